using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>The Cypher texts of the store. Each finds its nodes by the constraint on (revision, number) or (revision, id) of the label Node, unless it says otherwise.</summary>
internal static class Statements
{
    private const string ByNumber = $"MATCH (n:{GraphWords.Node} {{revision: $revision, number: $numbers[i]}})";

    private static readonly IReadOnlyList<NodeLabel>[] Ends = [.. GraphModel.RelationshipTypes.SelectMany(type => new[] { From(type), To(type) })];

    /// <summary>The labels that a relationship type may lead to, seen along the direction.</summary>
    public static IReadOnlyList<NodeLabel> LabelsAt(RelationshipType type, Direction direction) => Ends[(type.Index * 2) + (direction == Direction.Outgoing ? 1 : 0)];

    public static string NodesById(IReadOnlyList<NodeLabel> labels) =>
        $"UNWIND $ids AS id MATCH (n:{GraphWords.Node} {{revision: $revision, id: id}}) WITH collect({NodeColumns.Of("n", labels)}) AS nodes {GraphWords.AtRevision("nodes")} RETURN nodes";

    public static string NodesOfRange(NodeLabel label) =>
        $"MATCH (n:{GraphWords.Node}) WHERE n.revision = $revision AND n.number >= $from AND n.number < $to "
        + $"WITH collect({NodeColumns.Of("n", [label])}) AS nodes {GraphWords.AtRevision("nodes")} RETURN nodes";

    /// <summary>The relationships of a type that start from nodes of a range: the ids of both ends, then the relationship's own columns.</summary>
    public static string RelationshipsOfRange(RelationshipType type) =>
        $"MATCH (n:{GraphWords.Node}) WHERE n.revision = $revision AND n.number >= $from AND n.number < $to MATCH (n)-[r:{type.Name}]->(m) "
        + $"WITH collect([n.id, m.id, {NodeColumns.Of("r", type)}]) AS ends {GraphWords.AtRevision("ends")} RETURN ends";

    /// <param name="nodes">The labels of the nodes at the other end if their properties are wanted.</param>
    public static string Neighbours(RelationshipType type, Direction direction, IReadOnlyList<NodeLabel>? nodes)
    {
        var relationship = $"[r:{type.Name}]";
        var path = direction == Direction.Outgoing ? $"(n)-{relationship}->(m)" : $"(n)<-{relationship}-(m)";
        var item = $"[i, m.number{(type.Properties.Count > 0 ? ", " + NodeColumns.Of("r", type) : "")}]";
        var others = nodes is null ? "" : $", [m IN collect(DISTINCT m) | {NodeColumns.Of("m", nodes)}] AS nodes";
        return $"UNWIND range(0, size($numbers) - 1) AS i {ByNumber} MATCH {path} WITH collect({item}) AS ends{others} {GraphWords.AtRevision("ends")} RETURN ends{(nodes is null ? "" : ", nodes")}";
    }

    public static string Matching(string condition) =>
        $"UNWIND range(0, size($numbers) - 1) AS i {ByNumber} WHERE {condition} WITH collect(i) AS matching {GraphWords.AtRevision("matching")} RETURN matching";

    public static string Page(PageWriter page, string item, bool count) =>
        $"{page.SubQueries("", item, count)} WITH items, {(count ? "total" : "0 AS total")}, {page.HasBefore} AS before, {page.HasBeyond} AS beyond "
        + $"{GraphWords.AtRevision("[items, total, before, beyond]")} RETURN items, total, before, beyond";

    public static string Pages(PageWriter page, string item, bool count) =>
        $"UNWIND range(0, size($numbers) - 1) AS i MATCH (p:{GraphWords.Node} {{revision: $revision, number: $numbers[i]}}) {page.SubQueries("p", item, count)} "
        + $"WITH collect([items, {(count ? "total" : "0")}, {page.HasBefore}, {page.HasBeyond}, i]) AS pages {GraphWords.AtRevision("pages")} RETURN pages";

    private static IReadOnlyList<NodeLabel> From(RelationshipType type) => [.. GraphModel.Labels.Where(type.StartsFrom)];

    private static IReadOnlyList<NodeLabel> To(RelationshipType type) => [.. GraphModel.Labels.Where(label => type.Ends.Any(ends => ends.To == label || (ends.To is null && label.Cited)))];
}
