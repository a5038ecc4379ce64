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
    public const string Language = "CYPHER 5 ";

    private const string ByNumber = "MATCH (n) WHERE id(n) IN $numbers";

    private static readonly IReadOnlyList<NodeLabel>[] Ends = [.. GraphModel.RelationshipTypes.SelectMany(type => new[] { From(type), To(type) })];

    /// <summary>The labels that a relationship type may lead to, seen along the direction.</summary>
    public static IReadOnlyList<NodeLabel> LabelsAt(RelationshipType type, Direction direction) => Ends[(type.Index * 2) + (direction == Direction.Outgoing ? 1 : 0)];

    public static string NodesById { get; } =
        $"{Language}UNWIND $ids AS id MATCH (n:{GraphWords.Node} {{import: $import, id: id}}) WITH collect({NodeColumns.Of("n")}) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    public static string NodesOfRange { get; } =
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to WITH n ORDER BY n.number "
        + $"WITH collect({NodeColumns.Of("n")}) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    /// <summary>See <see cref="DatasetFigures"/>.</summary>
    public static string Figures { get; } = $"{Language}MATCH (d:Dataset {{import: $import}}) WHERE d.state = '{GraphWords.Complete}' RETURN d.values, d.statuses, d.letters";

    /// <summary>For comparing what is stored: the labels of each node of a range, and its properties as pairs of name and value, whatever they are.</summary>
    public static string WholeNodesOfRange { get; } =
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to "
        + $"WITH collect([labels(n), [name IN keys(n) | [name, n[name]]]]) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    /// <summary>For comparing what is stored: the relationships of a type that start from nodes of a range, as the ids of both ends, and the properties as pairs of name and value.</summary>
    public static string WholeRelationshipsOfRange(RelationshipType type) =>
        $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to MATCH (n)-[r:{type.Name}]->(m) "
        + $"WITH collect([n.id, m.id, [name IN keys(r) | [name, r[name]]]]) AS ends {GraphWords.IfComplete("ends")} RETURN ends";

    /// <summary>Lists of equal length: the nodes asked about, the other ends, and the relationships' properties where the type has some. Then the other ends' own properties where wanted.</summary>
    public static string Neighbours(RelationshipType type, Direction direction)
    {
        var relationship = type.Properties.Count > 0 ? $"[r:{type.Name}]" : $"[:{type.Name}]";
        var path = direction == Direction.Outgoing ? $"(n)-{relationship}->(m)" : $"(n)<-{relationship}-(m)";
        // Of nothing an empty list: a literal one would be a group's key, and without relationships there would be no row.
        const string Nothing = "collect(null)";
        var values = type.Properties.Count > 0 ? $"collect({NodeColumns.Of("r", type)})" : Nothing;
        var others = $"[m IN collect(DISTINCT CASE WHEN ${NodeColumns.Parameter} IS NOT NULL THEN m END) | {NodeColumns.Of("m")}]";
        // Without the first WITH, which costs nothing, the planner starts from all relationships of a rare type.
        return $"{Language}{ByNumber} WITH DISTINCT n MATCH {path} WITH collect(id(n)) AS froms, collect(id(m)) AS tos, {values} AS values, {others} AS nodes {GraphWords.IfComplete("nodes + values + tos")} RETURN froms, tos, values, nodes";
    }

    /// <summary>
    /// For each node that nodes of <c>$numbers</c> and of <c>$others</c> both lead to a list: the node, its starts among the first and the relationships' properties where the type has some, then the same
    /// of the others. It costs what the first lead to.
    /// </summary>
    /// <param name="of">What the node <c>m</c> must fulfil, or null: most are left before anything of them is read.</param>
    public static string SharedNeighbours(RelationshipType type, Direction direction, string? of)
    {
        string Path(string from, string relationship) => ConditionWriter.Path(from, type, direction, "m", relationship);
        string Values(string of) => type.Properties.Count > 0 ? $"[r IN {of} | {NodeColumns.Of("r", type)}]" : "[]";
        return $"{Language}{ByNumber} WITH DISTINCT n MATCH {Path("n", "r")}{(of is null ? "" : " WHERE " + of)} WITH m, collect(id(n)) AS ns, collect(r) AS rs MATCH {Path("o", "r")} WHERE id(o) IN $others "
            + $"WITH m, ns, rs, collect(id(o)) AS os, collect(r) AS others WITH collect([{NodeColumns.Of("m")}, ns, {Values("rs")}, os, {Values("others")}]) AS shared {GraphWords.IfComplete("shared")} RETURN shared";
    }

    public static string Matching(string condition) => $"{Language}{ByNumber} AND {condition} WITH collect(id(n)) AS matching {GraphWords.IfComplete("matching")} RETURN matching";

    public static string Page(PageWriter page, bool count) =>
        $"{Language}{page.Found("", count)} WITH {page.Items} AS items, {page.Total(count)} AS total, {page.HasBefore} AS before, {page.HasBeyond} AS beyond, {page.Listed} AS listed "
        + $"{GraphWords.IfComplete("[items, total, before, beyond, listed]")} RETURN items, total, before, beyond, listed";

    /// <summary>A page of what the nodes of each list of <see cref="NodePattern.Lists"/> have.</summary>
    public static string Pages(PageWriter page, bool count) =>
        $"{Language}UNWIND ${NodePattern.Lists} AS l {page.Found("l", count)} WITH collect([{page.Items}, {page.Total(count)}, {page.HasBefore}, {page.HasBeyond}, l[0], {page.Listed}]) AS pages {GraphWords.IfComplete("pages")} RETURN pages";

    /// <summary>The place in an order of the node that stands at a position; an empty list where none does any more, or where the revision is being removed: <see cref="PlaceAfter"/> tells which.</summary>
    /// <param name="hasKey">Whether the position has a key, <c>$key</c>, beside its <c>$id</c>.</param>
    public static string PlaceOf(NodeLabel label, NodeOrder order, bool hasKey)
    {
        var place = "n." + GraphWords.PlaceName(label, order);
        var demand = order.By is null ? "" : $" AND {Sorted(order.By)} {(hasKey ? "= $key" : "IS NULL")}";
        return $"{Language}MATCH (n:{GraphWords.Node} {{import: $import, id: $id}}) WHERE {place} >= $first AND {place} < $end{demand} RETURN collect({place}) AS places";
    }

    /// <summary>The first place in an order behind a position; null at its end.</summary>
    /// <param name="hasKey"><inheritdoc cref="PlaceOf"/></param>
    public static string PlaceAfter(NodeLabel label, NodeOrder order, bool hasKey)
    {
        var after = "n.id > $id";
        if (order.By is { } by)
        {
            var property = Sorted(by);
            after = hasKey ? $"({property} IS NULL OR {property} {(order.Descending ? '<' : '>')} $key OR ({property} = $key AND {after}))" : $"({property} IS NULL AND {after})";
        }

        return $"{Language}{NodePattern.All(label, order)} AND {after} WITH min(n.{GraphWords.PlaceName(label, order)}) AS next {GraphWords.IfComplete("[next]")} RETURN next";
    }

    private static string Sorted(Property by) => by.Kind == PropertyKind.Date ? GraphWords.FirstOf("n", by) : "n." + by.Name;

    /// <summary>One part per direction of a walk (<see cref="Branches"/>, <see cref="BranchCounts"/>).</summary>
    public static string Expansion(IEnumerable<string> parts) =>
        $"{Language}CALL () {{ {string.Join(" UNION ALL ", parts)} }} WITH collect([branch, nodes, values, total]) AS branches {GraphWords.IfComplete("branches")} RETURN branches";

    /// <summary>Nodes by their numbers, in no order.</summary>
    public static string NodesByNumber { get; } = $"{Language}{ByNumber} WITH collect({NodeColumns.Of("n")}) AS nodes {GraphWords.IfComplete("nodes")} RETURN nodes";

    /// <summary>The branches of one direction. Of each type of a node all neighbours are put in order by their ids, and of at most <c>$limit</c> the rest is read.</summary>
    /// <param name="starts">A parameter with lists: the number of a node, its types, and its branches as lists of type, index, and the id and ordinal to go on after.</param>
    /// <param name="demands">On the relationship <c>r</c>, where there are several types on its <c>type</c>, and on the neighbour <c>m</c>.</param>
    public static string Branches(Direction direction, IReadOnlyList<RelationshipType> types, string starts, IEnumerable<string> demands)
    {
        var relationship = $"[r:{string.Join('|', types.Select(type => type.Name))}]";
        var path = direction == Direction.Outgoing ? $"(n)-{relationship}->(m)" : $"(n)<-{relationship}-(m)";
        var before = $"size([i IN range(0, size(ms) - 1) WHERE ms[i].id < b[2] OR (ms[i].id = b[2] AND {GraphWords.OrdinalOf("rs[i]")} <= b[3])])";
        // Every look at a hub's relationship counts: its type is read once.
        return $"UNWIND {starts} AS s MATCH (n) WHERE id(n) = s[0] CALL (n, s) {{ MATCH {path} WITH s, r, m, type(r) AS type WHERE {string.Join(" AND ", demands.Prepend("type IN s[1]"))} "
            + $"WITH s, type, r, m ORDER BY m.id, {GraphWords.OrdinalOf("r")} WITH s, type, collect(m) AS ms, collect(r) AS rs "
            + $"UNWIND [b IN s[2] WHERE b[0] = type] AS b WITH b, ms, rs, CASE WHEN b[2] IS NULL THEN 0 ELSE {before} END AS begin "
            + $"RETURN b[1] AS branch, [m IN ms[begin..begin + $limit] | {NodeColumns.Of("m")}] AS nodes, [r IN rs[begin..begin + $limit] | {ValuesOf(types)}] AS values, size(ms) - begin AS total }} "
            + "RETURN branch, nodes, values, total";
    }

    /// <summary>
    /// The branches of one direction, counted: each alone, and in no order. Where nothing is demanded nothing is looked at, for the database keeps the numbers of a node that has many.
    /// </summary>
    /// <param name="types">Each with what is demanded, of one type: see <see cref="Branches"/>.</param>
    /// <param name="starts"><inheritdoc cref="Branches"/></param>
    public static string BranchCounts(Direction direction, IReadOnlyList<(RelationshipType Type, List<string> Demands)> types, string starts)
    {
        var cases = types.Select(each => $"WHEN '{each.Type.Name}' THEN COUNT {{ "
            + (each.Demands.Count == 0 ? ConditionWriter.Path("n", each.Type, direction, "") : $"{ConditionWriter.Path("n", each.Type, direction, "m", "r")} WHERE {string.Join(" AND ", each.Demands)}") + " } ");
        return $"UNWIND {starts} AS s MATCH (n) WHERE id(n) = s[0] UNWIND s[2] AS b WITH b, CASE b[0] {string.Concat(cases)}END AS total RETURN b[1] AS branch, [] AS nodes, [] AS values, total";
    }

    // The place among parallel ones, then the properties.
    private static string ValuesOf(IReadOnlyList<RelationshipType> types)
    {
        RelationshipType[] own = [.. types.Where(type => type.Properties.Count > 0)];
        return own.Length == 0 ? "[0]" : $"CASE type(r) {string.Concat(own.Select(type => $"WHEN '{type.Name}' THEN [{GraphWords.OrdinalOf("r")}] + {NodeColumns.Of("r", type)} "))}ELSE [0] END";
    }

    /// <summary>The nodes of a label that a pattern finds, counted once each, then by groups.</summary>
    /// <param name="match">Binds <c>n</c>.</param>
    /// <param name="keys">Binds <c>k0</c>, <c>k1</c> …; empty for no groups.</param>
    /// <param name="columns">The names of the keys.</param>
    public static string Groups(string match, string keys, string columns, string counts)
    {
        var total = $"{Language}CALL () {{ {match} WITH DISTINCT n RETURN {counts} AS total }}";
        return keys.Length == 0
            ? $"{total} WITH total, [] AS groups {GraphWords.IfComplete("total")} RETURN total, groups"
            : $"{total} CALL () {{ {match} WITH DISTINCT n{keys} WITH {columns}, {counts} AS counts RETURN collect([{columns}, counts]) AS groups }} {GraphWords.IfComplete("total + groups")} RETURN total, groups";
    }

    /// <summary>A page of each of some groups.</summary>
    public static string PagesOfGroups(PageWriter page, string keys) => $"{Language}{page.Grouped(keys)} WITH collect([{page.Items}, {page.Total(count: true)}, {page.HasBefore}, {page.HasBeyond}, g]) AS pages {GraphWords.IfComplete("pages")} RETURN pages";

    /// <summary>A page of the relationships of a type that start from nodes of a range, after the one that the parameters name, in the order of the dataset.</summary>
    /// <param name="ends">The labels of the other ends; null for all that there are.</param>
    public static string RelationshipsOfRange(RelationshipType type, IReadOnlyList<NodeLabel>? ends)
    {
        var (ordinal, values) = (GraphWords.OrdinalOf("r"), type.Properties.Count > 0 ? " + " + NodeColumns.Of("r", type) : "");
        var labels = ends is null ? "" : $"({string.Join(" OR ", ends.Select(label => "m:" + label.Name))}) AND ";
        return $"{Language}MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to MATCH (n)-[r:{type.Name}]->(m) "
            + $"WHERE {labels}(n.number > $from OR m.number > $lastTo OR (m.number = $lastTo AND {ordinal} > $lastOrdinal)) "
            + $"WITH n, r, m ORDER BY n.number, m.number, {ordinal} LIMIT $limit "
            + $"WITH collect([n.number, m.number, n.id, m.id, {ordinal}]{values}) AS relationships {GraphWords.IfComplete("relationships")} RETURN relationships";
    }

    private static IReadOnlyList<NodeLabel> From(RelationshipType type) => [.. GraphModel.Labels.Where(type.StartsFrom)];

    private static IReadOnlyList<NodeLabel> To(RelationshipType type) => [.. GraphModel.Labels.Where(type.LeadsTo)];
}
