using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Writes conditions on the node <c>n</c> as Cypher; <c>x</c> is theirs too. The text holds words of the graph model alone; every value becomes a parameter. A part
/// may be null where a property is missing; negation turns that into false first.
/// </summary>
internal sealed class ConditionWriter(Dictionary<string, object?> parameters)
{
    private int _count;

    public string Write(Condition condition) =>
        condition switch
        {
            Condition.All { Parts.Count: 0 } => "true",
            Condition.All { Parts: var parts } => $"({string.Join(" AND ", parts.Select(Write))})",
            Condition.Any { Parts.Count: 0 } => "false",
            Condition.Any { Parts: var parts } => $"({string.Join(" OR ", parts.Select(Write))})",
            Condition.Not { Part: var part } => $"NOT coalesce({Write(part)}, false)",
            Condition.IdIn { Ids: var ids } => $"n.id IN {Parameter(ids.ToArray())}",
            Condition.TextIn { Property: var property, Values: var values } => $"n.{property.Name} IN {Parameter(values.ToArray())}",
            Condition.HasValue { Property: var property } => $"n.{property.Name} IS NOT NULL",
            Condition.DateBetween { From: null, To: null } => "true",
            Condition.DateBetween { From: { } begin, To: { } end } when begin > end => "false",
            Condition.DateBetween { Property: var property, From: var from, To: var to } => Between("n." + property.Name, from, to),
            Condition.TextContains { Properties: var properties, Text: var text } => Contains(properties, text),
            Condition.RelatedTo { Ids: null } related => $"EXISTS {{ {Path("n", related.Type, related.Direction, "")} }}",
            Condition.RelatedTo { Ids: { } ids } related => $"EXISTS {{ {Path("n", related.Type, related.Direction, "x")} WHERE x.id IN {Parameter(ids.ToArray())} }}",
            Condition.ClaimedBy { SourceIds: var ids } => $"EXISTS {{ (n)<-[:{Links.About.Name}]-(:{Claim.Label.Name})-[:{Links.Cites.Name}]->(x) WHERE x.id IN {Parameter(ids.ToArray())} }}",
            Condition.StatusOn { Day: var day, States: var states } => OnDay(day, states),
            _ => throw new ArgumentException($"The Neo4j store does not know the condition {condition.GetType().Name}.", nameof(condition)),
        };

    /// <summary>The pattern of a relationship of <paramref name="from"/>.</summary>
    public static string Path(string from, RelationshipType type, Direction direction, string to) =>
        direction == Direction.Outgoing ? $"({from})-[:{type.Name}]->({to})" : $"({from})<-[:{type.Name}]-({to})";

    public string Parameter(object? value)
    {
        var name = $"p{_count++}";
        parameters.Add(name, value);
        return "$" + name;
    }

    // A partial date is the beginning of the days that it stands for: as a text it is not greater than a day exactly if its first day is not, and
    // its last day is not before a day exactly if it is not less than as much of that day's text. The year alone lets an index help.
    private string Between(string property, DateOnly? from, DateOnly? to)
    {
        List<string> parts = [];
        if (from is { } first)
        {
            parts.Add($"{property} >= {Parameter(Text(first)[..4])}");
            // Wrapped, so that the planner takes the year alone for the range of its index.
            parts.Add($"coalesce({property} >= left({Parameter(Text(first))}, size({property})), false)");
        }

        if (to is { } last) parts.Add($"{property} <= {Parameter(Text(last))}");
        return $"({string.Join(" AND ", parts)})";
    }

    private string Contains(IReadOnlyList<Property<string>> properties, string text)
    {
        var words = TextFold.Words(text);
        if (words.Length == 0) return "true";
        if (words.Length == 1) return Any(Parameter(words[0]), (property, word) => $"{property} CONTAINS {word}");
        // One text of the statement for any number of words.
        return Any(Parameter(words), (property, all) => $"all(word IN {all} WHERE {property} CONTAINS word)");

        string Any(string parameter, Func<string, string, string> contains) =>
            $"({string.Join(" OR ", properties.Select(property => contains("n." + GraphWords.FoldedName(property), parameter)))})";
    }

    private string OnDay(DateOnly day, IReadOnlyList<AgreementState> states) =>
        $"n.{GraphWords.StatusStates}[size([day IN n.{GraphWords.StatusFrom} WHERE day <= {Parameter(Text(day))}]) - 1] IN {Parameter(states.Select(state => state.Word()).ToArray())}";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
