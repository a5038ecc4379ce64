namespace CooperationGraph.Stores;

/// <summary>A revision that is open for one reader. Disposing it twice is disposing it once.</summary>
public sealed class RevisionHandle : IDisposable
{
    private Action? _close;

    internal RevisionHandle(IGraphStore store, Action close) => (Store, _close) = (store, close);

    /// <summary>To be asked before <see cref="Dispose"/> alone. Where it reads a database, that may remove the revision all the same (<see cref="RevisionRemovedException"/>).</summary>
    public IGraphStore Store { get; }

    public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();
}
