using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// The neighbours of every node of a dataset along every relationship type in both directions, in one array: those of one node follow one another, by type, outgoing first, then
/// by the neighbour's id. A walk that asks a node for all of its ways reads one place of memory.
/// </summary>
internal sealed class Adjacencies
{
    private readonly Neighbour[] _items;

    // The stretches of items along one way of one node, and of each node the first of its stretches; one entry more than there are.
    private readonly (int Begin, int Way)[] _runs;
    private readonly int[] _firstRuns;

    // Worked out when a walk first asks for a day.
    private readonly Lazy<ItemDays> _days;

    public Adjacencies(GraphDataset dataset)
    {
        var (sets, count) = (dataset.Relationships, dataset.Nodes.Count);
        var (next, last) = (new int[count + 1], new int[count]);
        _firstRuns = new int[count + 1];
        WayCount = sets.Count * 2;
        Array.Fill(last, -1);
        ForEach(sets, (way, from, _, _) =>
        {
            next[from + 1]++;
            if (last[from] == way) return;
            last[from] = way;
            _firstRuns[from + 1]++;
        });
        for (var number = 0; number < count; number++)
        {
            next[number + 1] += next[number];
            _firstRuns[number + 1] += _firstRuns[number];
        }

        _items = new Neighbour[next[count]];
        _runs = new (int, int)[_firstRuns[count] + 1];
        _runs[^1] = (_items.Length, -1);
        var nextRun = _firstRuns.AsSpan(0, count).ToArray();
        Array.Fill(last, -1);
        ForEach(sets, (way, from, to, values) =>
        {
            if (last[from] != way)
            {
                last[from] = way;
                _runs[nextRun[from]++] = (next[from], way);
            }

            _items[next[from]++] = new(dataset.Nodes[to], values);
        });
        for (var run = 0; run + 1 < _runs.Length; run++) SortById(_items.AsSpan(_runs[run].Begin, _runs[run + 1].Begin - _runs[run].Begin));
        _days = new(() => new(dataset, this));
    }

    /// <summary>On which days they are there.</summary>
    public ItemDays Days => _days.Value;

    public int WayCount { get; }

    public ReadOnlySpan<Neighbour> Items => _items;

    public Adjacency Of(RelationshipType type, Direction direction) => new(this, WayOf(type, direction));

    /// <summary>How many neighbours a node has along all ways.</summary>
    public int CountOf(int number) => _runs[_firstRuns[number + 1]].Begin - _runs[_firstRuns[number]].Begin;

    /// <summary>Where the neighbours of a node along one way stand among all items.</summary>
    public (int Begin, int End) RunOf(int number, int way)
    {
        var run = _firstRuns[number];
        return RunOf(number, way, ref run);
    }

    /// <summary>As <see cref="RunOf(int, int)"/>, for ways that are asked for in their order.</summary>
    /// <param name="run">0 at first, then as it was left.</param>
    public (int Begin, int End) RunOf(int number, int way, ref int run)
    {
        run = Math.Max(run, _firstRuns[number]);
        var end = _firstRuns[number + 1];
        while (run < end && _runs[run].Way < way) run++;
        return run < end && _runs[run].Way == way ? (_runs[run].Begin, _runs[run + 1].Begin) : default;
    }

    /// <summary>Each stretch of items along one way of one node.</summary>
    public IEnumerable<(int Way, int Begin, int End)> Runs => Enumerable.Range(0, _runs.Length - 1).Select(run => (_runs[run].Way, _runs[run].Begin, _runs[run + 1].Begin));

    public static int WayOf(RelationshipType type, Direction direction) => (type.Index * 2) + (int)direction;

    public static int TypeOf(int way) => way / 2;

    private static void ForEach(IReadOnlyList<RelationshipSet> sets, Action<int, int, int, object?[]?> visit)
    {
        foreach (var (type, from, to, values) in sets)
        {
            for (var i = 0; i < from.Length; i++) visit(WayOf(type, Direction.Outgoing), from[i], to[i], values?[i]);
            for (var i = 0; i < from.Length; i++) visit(WayOf(type, Direction.Incoming), to[i], from[i], values?[i]);
        }
    }

    // Stable, so that several relationships to one node keep the order of the dataset; most stand in their order already.
    private static void SortById(Span<Neighbour> own)
    {
        for (var i = 1; i < own.Length; i++)
        {
            if (string.CompareOrdinal(own[i - 1].Node.Id, own[i].Node.Id) <= 0) continue;
            own.ToArray().OrderBy(each => each.Node.Id, StringComparer.Ordinal).ToArray().CopyTo(own);
            return;
        }
    }
}
