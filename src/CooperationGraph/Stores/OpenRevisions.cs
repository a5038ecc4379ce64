namespace CooperationGraph.Stores;

/// <summary>The revisions that are open: each is read once for all who want it, and let go with its last handle. Safe for concurrent use.</summary>
/// <param name="bound">How many may be open at once.</param>
public sealed class OpenRevisions(int bound)
{
    private readonly Dictionary<string, Entry> _open = [];

    /// <param name="readAsync">Reads the revision; null where there is none of this name. It belongs to all who wait for it, so it takes nobody's token.</param>
    /// <exception cref="StoreUnavailableException">As many others are open already.</exception>
    public async ValueTask<RevisionHandle?> OpenAsync(string revision, Func<Task<IGraphStore?>> readAsync, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = Enter(revision, readAsync);
        IGraphStore? store = null;
        try
        {
            store = await entry.Store.Value.WaitAsync(cancellationToken);
            return store is null ? null : new(store, () => Leave(revision, entry));
        }
        finally
        {
            if (store is null) Leave(revision, entry);
        }
    }

    private Entry Enter(string revision, Func<Task<IGraphStore?>> readAsync)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(revision, out var entry))
            {
                if (_open.Count >= bound) throw new StoreUnavailableException($"{bound} other revisions are being read, as many as may be at once. Ask again in a moment.");
                _open.Add(revision, entry = new(new(readAsync)));
            }

            entry.Readers++;
            return entry;
        }
    }

    private void Leave(string revision, Entry entry)
    {
        lock (_open)
        {
            if (--entry.Readers == 0) _open.Remove(revision);
        }
    }

    private sealed class Entry(Lazy<Task<IGraphStore?>> store)
    {
        public Lazy<Task<IGraphStore?>> Store { get; } = store;

        public int Readers { get; set; }
    }
}
