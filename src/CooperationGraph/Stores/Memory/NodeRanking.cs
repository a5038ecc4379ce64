using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of a label in one order, and of each the rank that it has there: what stands on a page is found by numbers, wherever the page lies.</summary>
internal sealed class NodeRanking
{
    // What putting one of some nodes into order costs, in steps through all of them.
    private const int SortingSteps = 16;

    private readonly NodeOrder _order;
    private readonly GraphNode[] _sorted;

    // By rank the place of each node, and by place its rank.
    private readonly int[] _places;
    private readonly int[] _ranks;

    // Whether each rank is the place.
    private readonly bool _isPlaceOrder;

    public NodeRanking(LabelNodes label, NodeOrder order)
    {
        (_order, _isPlaceOrder) = (order, order == label.PlaceOrder);
        _sorted = order == NodeOrder.ById ? label.ById() : (GraphNode[])label.Nodes.Clone();
        if (!_isPlaceOrder && order != NodeOrder.ById) NodePager.Sort(_sorted, order);
        _places = Array.ConvertAll(_sorted, label.PlaceOf);
        _ranks = new int[_places.Length];
        for (var rank = 0; rank < _places.Length; rank++) _ranks[_places[rank]] = rank;
    }

    /// <summary>A page of all nodes.</summary>
    public NodePage Page(PageRequest page) => NodePager.PageSorted(_sorted, _order, page);

    /// <summary>A page of some.</summary>
    public NodePage Page(NodeSet nodes, PageRequest page)
    {
        if (_isPlaceOrder) return PageInOrder(nodes, page, int.MaxValue)!;
        // To sort few is less than to go through all in order until the page is full, and of many the other way round; unless these stand together far from where the page begins.
        var count = nodes.Count;
        var areFew = 8L * count * count < (long)Math.Min(page.Size, count) * nodes.Size;
        return (areFew ? null : PageInOrder(nodes, page, (long)count * SortingSteps)) ?? Page(nodes.Places(), page);
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

    // Null where it takes more steps than allowed.
    private NodePage? PageInOrder(NodeSet nodes, PageRequest page, long steps)
    {
        var begin = RankAfter(page);
        var end = Math.Max(begin, RankBefore(page));
        var found = new List<GraphNode>(Math.Min(page.Size, nodes.Count));
        var (first, next) = (page.Backward ? end : begin, page.Backward ? end : begin);
        while (found.Count < page.Size)
        {
            var rank = page.Backward ? LastBefore(first) : FirstFrom(next);
            if (rank < begin || rank >= end) break;
            found.Add(_sorted[rank]);
            if (page.Backward) first = rank;
            else next = rank + 1;
        }

        if (page.Backward) found.Reverse();
        var answer = new NodePage(found, nodes.Count, LastBefore(first) >= 0, FirstFrom(next) < _sorted.Length);
        return steps < 0 ? null : answer;

        int FirstFrom(int rank)
        {
            if (_isPlaceOrder) return nodes.FirstFrom(rank);
            while (rank < _places.Length && !nodes.Contains(_places[rank]) && --steps >= 0) rank++;
            return rank;
        }

        int LastBefore(int rank)
        {
            if (_isPlaceOrder) return nodes.LastBefore(rank);
            while (--rank >= 0 && !nodes.Contains(_places[rank]) && --steps >= 0)
            {
            }

            return rank;
        }
    }

    // The first rank of the window, and the first behind it.
    private int RankAfter(PageRequest page) => page.After is { } position ? NodePager.Count(_sorted, _order, position, inclusive: true) : 0;

    private int RankBefore(PageRequest page) => page.Before is { } position ? NodePager.Count(_sorted, _order, position, inclusive: false) : _sorted.Length;
}
