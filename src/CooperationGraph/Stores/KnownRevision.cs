namespace CooperationGraph.Stores;

/// <summary>A revision that can be opened.</summary>
/// <param name="ImportedAt">When it was imported, or first read where nothing is imported; null where that is not known.</param>
public sealed record KnownRevision(string Revision, DateTimeOffset? ImportedAt)
{
    /// <summary>The order of revisions: the newest first, those of an unknown time last, equal ones by name (ordinal).</summary>
    public static IEnumerable<KnownRevision> NewestFirst(IEnumerable<KnownRevision> revisions) =>
        revisions.OrderByDescending(each => each.ImportedAt ?? DateTimeOffset.MinValue).ThenBy(each => each.Revision, StringComparer.Ordinal);
}
