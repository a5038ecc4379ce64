using CooperationGraph.Datasets;

namespace CooperationGraph.Stores;

/// <summary>Revisions whose datasets are read into memory when they are opened.</summary>
/// <param name="datasets">How to read each revision's dataset, by revision.</param>
/// <param name="bound">How many may be in memory at once.</param>
public sealed class MemoryRevisions(IReadOnlyDictionary<string, Func<GraphDataset>> datasets, int bound) : IRevisions
{
    private readonly OpenRevisions _open = new(bound);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. KnownRevision.NewestFirst(datasets.Keys.Select(revision => new KnownRevision(revision, ImportedAt: null)))]);
    }

    /// <inheritdoc/>
    public ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken) =>
        _open.OpenAsync(revision, () => datasets.TryGetValue(revision, out var read) ? Task.Run<IGraphStore?>(() => new MemoryGraphStore(read())) : Task.FromResult<IGraphStore?>(null), cancellationToken);
}
