using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Where a search for nodes of a label starts: from what its condition names, so that the work grows with what is found. The database's planner does
/// not start from the far end of an <c>EXISTS</c> by itself.
/// </summary>
internal static class NodePattern
{
    private const string IsInList = "id(p) IN l[1]";

    // A page is full after so many times its size where one in so many nodes is found.
    private const int Often = 8;

    /// <summary>The parameter of lists of nodes that are asked about together: the index and the numbers of each. The variable <c>l</c> is one of them.</summary>
    public const string Lists = "lists";

    /// <param name="order">Of what is found: where nothing better is named the search goes along it, and ends where enough is found.</param>
    /// <param name="inPages">Whether few of many are wanted; else it does not go along the order where something is named.</param>
    /// <returns>A <c>MATCH</c> that binds <c>n</c>, what of the condition it leaves to be asked, null for nothing, and whether it goes along the order.</returns>
    public static (string Match, Condition? Remaining, bool IsOrdered) Of(StoredDataset dataset, NodeLabel label, Condition condition, NodeOrder order, bool inPages, ConditionWriter conditions)
    {
        var parts = Parts(condition).ToList();
        var start = parts.Where(part => SizeOf(dataset, part) is not null).MinBy(part => SizeOf(dataset, part));
        // What a hub is related to is most of what there is.
        if (inPages && start is Condition.RelatedTo && IsMost(dataset, label, SizeOf(dataset, start)!.Value)) start = null;
        if (start is not null) parts.Remove(start);
        Condition? rest = parts.Count switch { 0 => null, 1 => parts[0], _ => new Condition.All(parts) };
        var ofLabel = $"n:{label.Name}";
        (string Match, bool IsOrdered) found = start switch
        {
            Condition.IdIn { Ids: var ids } => ($"MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.id IN {conditions.Parameter(ids.ToArray())} AND {ofLabel}", false),
            Condition.RelatedTo { Ids: { } ids } related => (From(ids, $"MATCH {conditions.Related(ofLabel, related with { Ids = null }, "o")}"), false),
            Condition.ClaimedBy { SourceIds: var ids } =>
                (From(ids, $"MATCH ({ofLabel})<-[:{Links.About.Name}]-(:{Claim.Label.Name})-[:{Links.Cites.Name}]->(o)"), false),
            // Indexed properties of a label: see GraphIndexes.
            null when parts.Exists(GraphIndexes.Helps) => ($"MATCH ({ofLabel}) WHERE n.import = $import", false),
            _ => (All(label, order), true),
        };
        return (found.Match, rest, found.IsOrdered);

        // Without the WITH, which costs nothing, the planner starts from all relationships of a rare type where the ids are many.
        string From(IReadOnlySet<string> ids, string match) =>
            $"MATCH (o:{GraphWords.Node}) WHERE o.import = $import AND o.id IN {conditions.Parameter(ids.ToArray())} WITH DISTINCT o {match}{(match.Contains(" WHERE ", StringComparison.Ordinal) ? "" : " WHERE true")}";
    }

    /// <summary>A <c>MATCH</c> of all nodes <c>n</c> of a label, by the index on their places in an order.</summary>
    public static string All(NodeLabel label, NodeOrder order)
    {
        var place = "n." + GraphWords.PlaceName(label, order);
        return $"MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND {place} >= $first AND {place} < $end";
    }

    /// <summary>Whether so many steps lead to so many nodes of a label that a page of them is sooner full along an order.</summary>
    public static bool IsMost(StoredDataset dataset, NodeLabel label, int steps) => steps > dataset.CountOf(label) / Often;

    /// <summary>A <c>MATCH</c> of the neighbours <c>n</c> of the nodes of a list.</summary>
    /// <param name="having">What the relationship must fulfil, or null.</param>
    public static string Neighbours(RelationshipType type, Direction direction, NodeLabel label, Condition? having, ConditionWriter conditions) =>
        // Without the WITH, which costs nothing, the planner starts from all nodes of a small label.
        $"MATCH (p) WHERE {IsInList} WITH DISTINCT p MATCH {ConditionWriter.Path("p", type, direction, "n:" + label.Name, "r")} WHERE {(having is null ? "true" : conditions.Write(having, "r"))}";

    /// <summary>Whether <c>n</c> is one of them.</summary>
    /// <param name="having"><inheritdoc cref="Neighbours"/></param>
    public static string IsNeighbour(RelationshipType type, Direction direction, Condition? having, ConditionWriter conditions) =>
        $"EXISTS {{ {ConditionWriter.Path("p", type, direction, "n", "r")} WHERE {IsInList}{(having is null ? "" : $" AND {conditions.Write(having, "r")}")} }}";

    private static IEnumerable<Condition> Parts(Condition condition) => condition is Condition.All { Parts: var parts } ? parts.SelectMany(Parts) : [condition];

    // How many steps the search takes from there, as far as it is known.
    private static int? SizeOf(StoredDataset dataset, Condition condition) =>
        condition switch
        {
            Condition.IdIn { Ids: var ids } => ids.Count,
            Condition.RelatedTo { Ids: { } ids } related => ids.Sum(id => 1 + dataset.HubDegreeOf(id, related.Type, related.Direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing)),
            Condition.ClaimedBy { SourceIds: var ids } => ids.Sum(id => 1 + dataset.HubDegreeOf(id, Links.Cites, Direction.Incoming)),
            _ => null,
        };
}
