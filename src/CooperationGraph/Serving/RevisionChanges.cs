using CooperationGraph.Changes;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>What differs between revisions, read once for all who ask, the last pairs asked for kept. Safe for concurrent use.</summary>
public sealed class RevisionChanges(IRevisions revisions)
{
    private const int MaxPairs = 8;

    private readonly Lock _lock = new();
    private readonly List<((string From, string To) Pair, DerivedFact<IReadOnlyList<Change>?> Changes)> _known = [];

    /// <summary>The revisions that can be compared, the newest first.</summary>
    public ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken) => revisions.ListAsync(cancellationToken);

    /// <summary>As <see cref="ChangeReader.GetAsync"/>; null where one of the revisions is not there.</summary>
    /// <exception cref="TooManyChangesException">They have little in common.</exception>
    public ValueTask<IReadOnlyList<Change>?> GetAsync(string from, string to, CancellationToken cancellationToken) => Of((from, to)).GetAsync(cancellationToken);

    private DerivedFact<IReadOnlyList<Change>?> Of((string From, string To) pair)
    {
        lock (_lock)
        {
            var place = _known.FindIndex(each => each.Pair == pair);
            var own = place < 0 ? (pair, new DerivedFact<IReadOnlyList<Change>?>(() => ReadAsync(pair))) : _known[place];
            if (place >= 0) _known.RemoveAt(place);
            else if (_known.Count == MaxPairs) _known.RemoveAt(0);
            _known.Add(own);
            return own.Item2;
        }
    }

    private async ValueTask<IReadOnlyList<Change>?> ReadAsync((string From, string To) pair)
    {
        try
        {
            using var before = await revisions.OpenAsync(pair.From, CancellationToken.None);
            using var after = await revisions.OpenAsync(pair.To, CancellationToken.None);
            if (before is not null && after is not null) return await ChangeReader.GetAsync(before.Store, after.Store, CancellationToken.None);
        }
        catch (RevisionRemovedException)
        {
            // Gone while it was read.
        }

        // What is not there now may come yet.
        lock (_lock) _known.RemoveAll(each => each.Pair == pair);
        return null;
    }
}
