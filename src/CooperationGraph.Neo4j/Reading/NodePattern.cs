using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Where a search for nodes of a label starts: from what its condition names, so that the work grows with what is found. The database's planner does
/// not start from the far end of an <c>EXISTS</c> by itself.
/// </summary>
internal static class NodePattern
{
    /// <returns>A <c>MATCH</c> that binds <c>n</c>, and what of the condition it leaves to be asked; null for nothing.</returns>
    public static (string Match, Condition? Remaining) Of(NodeLabel label, Condition condition, ConditionWriter conditions)
    {
        var parts = Parts(condition).ToList();
        var start = parts.Where(part => SizeOf(part) is not null).MinBy(SizeOf);
        if (start is not null) parts.Remove(start);
        Condition? rest = parts.Count switch { 0 => null, 1 => parts[0], _ => new Condition.All(parts) };
        var ofLabel = $"n:{label.Name}";
        return start switch
        {
            Condition.IdIn { Ids: var ids } => ($"MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.id IN {conditions.Parameter(ids.ToArray())} AND {ofLabel}", rest),
            Condition.RelatedTo { Ids: { } ids } related => (From(ids, $"MATCH {conditions.Related(ofLabel, related with { Ids = null }, "o")}"), rest),
            Condition.ClaimedBy { SourceIds: var ids } =>
                (From(ids, $"MATCH ({ofLabel})<-[:{Links.About.Name}]-(:{Claim.Label.Name})-[:{Links.Cites.Name}]->(o)"), rest),
            // Indexed properties of a label: see GraphIndexes.
            null when parts.Exists(GraphIndexes.Helps) => ($"MATCH ({ofLabel}) WHERE n.import = $import", rest),
            _ => ($"MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $first AND n.number < $end", rest),
        };

        // Without the WITH, which costs nothing, the planner starts from all relationships of a rare type where the ids are many.
        string From(IReadOnlySet<string> ids, string match) =>
            $"MATCH (o:{GraphWords.Node}) WHERE o.import = $import AND o.id IN {conditions.Parameter(ids.ToArray())} WITH DISTINCT o {match}{(match.Contains(" WHERE ", StringComparison.Ordinal) ? "" : " WHERE true")}";
    }

    private static IEnumerable<Condition> Parts(Condition condition) => condition is Condition.All { Parts: var parts } ? parts.SelectMany(Parts) : [condition];

    private static int? SizeOf(Condition condition) =>
        condition switch
        {
            Condition.IdIn { Ids: var ids } => ids.Count,
            Condition.RelatedTo { Ids: { } ids } => ids.Count,
            Condition.ClaimedBy { SourceIds: var ids } => ids.Count,
            _ => null,
        };
}
