using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// What an import has counted of a dataset and put beside it in the database: how many nodes of a label have a word or a year, and on how many agreements' status changes on a day. It tells how many a search
/// finds where that is all that it asks for, and where it had better start. Nothing rests on it but totals of what is written beside it.
/// </summary>
internal sealed class DatasetFigures
{
    // As many days as most dates of agreements stand for: only to estimate with.
    private const double DaysOfYear = 365;

    private readonly Dictionary<string, int>? _values;
    private readonly ILookup<string, (int Year, int Count)>? _years;
    private readonly Dictionary<AgreementState, (DateOnly[] From, int[] Count)>? _statuses;

    /// <param name="values">What <see cref="ValuesOf"/> wrote, or nothing where an earlier version imported.</param>
    /// <param name="statuses">What <see cref="StatusesOf"/> wrote, or nothing.</param>
    /// <param name="letters">What <see cref="NameLetters.Count"/> wrote, or nothing.</param>
    public DatasetFigures(IReadOnlyCollection<string> values, IReadOnlyCollection<string> statuses, IReadOnlyCollection<string> letters)
    {
        Letters = new(letters);
        if (values.Count > 0)
        {
            var counted = values.Select(each => each.Split(' ')).ToList();
            _values = counted.ToDictionary(parts => string.Join(' ', parts[1..]), parts => Number(parts[0]));
            _years = counted.Where(parts => char.IsAsciiDigit(parts[3][0])).ToLookup(parts => $"{parts[1]} {parts[2]}", parts => (Number(parts[3]), Number(parts[0])));
        }

        if (statuses.Count > 0) _statuses = statuses.Select(each => each.Split(' ')).GroupBy(parts => Vocabulary.Read<AgreementState>(parts[1])!.Value).ToDictionary(ofState => ofState.Key, Counts);
    }

    /// <summary>Of a dataset of which nothing is known.</summary>
    public static DatasetFigures None { get; } = new([], [], []);

    /// <summary>In how many names which words stand.</summary>
    public NameLetters Letters { get; }

    /// <summary>For each word of each indexed property of each label, and for each year in which its dates begin, the number of nodes that have it.</summary>
    public static IEnumerable<string> ValuesOf(GraphDataset dataset) =>
        dataset.Nodes.GroupBy(node => node.Label).SelectMany(nodes => GraphIndexes.Filtered(nodes.Key).SelectMany(property => nodes
            .Select(node => node[property] is PartialDate date ? date.SortText[..4] : (string?)node[property]).OfType<string>().CountBy(value => value)
            .OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Value} {Key(nodes.Key, property, each.Key)}"))));

    /// <summary>For each day on which the status of agreements changes, first to last, by how much the number of those that have each status does.</summary>
    public static IEnumerable<string> StatusesOf(GraphDataset dataset)
    {
        var changes = new Dictionary<(DateOnly Day, AgreementState State), int>();
        foreach (var agreement in dataset.Nodes.Where(node => node.Label == Agreement.Label))
        {
            var steps = StatusTimeline.Of(agreement);
            for (var i = 0; i < steps.Count; i++)
            {
                Add(steps[i].From, steps[i].State, 1);
                if (i > 0) Add(steps[i].From, steps[i - 1].State, -1);
            }
        }

        return changes.Where(each => each.Value != 0).OrderBy(each => each.Key).Select(each => string.Create(CultureInfo.InvariantCulture, $"{PartialDate.OfDay(each.Key.Day)} {each.Key.State.Word()} {each.Value}"));

        void Add(DateOnly day, AgreementState state, int change) => changes[(day, state)] = changes.GetValueOrDefault((day, state)) + change;
    }

    /// <summary>How many nodes of a label fulfil a condition; null where it is not known.</summary>
    public int? CountOf(NodeLabel label, Condition condition) =>
        condition switch
        {
            Condition.TextIn { Property: var property, Values: var words } when _values is not null && property.Kind == PropertyKind.Enumerated && GraphIndexes.Filtered(label).Contains(property) =>
                words.Distinct().Sum(word => _values.GetValueOrDefault(Key(label, property, word))),
            Condition.StatusOn { Day: var day, States: var states } when _statuses is not null && label == Agreement.Label => states.Distinct().Sum(state => CountOn(day, state)),
            _ => null,
        };

    /// <summary>About how many do; null where nothing tells.</summary>
    public int? EstimateOf(NodeLabel label, Condition condition) =>
        condition is Condition.DateBetween { Property: var date, From: var from, To: var to } && _values is not null && GraphIndexes.Filtered(label).Contains(date)
            ? (int)_years![$"{label.Name} {date.Name}"].Sum(each => each.Count * ShareOf(each.Year, from, to))
            : CountOf(label, condition);

    // Where a date begins in no year, it is 0.
    private static double ShareOf(int year, DateOnly? from, DateOnly? to)
    {
        if (year == 0) return 1;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return Math.Clamp((1 + (to < last ? to.Value : last).DayNumber - (from > first ? from.Value : first).DayNumber) / DaysOfYear, 0, 1);
    }

    private int CountOn(DateOnly day, AgreementState state)
    {
        if (!_statuses!.TryGetValue(state, out var counts)) return 0;
        var index = Array.BinarySearch(counts.From, day);
        if (index < 0) index = ~index - 1;
        return index < 0 ? 0 : counts.Count[index];
    }

    // By day: see StatusesOf.
    private static (DateOnly[] From, int[] Count) Counts(IEnumerable<string[]> changes)
    {
        var (from, count, now) = (new List<DateOnly>(), new List<int>(), 0);
        foreach (var parts in changes)
        {
            from.Add(DateOnly.Parse(parts[0], CultureInfo.InvariantCulture));
            count.Add(now += Number(parts[2]));
        }

        return ([.. from], [.. count]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Key(NodeLabel label, Property property, string value) => $"{label.Name} {property.Name} {value}";
}
