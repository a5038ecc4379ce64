using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Writes conditions on a node or a relationship as Cypher; <c>x</c>, and <c>r</c> and <c>y</c> with a number, are theirs too. The text holds words of the graph
/// model alone; every value becomes a parameter. A part may be null where a property is missing; negation turns that into false first.
/// </summary>
internal sealed class ConditionWriter(Dictionary<string, object?> parameters)
{
    // A year and a day.
    private const int MaxNamedDays = 367;

    private int _count;
    private int _relationships;
    private int _ends;

    /// <param name="of">The variable of what is to fulfil it.</param>
    public string Write(Condition condition, string of = "n") =>
        condition switch
        {
            Condition.All { Parts.Count: 0 } => "true",
            Condition.All { Parts: var parts } => $"({string.Join(" AND ", parts.Any(part => !HasPattern(part)) ? parts.Select(part => HasPattern(part) ? Last(Write(part, of)) : Write(part, of)) : parts.Select(part => Write(part, of)))})",
            Condition.Any { Parts.Count: 0 } => "false",
            Condition.Any { Parts: var parts } => $"({string.Join(" OR ", parts.Select(part => Write(part, of)))})",
            Condition.Not { Part: var part } => $"NOT coalesce({Write(part, of)}, false)",
            Condition.IdIn { Ids: var ids } => $"{of}.id IN {Parameter(ids.ToArray())}",
            Condition.TextIn { Property: var property, Values: var values } => $"{of}.{property.Name} IN {Parameter(values.ToArray())}",
            Condition.HasValue { Property: var property } => $"{of}.{property.Name} IS NOT NULL",
            Condition.DateBetween { From: null, To: null } => "true",
            Condition.DateBetween { From: { } begin, To: { } end } when begin > end => "false",
            Condition.DateBetween { Property: var property, From: var from, To: var to } => Between(of, property, from, to),
            Condition.TextContains contains => new SoughtNames(contains).Write(of, this),
            Condition.RelatedTo related => $"EXISTS {{ {Related(of, related, related.Ids is null ? "" : "x")} }}",
            Condition.LeadsTo leads => Leads(of, leads),
            Condition.ClaimedBy { SourceIds: var ids } => $"EXISTS {{ ({of})<-[:{Links.About.Name}]-(:{Claim.Label.Name})-[:{Links.Cites.Name}]->(x) WHERE x.id IN {Parameter(ids.ToArray())} }}",
            Condition.StatusOn { Day: var day, States: var states } => $"{StateOn(of, day)} IN {Parameter(states.Select(state => state.Word()).ToArray())}",
            _ => throw new ArgumentException($"The Neo4j store does not know the condition {condition.GetType().Name}.", nameof(condition)),
        };

    /// <summary>
    /// Cypher that is asked only of what fulfils all that stands beside it. The planner has patterns asked first where it expects that few nodes fulfil them, and each looks at all relationships of a node:
    /// a page of one type of what a hub has took ten times the looks, and twice the time.
    /// </summary>
    public static string Last(string pattern) => $"coalesce({pattern}, false)";

    /// <summary>The pattern of a relationship of <paramref name="from"/>.</summary>
    /// <param name="relationship">Its variable, if it has one.</param>
    public static string Path(string from, RelationshipType type, Direction direction, string to, string relationship = "") =>
        direction == Direction.Outgoing ? $"({from})-[{relationship}:{type.Name}]->({to})" : $"({from})<-[{relationship}:{type.Name}]-({to})";

    /// <summary>The pattern of such a relationship, and what is demanded of it after <c>WHERE</c>.</summary>
    public string Related(string from, Condition.RelatedTo related, string to)
    {
        var relationship = related.Having is null ? "" : $"r{_relationships++}";
        List<string> parts = [];
        if (related.Ids is { } ids) parts.Add($"{to}.id IN {Parameter(ids.ToArray())}");
        if (related.Having is { } having) parts.Add(Write(having, relationship));
        var path = Path(from, related.Type, related.Direction, to, relationship);
        return parts.Count == 0 ? path : $"{path} WHERE {string.Join(" AND ", parts)}";
    }

    public string Parameter(object? value)
    {
        var name = $"p{_count++}";
        parameters.Add(name, value);
        return "$" + name;
    }

    private static bool HasPattern(Condition condition) =>
        condition switch
        {
            Condition.RelatedTo or Condition.LeadsTo or Condition.ClaimedBy => true,
            Condition.All { Parts: var parts } => parts.Any(HasPattern),
            Condition.Any { Parts: var parts } => parts.Any(HasPattern),
            Condition.Not { Part: var part } => HasPattern(part),
            _ => false,
        };

    private string Leads(string of, Condition.LeadsTo leads)
    {
        var end = $"y{_ends++}";
        return $"EXISTS {{ {Path(of, leads.Type, leads.Direction, $"{end}:{leads.Label.Name}")} WHERE {Write(leads.Condition, end)} }}";
    }

    // A plain date is the beginning of the days that it stands for: as a text it is not greater than a day exactly if its first day is not, and its last day is not before a day exactly if it
    // is not less than as much of that day's text. Beside any other both ends stand as texts. What is exact is wrapped, so that the planner takes the alternatives for its indexes: a plain
    // date by itself, the year alone where it is compared from below, or the end of another.
    private string Between(string of, Property date, DateOnly? from, DateOnly? to)
    {
        if (from is { } first && to is { } last && last.DayNumber - first.DayNumber < MaxNamedDays && GraphIndexes.IsIndexed(date))
        {
            // Of two bounds an index gets one: so few plain dates as fulfil both are named, and of these nothing else is asked.
            return $"(({of}.{date.Name} IN {Parameter(PlainDates(first, last).ToArray())} OR {of}.{GraphWords.LastName(date)} >= {Parameter(Text(first))}) AND coalesce({of}.{GraphWords.FirstName(date)} <= {Parameter(Text(last))}, true))";
        }

        List<string> parts = [];
        if (from is { } begin)
        {
            var (day, ofLast) = (Parameter(Text(begin)), GraphWords.LastOf(of, date));
            parts.Add($"({of}.{date.Name} >= {Parameter(Text(begin)[..4])} OR {of}.{GraphWords.LastName(date)} >= {day})");
            parts.Add($"coalesce({ofLast} >= left({day}, size({ofLast})), false)");
        }

        if (to is { } end)
        {
            var day = Parameter(Text(end));
            parts.Add($"({of}.{date.Name} <= {day} OR {of}.{GraphWords.FirstName(date)} <= {day})");
            parts.Add($"coalesce({GraphWords.FirstOf(of, date)} <= {day}, false)");
        }

        return $"({string.Join(" AND ", parts)})";
    }

    // Days, and the months and years that they lie in.
    private static IEnumerable<string> PlainDates(DateOnly from, DateOnly to)
    {
        for (var number = from.DayNumber; number <= to.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            var text = Text(day);
            if (number == from.DayNumber || day.DayOfYear == 1) yield return text[..4];
            if (number == from.DayNumber || day.Day == 1) yield return text[..7];
            yield return text;
        }
    }

    /// <summary>The status of an agreement on a day.</summary>
    public string StateOn(string of, DateOnly day) => $"{of}.{GraphWords.StatusStates}[size([day IN {of}.{GraphWords.StatusFrom} WHERE day <= {Parameter(Text(day))}]) - 1]";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
