using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// The Cypher texts of the store. Nodes that it has answered before are found by their numbers, <c>id(n)</c>, without an index; others by the constraint on
/// (import, number) or (import, id) of the label Node, unless a pattern says otherwise.
/// </summary>
internal static class Statements
{
    // id() is deprecated, and elementId() three times dearer; the language that has both stays.
    private const string Language = "CYPHER 5 ";

    private const string ByNumber = "MATCH (n) WHERE id(n) IN $numbers";

    private static readonly IReadOnlyList<NodeLabel>[] Ends = [.. GraphModel.RelationshipTypes.SelectMany(type => new[] { From(type), To(type) })];

    /// <summary>The labels that a relationship type may lead to, seen along the direction.</summary>
    public static IReadOnlyList<NodeLabel> LabelsAt(RelationshipType type, Direction direction) => Ends[(type.Index * 2) + (direction == Direction.Outgoing ? 1 : 0)];

    public static string NodesById(IReadOnlyList<NodeLabel> labels) =>
        $"{Language}UNWIND $ids AS id MATCH (n:{GraphWords.Node} {{import: $import, id: id}}) WITH collect({NodeColumns.Of("n", labels)}) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    public static string NodesOfRange(NodeLabel label) =>
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to WITH n ORDER BY n.number "
        + $"WITH collect({NodeColumns.Of("n", [label])}) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    /// <summary>For comparing what is stored: the labels of each node of a range, and its properties as pairs of name and value, whatever they are.</summary>
    public static string WholeNodesOfRange { get; } =
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to "
        + $"WITH collect([labels(n), [name IN keys(n) | [name, n[name]]]]) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    /// <summary>For comparing what is stored: the relationships of a type that start from nodes of a range, as the ids of both ends, and the properties as pairs of name and value.</summary>
    public static string WholeRelationshipsOfRange(RelationshipType type) =>
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to MATCH (n)-[r:{type.Name}]->(m) "
        + $"WITH collect([n.id, m.id, [name IN keys(r) | [name, r[name]]]]) AS ends {GraphWords.IfComplete("ends")} RETURN ends";

    /// <summary>Lists of equal length: the nodes asked about, the other ends, and the relationships' properties where the type has some. Then the other ends' own properties where wanted.</summary>
    /// <param name="nodes">The labels of the other ends if their properties are wanted.</param>
    public static string Neighbours(RelationshipType type, Direction direction, IReadOnlyList<NodeLabel>? nodes)
    {
        var relationship = type.Properties.Count > 0 ? $"[r:{type.Name}]" : $"[:{type.Name}]";
        var path = direction == Direction.Outgoing ? $"(n)-{relationship}->(m)" : $"(n)<-{relationship}-(m)";
        // Of nothing an empty list: a literal one would be a group's key, and without relationships there would be no row.
        const string Nothing = "collect(null)";
        var values = type.Properties.Count > 0 ? $"collect([{NodeColumns.Of("r", type)}])" : Nothing;
        var others = nodes is null ? Nothing : $"[m IN collect(DISTINCT m) | {NodeColumns.Of("m", nodes)}]";
        // Without the first WITH, which costs nothing, the planner starts from all relationships of a rare type.
        return $"{Language}{ByNumber} WITH DISTINCT n MATCH {path} WITH collect(id(n)) AS froms, collect(id(m)) AS tos, {values} AS values, {others} AS nodes {GraphWords.IfComplete("nodes + values + tos")} RETURN froms, tos, values, nodes";
    }

    public static string Matching(string condition) => $"{Language}{ByNumber} AND {condition} WITH collect(id(n)) AS matching {GraphWords.IfComplete("matching")} RETURN matching";

    public static string Page(PageWriter page, string item, bool count) =>
        $"{Language}{page.SubQueries("", item, count)} WITH items, {(count ? "total" : "0 AS total")}, {page.HasBefore} AS before, {page.HasBeyond} AS beyond "
        + $"{GraphWords.IfComplete("[items, total, before, beyond]")} RETURN items, total, before, beyond";

    public static string Pages(PageWriter page, string item, bool count) =>
        $"{Language}MATCH (p) WHERE id(p) IN $numbers WITH DISTINCT p {page.SubQueries("p", item, count)} "
        + $"WITH collect([items, {(count ? "total" : "0")}, {page.HasBefore}, {page.HasBeyond}, id(p)]) AS pages {GraphWords.IfComplete("pages")} RETURN pages";

    private static IReadOnlyList<NodeLabel> From(RelationshipType type) => [.. GraphModel.Labels.Where(type.StartsFrom)];

    private static IReadOnlyList<NodeLabel> To(RelationshipType type) => [.. GraphModel.Labels.Where(type.LeadsTo)];
}
