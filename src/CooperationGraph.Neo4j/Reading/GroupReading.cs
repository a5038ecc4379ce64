using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Writes what the nodes <c>n</c> are counted by, and reads the groups. Whole numbers are added up by the database, in two parts that cannot overflow; the others
/// are added here, for a database adds doubles, and a sum of doubles is none of decimals.
/// </summary>
internal sealed class GroupReading(ConditionWriter conditions)
{
    private const long Part = 1_000_000_000;

    // No key holds a control character.
    private const string None = "\u0002";
    private const string Between = "\u0001";

    private int _count;

    /// <summary>Cypher that binds <c>k0</c>, <c>k1</c> … for each node, in as many rows as it has groups.</summary>
    public string Keys(IReadOnlyList<GroupKey> keys) => string.Concat(keys.Select((key, i) => key is GroupKey.Related related ? Related(related, i) : $" WITH *, {Value(key, "n")} AS k{i}"));

    /// <summary>Cypher of what is known of the nodes of a group.</summary>
    public static string Counts(Property<decimal>? sum)
    {
        if (sum is null) return "[count(n)]";
        var value = "n." + sum.Name;
        var whole = $"CASE WHEN {value} IS :: INTEGER THEN {value}";
        return $"[count(n), count({value}), sum({whole} / {Part} END), sum({whole} % {Part} END), collect(CASE WHEN NOT {value} IS :: INTEGER THEN {value} END)]";
    }

    public static NodeGroup Read(IReadOnlyList<string?> keys, CypherValue[] counts) =>
        counts.Length == 1
            ? new(keys, counts[0].Whole, 0, 0)
            : new(keys, counts[0].Whole, counts[1].Whole, (counts[2].Number * Part) + counts[3].Number + counts[4].Items.Sum(number => number.Number));

    public static NodeGroup Read(CypherValue columns, int keys)
    {
        var items = columns.Items;
        return Read([.. items.Take(keys).Select(key => key.Text)], items[keys].Items);
    }

    /// <summary>Cypher of the number of a node's group among <paramref name="groups"/>, null for another; that of a group that is named twice is one of its numbers.</summary>
    public string NumberOf(IReadOnlyList<IReadOnlyList<string?>> groups)
    {
        var numbers = new Dictionary<string, object?>();
        for (var i = 0; i < groups.Count; i++) numbers[TextOf(groups[i])] = i;
        var (none, between) = (conditions.Parameter(None), conditions.Parameter(Between));
        return $"{conditions.Parameter(numbers)}[{string.Join($" + {between} + ", Enumerable.Range(0, groups[0].Count).Select(i => $"coalesce(k{i}, {none})"))}]";
    }

    /// <summary>A group's values as one text.</summary>
    public static string TextOf(IReadOnlyList<string?> group) => string.Join(Between, group.Select(value => value ?? None));

    private string Related(GroupKey.Related related, int index)
    {
        List<string> matches = [];
        var (from, value, under) = ("n", "", "");
        for (GroupKey? key = related; ;)
        {
            if (key is not GroupKey.Related step)
            {
                if (under.Length == 0) value = key is null ? $"{from}.id" : Value(key, from);
                break;
            }

            var to = $"g{_count++}";
            matches.Add("MATCH " + conditions.Related(from, new(step.Type, step.Direction, Ids: null, step.Having), to));
            if (step is { Of: null, Under: { } stands }) (value, under) = ("u", $" UNWIND coalesce({conditions.Parameter(stands)}[{to}.id], []) AS u");
            (from, key) = (to, step.Of);
        }

        var list = $"l{index}";
        return $" CALL (n) {{ {string.Join(' ', matches)}{under} RETURN collect(DISTINCT {value}) AS {list} }} UNWIND CASE WHEN size({list}) = 0 THEN [null] ELSE {list} END AS k{index}";
    }

    private string Value(GroupKey key, string of) =>
        key switch
        {
            GroupKey.Word { Property: var property } => OfLabel(property, of, $"{of}.{property.Name}"),
            GroupKey.Year { Property: var property } => OfLabel(property, of, Years(of, property, 4)),
            GroupKey.Decade { Property: var property } => OfLabel(property, of, Years(of, property, 3) + " + '0'"),
            GroupKey.StatusOn { Day: var day } => conditions.StateOn(of, day),
            _ => throw new ArgumentException($"The Neo4j store does not know the key {key.GetType().Name}.", nameof(key)),
        };

    // As many digits of the year as both ends of a date have in common; null where they differ.
    private static string Years(string of, Property date, int digits) =>
        $"CASE WHEN left({GraphWords.FirstOf(of, date)}, {digits}) = left({GraphWords.LastOf(of, date)}, {digits}) THEN left({GraphWords.FirstOf(of, date)}, {digits}) END";

    // Of the nodes that are counted, all have the label.
    private static string OfLabel(Property property, string of, string value) => of == "n" ? value : $"CASE WHEN {of}:{GraphModel.Labels.First(label => label.Properties.Contains(property)).Name} THEN {value} END";
}
