namespace CooperationGraph.Stores;

/// <summary>Counts the calls of a store, whatever they ask for. Safe for concurrent use.</summary>
public sealed class CountingGraphStore(IGraphStore inner) : DelegatingGraphStore(inner)
{
    private int _calls;

    /// <summary>So far.</summary>
    public int Calls => _calls;

    protected override ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return ask();
    }
}
