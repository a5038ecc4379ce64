using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>Puts the ends of relationships, which come in no order, beside the nodes that were asked about.</summary>
internal static class NeighbourReading
{
    // Several relationships to one node stand in the order of the dataset.
    private static readonly Comparer<(string Id, int Place)> ByIdThenPlace = Comparer<(string Id, int Place)>.Create(static (left, right) =>
        string.CompareOrdinal(left.Id, right.Id) is var compared and not 0 ? compared : left.Place.CompareTo(right.Place));

    /// <param name="ends">Each with the place of the node asked about, the number of the other end and, where the type has properties, its place and its values.</param>
    public static Neighbours Read(int count, RelationshipType type, CypherValue[] ends, Func<int, GraphNode> nodeOf)
    {
        var offsets = new int[count + 1];
        foreach (var end in ends) offsets[end.Items[0].Whole + 1]++;
        for (var i = 0; i < count; i++) offsets[i + 1] += offsets[i];
        var items = new Neighbour[ends.Length];
        var keys = new (string Id, int Place)[ends.Length];
        var next = offsets.AsSpan(0, count).ToArray();
        var hasValues = type.Properties.Count > 0;
        foreach (var end in ends)
        {
            var columns = end.Items;
            var index = next[columns[0].Whole]++;
            items[index] = new(nodeOf(columns[1].Whole), hasValues ? NodeColumns.Values(type, columns.AsSpan(3)) : null);
            keys[index] = (items[index].Node.Id, hasValues ? columns[2].Whole : 0);
        }

        for (var i = 0; i < count; i++) Array.Sort(keys, items, offsets[i], offsets[i + 1] - offsets[i], ByIdThenPlace);
        return new(items, offsets);
    }
}
