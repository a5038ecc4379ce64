using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of a label in one order, and of each the rank that it has there: what stands on a page is found by numbers, wherever the page lies.</summary>
internal sealed class NodeRanking
{
    private readonly LabelNodes _label;
    private readonly NodeOrder _order;
    private readonly GraphNode[] _sorted;

    // By rank the place of each node, and by place its rank.
    private readonly int[] _places;
    private readonly int[] _ranks;

    public NodeRanking(LabelNodes label, NodeOrder order)
    {
        (_label, _order) = (label, order);
        _sorted = (GraphNode[])label.Nodes.Clone();
        if (order != NodeOrder.ById) NodePager.Sort(_sorted, order);
        _places = Array.ConvertAll(_sorted, label.PlaceOf);
        _ranks = new int[_places.Length];
        for (var rank = 0; rank < _places.Length; rank++) _ranks[_places[rank]] = rank;
    }

    /// <summary>A page of all nodes.</summary>
    public NodePage Page(PageRequest page) => NodePager.PageSorted(_sorted, _order, page);

    /// <summary>A page of some.</summary>
    public NodePage Page(NodeSet nodes, PageRequest page)
    {
        // To sort few is less than to go through all in order until the page is full, and of many the other way round.
        var count = nodes.Count;
        return 8L * count * count < (long)Math.Min(page.Size, count) * nodes.Size ? Page(nodes.Places(), page) : PageOfMany(nodes, page);
    }

    /// <summary>A page of some.</summary>
    /// <param name="places">Which nodes; taken over.</param>
    public NodePage Page(int[] places, PageRequest page)
    {
        for (var i = 0; i < places.Length; i++) places[i] = _ranks[places[i]];
        places.AsSpan().Sort();
        var (start, end) = (CountBefore(RankAfter(page)), CountBefore(RankBefore(page)));
        end = Math.Max(start, end);
        if (page.Backward) start = Math.Max(start, end - page.Size);
        else end = (int)Math.Min(end, (long)start + page.Size);
        var nodes = new GraphNode[end - start];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = _sorted[places[start + i]];
        return new(nodes, places.Length, start > 0, end < places.Length);

        int CountBefore(int rank)
        {
            var found = places.AsSpan().BinarySearch(rank);
            return found < 0 ? ~found : found;
        }
    }

    private NodePage PageOfMany(NodeSet nodes, PageRequest page)
    {
        var begin = RankAfter(page);
        var end = Math.Max(begin, RankBefore(page));
        var found = new List<GraphNode>(Math.Min(page.Size, nodes.Count));
        if (page.Backward)
        {
            var first = end;
            while (first > begin && found.Count < page.Size)
                if (nodes.Contains(_places[--first])) found.Add(_sorted[first]);
            found.Reverse();
            return new(found, nodes.Count, AnyBefore(first), AnyFrom(end));
        }

        var next = begin;
        for (; next < end && found.Count < page.Size; next++)
            if (nodes.Contains(_places[next])) found.Add(_sorted[next]);
        return new(found, nodes.Count, AnyBefore(begin), AnyFrom(next));

        bool AnyBefore(int rank)
        {
            while (rank > 0)
                if (nodes.Contains(_places[--rank])) return true;
            return false;
        }

        bool AnyFrom(int rank)
        {
            for (; rank < _places.Length; rank++)
                if (nodes.Contains(_places[rank])) return true;
            return false;
        }
    }

    // The first rank of the window, and the first behind it.
    private int RankAfter(PageRequest page) => page.After is { } position ? NodePager.Count(_sorted, _order, position, inclusive: true) : 0;

    private int RankBefore(PageRequest page) => page.Before is { } position ? NodePager.Count(_sorted, _order, position, inclusive: false) : _sorted.Length;
}
