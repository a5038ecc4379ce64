using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>Puts the ends of relationships, which come in no order, beside the nodes that were asked about.</summary>
internal static class NeighbourReading
{
    /// <param name="froms">For each relationship the number of the node that was asked about.</param>
    /// <param name="tos">For each the number of the other end.</param>
    /// <param name="values">For each its properties; none where the type has none.</param>
    public static Neighbours Read(IReadOnlyList<GraphNode> nodes, RelationshipType type, CypherValue[] froms, CypherValue[] tos, CypherValue[] values, Func<int, GraphNode> nodeOf)
    {
        var ends = new (int From, Neighbour Item)[tos.Length];
        for (var i = 0; i < ends.Length; i++) ends[i] = (froms[i].Whole, new(nodeOf(tos[i].Whole), values.Length > 0 ? NodeColumns.Values(type, values[i].Items) : null));
        return Read(nodes, type, ends);
    }

    /// <param name="shared">Rows of <see cref="Statements.SharedNeighbours"/>.</param>
    /// <returns>Those of the nodes that the statement started from, and those of the others.</returns>
    public static (Neighbours OfStarts, Neighbours OfOthers) ReadShared(IReadOnlyList<GraphNode> starts, IReadOnlyList<GraphNode> others, RelationshipType type, CypherValue[] shared, Func<CypherValue, GraphNode> nodeOf)
    {
        var (ofStarts, ofOthers) = (new List<(int From, Neighbour Item)>(shared.Length), new List<(int From, Neighbour Item)>(shared.Length));
        foreach (var row in shared)
        {
            var node = nodeOf(row.Items[0]);
            Add(ofStarts, row.Items[1].Items, row.Items[2].Items);
            Add(ofOthers, row.Items[3].Items, row.Items[4].Items);

            void Add(List<(int From, Neighbour Item)> ends, CypherValue[] froms, CypherValue[] values)
            {
                for (var i = 0; i < froms.Length; i++) ends.Add((froms[i].Whole, new(node, values.Length > 0 ? NodeColumns.Values(type, values[i].Items) : null)));
            }
        }

        return (Read(starts, type, ofStarts), Read(others, type, ofOthers));
    }

    private static Neighbours Read(IReadOnlyList<GraphNode> nodes, RelationshipType type, IReadOnlyList<(int From, Neighbour Item)> ends)
    {
        var slots = new Dictionary<int, int>(nodes.Count);
        foreach (var node in nodes) slots.TryAdd(node.Number, slots.Count);
        var starts = new int[slots.Count + 1];
        foreach (var (from, _) in ends) starts[slots[from] + 1]++;
        for (var i = 0; i < slots.Count; i++) starts[i + 1] += starts[i];

        var items = new Neighbour[ends.Count];
        var next = starts.AsSpan(0, slots.Count).ToArray();
        foreach (var (from, item) in ends) items[next[slots[from]]++] = item;
        for (var i = 0; i < slots.Count; i++) Sort(type, items.AsSpan(starts[i], starts[i + 1] - starts[i]));
        return slots.Count == nodes.Count ? new(items, starts) : Repeated(nodes, slots, items, starts);
    }

    // By id; several relationships to one node in the order of the dataset, which is that of their cells.
    private static void Sort(RelationshipType type, Span<Neighbour> own)
    {
        if (own.Length < 2) return;
        own.Sort((left, right) =>
        {
            var compared = string.CompareOrdinal(left.Node.Id, right.Node.Id);
            return compared != 0 || left.Values is null ? compared : string.CompareOrdinal(Cells(type, left), Cells(type, right));
        });
    }

    private static string Cells(RelationshipType type, Neighbour neighbour) => string.Join('\0', type.Properties.Select(property => CellValue.ToText(neighbour.Values![property.Index])));

    // A node that was asked about twice has its neighbours twice.
    private static Neighbours Repeated(IReadOnlyList<GraphNode> nodes, Dictionary<int, int> slots, Neighbour[] items, int[] starts)
    {
        var all = new List<Neighbour>(items.Length);
        var offsets = new int[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++)
        {
            var slot = slots[nodes[i].Number];
            all.AddRange(items.AsSpan(starts[slot], starts[slot + 1] - starts[slot]));
            offsets[i + 1] = all.Count;
        }

        return new([.. all], offsets);
    }
}
