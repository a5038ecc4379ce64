using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// On which days the relationships of <see cref="Adjacencies"/> may be there, each with the node that it leads to (<see cref="Lasting"/>). How many of a stretch are there on a day
/// is found by halves: what a hub costs does not grow with its relationships.
/// </summary>
internal sealed class ItemDays
{
    private static readonly (int First, int Last) Always = (DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);

    // Of each item its first and last day. One that is there in several stretches of days, or never, has no first day, and its days apart.
    private readonly (int First, int Last)[] _days;
    private readonly Dictionary<int, IReadOnlyList<(int First, int Last)>> _apart = [];

    // Of each run the first days and the last days of its items, both sorted: as many are there as have begun and not ended.
    private readonly int[] _begins;
    private readonly int[] _ends;

    // By the first item of a run: one with items whose days stand apart is counted item by item.
    private readonly HashSet<int> _uneven = [];

    public ItemDays(GraphDataset dataset, Adjacencies adjacencies)
    {
        var items = adjacencies.Items;
        var ofNodes = dataset.Nodes.Select(node => Lasting.IsAlways(node.Label) ? null : Lasting.DaysOf(node)).ToArray();
        (_days, _begins, _ends) = (new (int, int)[items.Length], new int[items.Length], new int[items.Length]);
        foreach (var (way, begin, end) in adjacencies.Runs)
        {
            var type = dataset.Relationships[Adjacencies.TypeOf(way)].Type;
            for (var item = begin; item < end; item++)
            {
                _days[item] = Always;
                var ofNode = ofNodes[adjacencies.Items[item].Node.Number];
                var days = Lasting.IsAlways(type) ? ofNode : Lasting.Common(Lasting.DaysOf(type, adjacencies.Items[item].Values), ofNode ?? [Always]);
                if (days is [var only]) _days[item] = only;
                else if (days is not null)
                {
                    _days[item] = (int.MinValue, int.MaxValue);
                    _apart.Add(item, days);
                    _uneven.Add(begin);
                }

                (_begins[item], _ends[item]) = _days[item];
            }

            _begins.AsSpan(begin, end - begin).Sort();
            _ends.AsSpan(begin, end - begin).Sort();
        }
    }

    /// <summary>How many of a run of items are there on a day.</summary>
    public int Count(int begin, int end, int day)
    {
        if (!_uneven.Contains(begin)) return CountUpTo(_begins.AsSpan(begin, end - begin), day) - CountUpTo(_ends.AsSpan(begin, end - begin), day - 1);
        var count = 0;
        for (var item = begin; item < end; item++)
            if (IsThere(item, day)) count++;
        return count;
    }

    public bool IsThere(int item, int day) => _days[item] is var (first, last) && first <= day && day <= last && (first >= 0 || IsIn(_apart[item], day));

    private static bool IsIn(IReadOnlyList<(int First, int Last)> stretches, int day) => stretches.Any(days => days.First <= day && day <= days.Last);

    private static int CountUpTo(ReadOnlySpan<int> sorted, int day)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= day) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
