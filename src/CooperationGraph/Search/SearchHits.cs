using CooperationGraph.Stores;

namespace CooperationGraph.Search;

/// <summary>What a text finds, the best first: by how its name is met, how much of the name is beyond the text, what the name is to the node, then by kind and id.</summary>
public sealed class SearchHits
{
    private readonly ulong[] _ranks;
    private readonly Func<ulong, SearchHit> _read;

    internal SearchHits(ulong[] ranks, Func<ulong, SearchHit> read) => (_ranks, _read) = (ranks, read);

    public int Count => _ranks.Length;

    public SearchHit this[int place] => _read(_ranks[place]);

    /// <summary>The window of a page on the hits.</summary>
    public (IReadOnlyList<SearchHit> Hits, bool HasPrevious, bool HasNext) Page(PageRequest page)
    {
        var after = page.After is null ? 0 : CountOf(position => Compare(position, page.After) <= 0);
        var before = page.Before is null ? Count : CountOf(position => Compare(position, page.Before) < 0);
        var (start, end) = page.Backward ? (Math.Max(after, before - page.Size), before) : (after, (int)Math.Min(before, (long)after + page.Size));
        return ([.. Enumerable.Range(start, Math.Max(0, end - start)).Select(place => this[place])], start > 0, end < Count);
    }

    // How many stand from the front on: the order makes it a question of halves.
    private int CountOf(Func<PagePosition, bool> stands)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stands(this[middle].Position)) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(PagePosition left, PagePosition right)
    {
        var keys = string.CompareOrdinal(left.Key, right.Key);
        return keys != 0 ? keys : string.CompareOrdinal(left.Id, right.Id);
    }
}
