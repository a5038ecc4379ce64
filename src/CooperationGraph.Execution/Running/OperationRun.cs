using CooperationGraph.Execution.Output;
using Microsoft.Extensions.ObjectPool;

namespace CooperationGraph.Execution.Running;

/// <summary>Everything that executing one request needs and the next one can use again: levels, buffer, clock.</summary>
internal sealed class OperationRun : IResettable, IDisposable
{
    private const int KeptBytes = 4 * 1024 * 1024;

    private readonly EngineOptions _options;
    private readonly LevelResolver _levels;
    private CancellationTokenSource _deadline = new();

    public OperationRun(EngineOptions options)
    {
        _options = options;
        _levels = new(options);
        Writer = new(options, Output);
    }

    /// <summary>The levels of the last request.</summary>
    public int Levels => _levels.Count;

    /// <summary>The objects that the last request led to.</summary>
    public int Objects => _levels.Objects;

    public JsonOutput Output { get; private set; } = new();

    private AnswerWriter Writer { get; set; }

    /// <summary>Whether nothing of the request can still run, so that another request may use this.</summary>
    public bool IsReusable { get; private set; } = true;

    /// <summary>Writes the value of <c>data</c>.</summary>
    /// <exception cref="BoundExceededException">A bound was met.</exception>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask ExecuteAsync(Request request, ErrorList errors, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _deadline);
        _deadline.CancelAfter(_options.Timeout);
        IsReusable = false;
        try
        {
            var root = await _levels.ResolveAsync(request, _deadline.Token);
            IsReusable = true;
            Writer.Write(request, root, errors, _deadline.Token);
        }
        catch (OperationCanceledException) when (_deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BoundExceededException(ErrorCodes.Timeout, $"The operation took longer than {_options.Timeout.TotalSeconds:0.##} s. Ask for fewer rows or fewer fields.");
        }
    }

    public bool TryReset()
    {
        if (!IsReusable || Output.Capacity > KeptBytes) return false;
        _levels.End();
        Writer.End();
        if (_deadline.TryReset()) return true;
        _deadline.Dispose();
        _deadline = new();
        return true;
    }

    public void Dispose() => _deadline.Dispose();
}
