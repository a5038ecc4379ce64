using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Pages of the nodes that a long list of ids names, as of all that sources disagree on: to look up 2,000 ids took the database 30 ms, for each page anew. So they are looked up once for each order, and of
/// a page only its own nodes are asked for. What was found stays as long as the list, which whoever derives it from the revision keeps. Safe for concurrent use.
/// </summary>
/// <param name="rowAsync">Asks the database for the one row of a statement.</param>
internal sealed class IdPages(KeptNodes kept, Func<string, Dictionary<string, object?>, CancellationToken, Task<CypherValue[]>> rowAsync)
{
    /// <summary>Shorter lists are looked up each time: such as somebody asks with are seldom asked for again.</summary>
    public const int ManyIds = 256;

    private readonly ConditionalWeakTable<IReadOnlySet<string>, ConcurrentDictionary<(NodeLabel Label, NodeOrder Order), OrderedNodes>> _known = [];

    /// <summary>The page; null where the condition is another, or where a cursor names none of the nodes as it is.</summary>
    public async ValueTask<NodePage?> FindAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.IsWhole || NodePattern.Parts(condition).ToList() is not [Condition.IdIn { Ids: { Count: >= ManyIds } ids }]) return null;
        var found = await OrderedAsync(label, order, ids, cancellationToken);
        if (found.WindowOf(page) is not var (start, end)) return null;
        var numbers = found.Numbers.AsSpan(start, end - start).ToArray();
        List<PagePosition> cursors = [.. new[] { page.After, page.Before }.OfType<PagePosition>()];
        var nodes = await ReadAsync(label, [.. numbers.Concat(cursors.Select(cursor => found.Numbers[found.Places[cursor.Id]])).Distinct()], cancellationToken);
        return cursors.TrueForAll(cursor => NodePager.PositionOf(nodes[found.Numbers[found.Places[cursor.Id]]], order) == cursor)
            ? new(Array.ConvertAll(numbers, number => nodes[number]), found.Numbers.Length, start > 0, end < found.Numbers.Length)
            : null;
    }

    private async ValueTask<OrderedNodes> OrderedAsync(NodeLabel label, NodeOrder order, IReadOnlySet<string> ids, CancellationToken cancellationToken)
    {
        var known = _known.GetOrCreateValue(ids);
        if (known.TryGetValue((label, order), out var found)) return found;
        var row = await rowAsync(Statements.NumbersById(label, order), new() { ["ids"] = ids.ToArray() }, cancellationToken);
        return known.GetOrAdd((label, order), new OrderedNodes(row[0].Items));
    }

    private async ValueTask<Dictionary<int, GraphNode>> ReadAsync(NodeLabel label, int[] numbers, CancellationToken cancellationToken)
    {
        if (kept.Has(label) || numbers.Length == 0) return numbers.ToDictionary(number => number, number => kept[number]);
        var row = await rowAsync(Statements.NodesByNumber, new() { ["numbers"] = numbers, [NodeColumns.Parameter] = NodeColumns.Of([label]) }, cancellationToken);
        return row[0].Items.Select(columns => NodeColumns.Read(columns.Items)).ToDictionary(node => node.Number);
    }

    private sealed class OrderedNodes
    {
        public OrderedNodes(CypherValue[] nodes)
        {
            Numbers = Array.ConvertAll(nodes, node => node.Items[0].Whole);
            for (var place = 0; place < nodes.Length; place++) Places.Add(nodes[place].Items[1].Text!, place);
        }

        public int[] Numbers { get; }

        public Dictionary<string, int> Places { get; } = [];

        // Null where a cursor names another node.
        public (int Start, int End)? WindowOf(PageRequest page)
        {
            var (start, end) = (0, Numbers.Length);
            if (page.After is { } after)
            {
                if (!Places.TryGetValue(after.Id, out var place)) return null;
                start = place + 1;
            }

            if (page.Before is { } before)
            {
                if (!Places.TryGetValue(before.Id, out var place)) return null;
                end = Math.Max(start, place);
            }

            return page.Backward ? (Math.Max(start, end - page.Size), end) : (start, (int)Math.Min(end, (long)start + page.Size));
        }
    }
}
