using CooperationGraph.Stores;

namespace CooperationGraph.Search;

/// <summary>
/// What a text finds, the best first: by how its name is met, how much of the name is beyond the text, what the name is to the node, then by kind and id. A first page is picked out;
/// all are put in order when more is asked for. For one request, not for several at once.
/// </summary>
public sealed class SearchHits
{
    private readonly ulong[] _ranks;
    private readonly int[] _names;
    private readonly Func<ulong, int, SearchHit> _read;
    private bool _areSorted;

    /// <param name="ranks">In no order; with each at its place what <paramref name="read"/> needs beside it.</param>
    internal SearchHits(ulong[] ranks, int[] names, Func<ulong, int, SearchHit> read) => (_ranks, _names, _read) = (ranks, names, read);

    public int Count => _ranks.Length;

    public SearchHit this[int place]
    {
        get
        {
            if (!_areSorted) Array.Sort(_ranks, _names);
            _areSorted = true;
            return _read(_ranks[place], _names[place]);
        }
    }

    /// <summary>The window of a page on the hits.</summary>
    public (IReadOnlyList<SearchHit> Hits, bool HasPrevious, bool HasNext) Page(PageRequest page)
    {
        if (page is { After: null, Before: null, Backward: false } && page.Size < Count && !_areSorted) return (First(page.Size), false, true);
        var after = page.After is null ? 0 : CountOf(position => Compare(position, page.After) <= 0);
        var before = page.Before is null ? Count : CountOf(position => Compare(position, page.Before) < 0);
        var (start, end) = page.Backward ? (Math.Max(after, before - page.Size), before) : (after, (int)Math.Min(before, (long)after + page.Size));
        return ([.. Enumerable.Range(start, Math.Max(0, end - start)).Select(place => this[place])], start > 0, end < Count);
    }

    // The best so far stay in order: of many hits few come before the last of them.
    private List<SearchHit> First(int count)
    {
        List<(ulong Rank, int Name)> best = new(count + 1);
        for (var i = 0; i < _ranks.Length && count > 0; i++)
        {
            if (best.Count == count && _ranks[i] > best[^1].Rank) continue;
            var place = best.Count;
            while (place > 0 && best[place - 1].Rank > _ranks[i]) place--;
            best.Insert(place, (_ranks[i], _names[i]));
            if (best.Count > count) best.RemoveAt(count);
        }

        return best.ConvertAll(each => _read(each.Rank, each.Name));
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
