using System.Collections.Concurrent;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Stores.Memory;

/// <summary>The steps of all agreements (<see cref="StatusTimeline"/>) side by side: a day that was not asked for before takes one pass over numbers. Safe for concurrent use.</summary>
internal sealed class StatusIndex
{
    // On most days nobody asks again.
    private const int MaxKept = 64;

    private readonly ConcurrentDictionary<(DateOnly Day, int States), NodeSet> _kept = new();
    private readonly int[] _offsets;
    private readonly int[] _days;
    private readonly byte[] _states;

    /// <param name="nodes">Agreements.</param>
    public StatusIndex(GraphNode[] nodes)
    {
        var steps = Array.ConvertAll(nodes, StatusTimeline.StepsOf);
        _offsets = new int[nodes.Length + 1];
        for (var i = 0; i < steps.Length; i++) _offsets[i + 1] = _offsets[i] + steps[i].Length;
        (_days, _states) = (new int[_offsets[^1]], new byte[_offsets[^1]]);
        for (var i = 0; i < steps.Length; i++)
        {
            for (var step = 0; step < steps[i].Length; step++) (_days[_offsets[i] + step], _states[_offsets[i] + step]) = (steps[i][step].From.DayNumber, (byte)steps[i][step].State);
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
        var found = new NodeSet(_offsets.Length - 1);
        for (var place = 0; place < _offsets.Length - 1; place++)
        {
            // Most ask for a day near the last step.
            var step = _offsets[place + 1] - 1;
            while (_days[step] > day) step--;
            if ((wanted >> _states[step] & 1) != 0) found.Add(place);
        }

        return found;
    }
}
