using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>Orders nodes of one label that are in memory, and cuts a page out of them.</summary>
public static class NodePager
{
    private static readonly Comparer<GraphNode> ById = Comparer<GraphNode>.Create(static (left, right) => string.CompareOrdinal(left.Id, right.Id));

    /// <summary>The page, with the total and whether nodes stand before and after it. Positions that no node has any more are still places in the order.</summary>
    /// <param name="nodes">In any order.</param>
    public static NodePage Page(IReadOnlyCollection<GraphNode> nodes, NodeOrder order, PageRequest page)
    {
        var sorted = nodes.ToArray();
        Sort(sorted, order);
        return PageSorted(sorted, order, page);
    }

    /// <summary>As <see cref="Page"/>, of nodes that <see cref="Sort"/> has ordered.</summary>
    public static NodePage PageSorted(GraphNode[] sorted, NodeOrder order, PageRequest page)
    {
        var start = page.After is null ? 0 : Count(sorted, order, page.After, inclusive: true);
        var end = page.Before is null ? sorted.Length : Count(sorted, order, page.Before, inclusive: false);
        end = Math.Max(start, end);
        if (page.Backward) start = Math.Max(start, end - page.Size);
        else end = (int)Math.Min(end, (long)start + page.Size);
        return new(new ArraySegment<GraphNode>(sorted, start, end - start), sorted.Length, start > 0, end < sorted.Length);
    }

    /// <summary>Puts nodes into their total order, in place.</summary>
    public static void Sort(GraphNode[] nodes, NodeOrder order)
    {
        if (order.By is not Property<PartialDate> date)
        {
            Array.Sort(nodes, (left, right) => Compare(order, KeyOf(left, order), left.Id, KeyOf(right, order), right.Id));
            return;
        }

        // Numbers sort ten times faster than a comparer; what is equal is left to the ids.
        var keys = Array.ConvertAll(nodes, node => node.Get(date) is { } value ? (order.Descending ? -value.SortKey : value.SortKey) : int.MaxValue);
        Array.Sort(keys, nodes);
        for (var start = 0; start < nodes.Length;)
        {
            var end = start + 1;
            while (end < nodes.Length && keys[end] == keys[start]) end++;
            if (end - start > 1) Array.Sort(nodes, start, end - start, ById);
            start = end;
        }
    }

    /// <summary>The position of a node, from which a later request can go on.</summary>
    public static PagePosition PositionOf(GraphNode node, NodeOrder order) =>
        new(KeyOf(node, order) switch { null => null, decimal number => number.ToString(CultureInfo.InvariantCulture), var value => value.ToString() }, node.Id);

    /// <summary>How many of nodes that <see cref="Sort"/> has ordered stand before the position, or at it where inclusive: by bisection, for the order is total.</summary>
    public static int Count(GraphNode[] sorted, NodeOrder order, PagePosition position, bool inclusive)
    {
        var key = Parse(order, position.Key);
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var compared = Compare(order, KeyOf(sorted[middle], order), sorted[middle].Id, key, position.Id);
            if (compared < 0 || (inclusive && compared == 0)) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(NodeOrder order, object? leftKey, string leftId, object? rightKey, string rightId)
    {
        if (leftKey is null != rightKey is null) return leftKey is null ? 1 : -1;
        var compared = (leftKey, rightKey) switch
        {
            (string left, string right) => CompareCodePoints(left, right),
            (PartialDate left, PartialDate right) => left.CompareTo(right),
            (decimal left, decimal right) => left.CompareTo(right),
            _ => 0,
        };
        if (order.Descending) compared = -compared;
        return compared != 0 ? compared : string.CompareOrdinal(leftId, rightId);
    }

    // As UTF-8 sorts, and with it most databases; UTF-16 puts the code points from U+10000 on before those from U+E000 on.
    private static int CompareCodePoints(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);
        return Rank(left[common]).CompareTo(Rank(right[common]));

        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    private static object? Parse(NodeOrder order, string? key) =>
        (key, order.By?.Kind) switch
        {
            (null, _) => null,
            (_, PropertyKind.Date) => PartialDate.TryParse(key, out var date) ? date : null,
            (_, PropertyKind.Number) => decimal.TryParse(key, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => key,
        };

    private static object? KeyOf(GraphNode node, NodeOrder order) => order.By is { } property ? node[property] : null;
}
