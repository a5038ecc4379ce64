using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores.Memory;

/// <summary>One date of each node, for finding those in a range: sorted by their first days within a class of length, so that no class has to be looked at far before the range.</summary>
internal sealed class DateIndex
{
    // A day, a month, a year, a decade, a century, and what is longer or open.
    private static readonly int[] Lengths = [0, 30, 365, 3652, 36524, int.MaxValue];

    private readonly (int First, int Last, int Place)[][] _byLength;
    private readonly int _size;

    public DateIndex(GraphNode[] nodes, Property<PartialDate> property)
    {
        _size = nodes.Length;
        var byLength = Array.ConvertAll(Lengths, _ => new List<(int First, int Last, int Place)>());
        for (var place = 0; place < nodes.Length; place++)
        {
            if (nodes[place].Get(property) is not { } date) continue;
            var (first, last) = (date.First.DayNumber, date.Last.DayNumber);
            byLength[Array.FindIndex(Lengths, length => last - first <= length)].Add((first, last, place));
        }

        _byLength = Array.ConvertAll(byLength, each => each.Order().ToArray());
    }

    /// <summary>The nodes whose date can stand for a day between two, both included.</summary>
    public NodeSet Between(DateOnly from, DateOnly to)
    {
        var found = new NodeSet(_size);
        var (begin, end) = (from.DayNumber, to.DayNumber);
        for (var i = 0; i < Lengths.Length; i++)
        {
            var dates = _byLength[i];
            var next = Array.BinarySearch(dates, (begin - Math.Min(Lengths[i], begin), int.MinValue, int.MinValue));
            for (next = next < 0 ? ~next : next; next < dates.Length && dates[next].First <= end; next++)
                if (dates[next].Last >= begin) found.Add(dates[next].Place);
        }

        return found;
    }
}
