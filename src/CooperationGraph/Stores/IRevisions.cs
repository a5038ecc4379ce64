namespace CooperationGraph.Stores;

/// <summary>Opens revisions beside the one that is served, so that several can be read in one process. Implementations are safe for concurrent use.</summary>
public interface IRevisions
{
    /// <summary>The revisions that can be opened now, in the order of <see cref="KnownRevision.NewestFirst"/>. One may be gone before it is.</summary>
    /// <exception cref="StoreUnavailableException">Nobody can say now.</exception>
    ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A revision to be read until the handle is disposed; null for an unknown one. All who have it open read the same store.</summary>
    /// <exception cref="StoreUnavailableException">As many others are open as may be at once, or the revision cannot be read now.</exception>
    ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken);
}
