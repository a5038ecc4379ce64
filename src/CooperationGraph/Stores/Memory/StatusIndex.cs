using System.Collections.Concurrent;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// Which agreements have which status on a day: the changes of all (<see cref="StatusTimeline"/>) by day, and after every so many of them the sets that they lead to. A day that was not asked for
/// before costs the changes between it and the next of these, not a pass over all agreements. Safe for concurrent use.
/// </summary>
internal sealed class StatusIndex
{
    // On most days nobody asks again.
    private const int MaxKept = 64;

    // Of 200,000 agreements their sets take 13 MB.
    private const int MaxMarks = 64;
    private const int MinBetweenMarks = 512;

    private static readonly int States = Enum.GetValues<AgreementState>().Length;

    private readonly ConcurrentDictionary<(DateOnly Day, int States), NodeSet> _kept = new();
    private readonly int _size;
    private readonly int[] _days;
    private readonly Change[] _changes;
    private readonly int _betweenMarks;

    // By mark and state, what holds after the mark's number of changes.
    private readonly NodeSet[][] _marks;

    /// <param name="nodes">Agreements, each at its place.</param>
    public StatusIndex(GraphNode[] nodes)
    {
        _size = nodes.Length;
        var now = NewSets();
        var (days, changes) = (new List<int>(nodes.Length * 3), new List<Change>(nodes.Length * 3));
        for (var place = 0; place < nodes.Length; place++)
        {
            var steps = StatusTimeline.StepsOf(nodes[place]);
            now[(int)steps[0].State].Add(place);
            for (var i = 1; i < steps.Length; i++)
            {
                days.Add(steps[i].From.DayNumber);
                changes.Add(new(place, (byte)steps[i - 1].State, (byte)steps[i].State));
            }
        }

        (_days, _changes) = ([.. days], [.. changes]);
        Array.Sort(_days, _changes);
        _betweenMarks = Math.Max(MinBetweenMarks, (_changes.Length / MaxMarks) + 1);
        _marks = new NodeSet[(_changes.Length / _betweenMarks) + 1][];
        for (var i = 0; i <= _changes.Length; i++)
        {
            if (i % _betweenMarks == 0) _marks[i / _betweenMarks] = Array.ConvertAll(now, set => set.Copy());
            if (i == _changes.Length) break;
            now[_changes[i].Before].Remove(_changes[i].Place);
            now[_changes[i].After].Add(_changes[i].Place);
        }
    }

    public NodeSet On(DateOnly day, IReadOnlyList<AgreementState> states)
    {
        var wanted = 0;
        foreach (var state in states) wanted |= 1 << (int)state;
        if (_kept.TryGetValue((day, wanted), out var known)) return known;
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[(day, wanted)] = Compute(day.DayNumber, wanted);
    }

    private NodeSet Compute(int day, int wanted)
    {
        var passed = PassedOn(day);
        var mark = Math.Min((passed + (_betweenMarks / 2)) / _betweenMarks, _marks.Length - 1);
        var found = new NodeSet(_size);
        for (var state = 0; state < States; state++)
            if (IsWanted(state)) found.UnionWith(_marks[mark][state]);
        var at = mark * _betweenMarks;
        for (; at < passed; at++) Put(_changes[at].Place, _changes[at].After);
        for (; at > passed; at--) Put(_changes[at - 1].Place, _changes[at - 1].Before);
        return found;

        bool IsWanted(int state) => (wanted >> state & 1) != 0;

        void Put(int place, int state)
        {
            if (IsWanted(state)) found.Add(place);
            else found.Remove(place);
        }
    }

    // How many changes took place up to the day's end.
    private int PassedOn(int day)
    {
        var (low, high) = (0, _days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_days[middle] <= day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private NodeSet[] NewSets() => [.. Enumerable.Range(0, States).Select(_ => new NodeSet(_size))];

    private readonly record struct Change(int Place, byte Before, byte After);
}
