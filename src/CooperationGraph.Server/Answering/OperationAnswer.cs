using CooperationGraph.Execution;
using CooperationGraph.Server.Caching;

namespace CooperationGraph.Server.Answering;

/// <summary>The answer to an operation: one that is kept, or one of its own, whose buffer goes back when this is disposed of.</summary>
internal sealed class OperationAnswer : IDisposable
{
    public OperationAnswer(CachedAnswer kept, CacheOutcome outcome) => (Kept, Outcome) = (kept, outcome);

    public OperationAnswer(Answer own, CacheOutcome outcome) => (Own, Outcome) = (own, outcome);

    /// <summary>Without errors, and for every client alike; null where it is not kept.</summary>
    public CachedAnswer? Kept { get; }

    /// <summary>Null where <see cref="Kept"/> is not.</summary>
    public Answer? Own { get; }

    public CacheOutcome Outcome { get; }

    public ReadOnlyMemory<byte> Body => Kept?.Body ?? Own!.Body;

    public void Dispose() => Own?.Dispose();
}
