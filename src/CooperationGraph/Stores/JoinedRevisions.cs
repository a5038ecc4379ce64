namespace CooperationGraph.Stores;

/// <summary>The revisions of several sources as one: each is opened from the first that has it.</summary>
/// <param name="sources">The nearest first.</param>
public sealed class JoinedRevisions(params IReadOnlyList<IRevisions> sources) : IRevisions
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownRevision>();
        foreach (var source in sources)
            foreach (var each in await source.ListAsync(cancellationToken)) known.TryAdd(each.Revision, each);
        return [.. KnownRevision.NewestFirst(known.Values)];
    }

    /// <inheritdoc/>
    public async ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
            if (await source.OpenAsync(revision, cancellationToken) is { } handle) return handle;
        return null;
    }
}
