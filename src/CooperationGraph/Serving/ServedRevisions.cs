using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>
/// The revisions that this process serves and has served, as far as they still fit: stores in memory are kept when another takes their place, the last ones first. What stands in a
/// database is the database's to keep. Safe for concurrent use.
/// </summary>
public sealed class ServedRevisions : IRevisions
{
    /// <summary>How many former revisions are kept.</summary>
    public const int MaxFormer = 3;

    /// <summary>How many nodes these may have together: about 200 MB.</summary>
    public const int MaxFormerNodes = 200_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;

    // The newest last.
    private List<(IGraphStore Store, DateTimeOffset Since)> _served = [];

    public ServedRevisions(CurrentStore current, TimeProvider clock)
    {
        _clock = clock;
        if (current.Now.Graph is { } graph) Add(graph.Store);
        current.Switched += (_, switched) => Add(switched.Current.Store);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. KnownRevision.NewestFirst(Now().Select(each => new KnownRevision(each.Store.Revision, each.Since)))]);
    }

    /// <inheritdoc/>
    public ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var store = Now().FindLast(each => each.Store.Revision == revision).Store;
        return new(store is null ? null : new RevisionHandle(store, static () => { }));
    }

    private List<(IGraphStore Store, DateTimeOffset Since)> Now()
    {
        lock (_lock) return _served;
    }

    private void Add(IGraphStore store)
    {
        lock (_lock)
        {
            // One that comes back is new again.
            var former = _served.FindAll(each => each.Store.KeepsNodes && each.Store.Revision != store.Revision);
            var (kept, nodes) = (0, 0L);
            while (kept < Math.Min(MaxFormer, former.Count) && (nodes += GraphModel.Labels.Sum(former[former.Count - 1 - kept].Store.CountOf)) <= MaxFormerNodes) kept++;
            _served = [.. former.TakeLast(kept), (store, _clock.GetUtcNow())];
        }
    }
}
