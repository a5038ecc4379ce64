namespace CooperationGraph.Stores;

/// <summary>
/// Which store answers now: that of the newest revision noticed. A request takes <see cref="Store"/> once and stays with it to its end, so
/// that no answer mixes two revisions. Safe for concurrent use.
/// </summary>
public sealed class CurrentStore
{
    private volatile State _state;

    public CurrentStore(IGraphStore store) => _state = new(store, null);

    /// <summary>No store yet.</summary>
    /// <param name="reason">Why, and what to do about it: a sentence for whoever runs the service.</param>
    public CurrentStore(string reason) => _state = new(null, reason);

    /// <exception cref="StoreUnavailableException">There is none yet.</exception>
    public IGraphStore Store => _state is { Store: { } store } ? store : throw new StoreUnavailableException(_state.Notice!);

    /// <summary>The revision that is read now; null before there is one.</summary>
    public string? Revision => _state.Store?.Revision;

    /// <summary>What whoever runs the service should know: why there is no store, or why a newer revision was not taken. Null where all is well.</summary>
    public string? Notice => _state.Notice;

    /// <summary>Answers from another store from now on. Requests that run stay with theirs.</summary>
    public void Switch(IGraphStore store) => _state = new(store, null);

    /// <summary>Leaves the store as it is, and says what is wrong.</summary>
    public void Note(string notice) => _state = _state with { Notice = notice };

    /// <summary>All is well again.</summary>
    public void Clear()
    {
        if (_state.Store is not null) _state = _state with { Notice = null };
    }

    private sealed record State(IGraphStore? Store, string? Notice);
}
