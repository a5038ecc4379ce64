using CooperationGraph.Execution.Planning;
using CooperationGraph.Execution.Running;

namespace CooperationGraph.Execution;

/// <summary>The response to a request: a JSON object in UTF-8. Disposing it gives its buffer back; the body may not be read afterwards.</summary>
public sealed class Answer : IDisposable
{
    private readonly RunPool _runs;
    private OperationRun? _run;

    internal Answer(RunPool runs, OperationRun run, bool executed, IReadOnlyCollection<string> errorCodes, PreparedOperation? operation)
    {
        _runs = runs;
        _run = run;
        Executed = executed;
        ErrorCodes = errorCodes;
        Body = run.Output.Written;
        OperationName = operation?.Operation.Name?.StringValue;
        (Levels, Objects) = executed ? (run.Levels, run.Objects) : (0, 0);
    }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the operation ran, so that the body has <c>data</c>; false where the request itself was refused.</summary>
    public bool Executed { get; }

    /// <summary>Whether the operation ran without an error.</summary>
    public bool IsRight => Executed && ErrorCodes.Count == 0;

    /// <summary>The codes of all errors in the body, each once, sorted.</summary>
    public IReadOnlyCollection<string> ErrorCodes { get; }

    /// <summary>The name that the document gives the operation; null for none.</summary>
    public string? OperationName { get; }

    /// <summary>Whether the operation had been planned for an earlier request.</summary>
    public bool PlanWasKept { get; init; }

    /// <summary>The levels that were executed: one for each concrete type at each place of the operation.</summary>
    public int Levels { get; }

    /// <summary>The objects that fields led to.</summary>
    public int Objects { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _run, null) is { } run) _runs.Return(run);
    }
}
