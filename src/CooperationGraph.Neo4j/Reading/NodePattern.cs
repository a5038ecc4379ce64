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

    // To go along the order must be expected to be shorter by so many times: what fulfils a condition may stand together in it.
    private const int Shorter = 4;

    // Of what no figure tells, one node in so many is expected to fulfil it.
    private const int Rarely = 20;

    /// <summary>The parameter of lists of nodes that are asked about together: the index and the numbers of each. The variable <c>l</c> is one of them.</summary>
    public const string Lists = "lists";

    /// <param name="order">Of what is found: where no better start is named the search goes along it, and ends where enough is found.</param>
    /// <param name="wanted">How many of what is found.</param>
    /// <returns>A <c>MATCH</c> that binds <c>n</c>, what of the condition it leaves to be asked, null for nothing, and whether it goes along the order.</returns>
    public static (string Match, Condition? Remaining, bool IsOrdered) Of(StoredDataset dataset, NodeLabel label, Condition condition, NodeOrder order, Wanted wanted, ConditionWriter conditions)
    {
        var parts = Parts(condition).ToList();
        var start = StartOf(dataset, label, parts);
        var isAlong = start is not null && StepsAlong(dataset, label, condition, wanted) < SizeOf(dataset, label, start);
        // What has an index of its own is asked where it stands.
        if (isAlong || start is Condition.TextIn or Condition.DateBetween) start = null;
        var names = start is Condition.TextContains contains ? new SoughtNames(contains) : null;
        if (start is not null && names?.IsOneWordOfAny != false) parts.Remove(start);
        Condition? rest = parts.Count switch { 0 => null, 1 => parts[0], _ => new Condition.All(parts) };
        var ofLabel = $"n:{label.Name}";
        (string Match, bool IsOrdered) found = start switch
        {
            Condition.IdIn { Ids: var ids } => ($"MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.id IN {conditions.Parameter(ids.ToArray())} AND {ofLabel}", false),
            Condition.RelatedTo { Ids: { } ids } related => (From(ids, $"MATCH {conditions.Related(Statements.LabelsAt(related.Type, related.Direction.Reversed()) is [var only] && only == label ? "n" : ofLabel, related with { Ids = null }, "o")}"), false),
            Condition.ClaimedBy { SourceIds: var ids } =>
                (From(ids, $"MATCH ({ofLabel})<-[:{Links.About.Name}]-(:{Claim.Label.Name})-[:{Links.Cites.Name}]->(o)"), false),
            Condition.TextContains => (SoughtNames.Match(label, conditions.Parameter(names!.RarestOf(label, dataset.Figures.Letters))), false),
            // Indexed properties of a label: see GraphIndexes.
            null when !isAlong && parts.Exists(GraphIndexes.Helps) => ($"MATCH ({ofLabel}) WHERE n.import = $import", false),
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

    /// <summary>How many nodes a search starts from by its condition; <see cref="double.PositiveInfinity"/> where it names none.</summary>
    public static double StepsFromStart(StoredDataset dataset, NodeLabel label, Condition condition) =>
        StartOf(dataset, label, Parts(condition)) is { } start ? SizeOf(dataset, label, start)!.Value : double.PositiveInfinity;

    /// <summary>About how many nodes it looks at along an order; <see cref="double.PositiveInfinity"/> where all are wanted.</summary>
    public static double StepsAlong(StoredDataset dataset, NodeLabel label, Condition condition, Wanted wanted) =>
        wanted.Count == int.MaxValue ? double.PositiveInfinity : StepsOfHub(dataset, label, condition, wanted.Count) * dataset.CountOf(label) / Math.Min(wanted.Of, dataset.CountOf(label));

    /// <summary>About how many relationships of a hub, along an order, for so many that lead to nodes that fulfil a condition: as if what fulfils one part of it were no likelier to fulfil another.</summary>
    public static double StepsOfHub(StoredDataset dataset, NodeLabel label, Condition condition, int count)
    {
        double all = dataset.CountOf(label);
        return (count + 1.0) * Shorter / Parts(condition).Aggregate(1.0, (share, part) => share * Math.Min((SizeOf(dataset, label, part) ?? (all / Rarely)) / all, 1));
    }

    /// <summary>A <c>MATCH</c> of the neighbours <c>n</c> of the nodes of a list.</summary>
    /// <param name="having">What the relationship must fulfil, or null.</param>
    public static string Neighbours(RelationshipType type, Direction direction, NodeLabel label, Condition? having, ConditionWriter conditions) =>
        // Without the WITH, which costs nothing, the planner starts from all nodes of a small label.
        $"MATCH (p) WHERE {IsInList} WITH DISTINCT p MATCH {ConditionWriter.Path("p", type, direction, Statements.LabelsAt(type, direction) is [var only] && only == label ? "n" : "n:" + label.Name, "r")} WHERE {(having is null ? "true" : conditions.Write(having, "r"))}";

    /// <summary>Whether <c>n</c> is one of them.</summary>
    /// <param name="having"><inheritdoc cref="Neighbours"/></param>
    public static string IsNeighbour(RelationshipType type, Direction direction, Condition? having, ConditionWriter conditions) =>
        $"EXISTS {{ {ConditionWriter.Path("p", type, direction, "n", "r")} WHERE {IsInList}{(having is null ? "" : $" AND {conditions.Write(having, "r")}")} }}";

    /// <summary>
    /// The nodes <c>n</c> of a page of what the nodes of a list have, of which some are hubs: from the index on the places of each hub's, and of the other nodes from all that they have. The third item of a list
    /// has the hubs (<see cref="GraphWords.HubOf"/>), the fourth the numbers of the others.
    /// </summary>
    /// <param name="having"><inheritdoc cref="Neighbours"/></param>
    /// <param name="condition">What the nodes must fulfil, or null.</param>
    public static string OfHubs(RelationshipType type, Direction direction, NodeLabel label, string? having, string? condition, NodeOrder order, PageWriter page)
    {
        var (own, place) = (GraphWords.PlaceName(label, order), "r." + GraphWords.OfHub(GraphWords.PlaceName(label, order)));
        var demands = string.Concat(new[] { having, condition }.OfType<string>().Select(demand => " AND " + demand));
        return $"CALL (l) {{ UNWIND l[2] AS hub CALL (hub) {{ MATCH {ConditionWriter.Path("", type, direction, "n", "r")} WHERE r.{GraphWords.Hub} = hub AND {place} >= $first AND {place} < $end{page.DemandsOf(place)}{demands} "
            + $"WITH DISTINCT n, r.{GraphWords.Hub} AS owner, {place} AS place{page.Top("owner", "place")} RETURN n }} RETURN n "
            + $"UNION MATCH (p) WHERE id(p) IN l[3] WITH DISTINCT p MATCH {ConditionWriter.Path("p", type, direction, "n", "r")} WHERE true{page.DemandsOf("n." + own)}{demands} RETURN n }}";
    }

    /// <summary>What the nodes that fulfil a condition must each fulfil.</summary>
    public static IEnumerable<Condition> Parts(Condition condition) => condition is Condition.All { Parts: var parts } ? parts.SelectMany(Parts) : [condition];

    private static Condition? StartOf(StoredDataset dataset, NodeLabel label, IEnumerable<Condition> parts) =>
        parts.Where(part => part is not Condition.StatusOn && SizeOf(dataset, label, part) is not null).MinBy(part => SizeOf(dataset, label, part));

    // How many steps the search takes from there, as far as it is known.
    private static int? SizeOf(StoredDataset dataset, NodeLabel label, Condition condition) =>
        condition switch
        {
            Condition.IdIn { Ids: var ids } => ids.Count,
            Condition.RelatedTo { Ids: { } ids } related => ids.Sum(id => 1 + dataset.HubDegreeOf(id, related.Type, related.Direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing)),
            Condition.ClaimedBy { SourceIds: var ids } => ids.Sum(id => 1 + dataset.HubDegreeOf(id, Links.Cites, Direction.Incoming)),
            Condition.TextContains contains when GraphIndexes.IsFoundByNames(label) => (int?)(new SoughtNames(contains).ShareOf(label, dataset.Figures.Letters) * dataset.CountOf(label)),
            _ => dataset.Figures.EstimateOf(label, condition),
        };

    /// <summary>A number of nodes.</summary>
    /// <param name="Count">How many; <see cref="int.MaxValue"/> for all.</param>
    /// <param name="Of">Of how many at most: those that fulfil what is asked beside the condition.</param>
    internal readonly record struct Wanted(int Count, double Of = double.PositiveInfinity)
    {
        public static readonly Wanted All = new(int.MaxValue);
    }
}
