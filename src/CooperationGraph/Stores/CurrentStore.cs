namespace CooperationGraph.Stores;

/// <summary>
/// Which store answers now: that of the newest revision noticed. A request takes <see cref="Store"/> once and stays with it to its end, so
/// that no answer mixes two revisions. Safe for concurrent use.
/// </summary>
public sealed class CurrentStore
{
    private volatile State _state;

    public CurrentStore(IGraphStore store) => _state = new(store, null, IsReachable: true);

    /// <summary>No store yet.</summary>
    /// <param name="reason">Why, and what to do about it: a sentence for whoever runs the service.</param>
    public CurrentStore(string reason) => _state = new(null, reason, IsReachable: false);

    /// <exception cref="StoreUnavailableException">There is none yet.</exception>
    public IGraphStore Store => _state is { Store: { } store } ? store : throw new StoreUnavailableException("There are no data to answer from yet. /health/ready says what is missing.");

    /// <summary>The revision that is read now; null before there is one.</summary>
    public string? Revision => _state.Store?.Revision;

    /// <summary>What whoever runs the service should know: why there is no store, or why a newer revision was not taken. Null where all is well.</summary>
    public string? Notice => _state.Notice;

    /// <summary>Whether the store is believed to answer. Where it is not, whether there is a newer revision cannot be known either.</summary>
    public bool IsReachable => _state.IsReachable;

    /// <summary>Answers from another store from now on. Requests that run stay with theirs.</summary>
    public void Switch(IGraphStore store) => _state = new(store, null, IsReachable: true);

    /// <summary>Leaves the store as it is, and says what is wrong.</summary>
    public void Note(string notice) => _state = _state with { Notice = notice };

    /// <summary>Leaves the store as it is, and says that it does not answer now. <see cref="Clear"/> or <see cref="Switch"/> ends it.</summary>
    public void Unreachable(string notice) => _state = _state with { Notice = notice, IsReachable = false };

    /// <summary>All is well again.</summary>
    public void Clear()
    {
        if (_state.Store is not null) _state = _state with { Notice = null, IsReachable = true };
    }

    private sealed record State(IGraphStore? Store, string? Notice, bool IsReachable);
}
