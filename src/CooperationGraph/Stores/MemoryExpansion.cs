using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>Walks the branches of one request over a dataset in memory. What is left out is counted without being looked at, unless only some labels are wanted of several.</summary>
internal sealed class MemoryExpansion(ExpandRequest request, IReadOnlyCollection<NodeLabel> labels, Adjacencies adjacencies, CancellationToken cancellationToken)
{
    private readonly List<ExpandedRelationship> _items = [];
    private readonly bool?[] _mayLeadElsewhere = new bool?[adjacencies.WayCount];
    private readonly ItemDays? _days = request.Day is null ? null : adjacencies.Days;
    private readonly int _day = request.Day?.DayNumber ?? 0;
    // Of those that might be hubs.
    private readonly Dictionary<int, int> _degrees = [];
    private readonly List<(GraphNode Node, int Degree)> _hubs = [];

    public Expansion Walk(IReadOnlyList<Branch> branches)
    {
        var offsets = new int[branches.Count + 1];
        var leftOut = new int[branches.Count];
        if (branches is BranchesOfNodes ofNodes) WalkNodes(ofNodes, offsets, leftOut);
        else
        {
            for (var i = 0; i < leftOut.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (node, way, after) = branches[i];
                var (begin, end) = RunOf(node, way);
                if (begin < end) leftOut[i] = Take(begin, end, way, after);
                offsets[i + 1] = _items.Count;
            }
        }

        return new([.. _items], offsets, leftOut) { Hubs = request.Hubs is null ? null : _hubs };
    }

    // The ways of a node stand in the order of its runs: both are gone through once.
    private void WalkNodes(BranchesOfNodes branches, int[] offsets, int[] leftOut)
    {
        var i = 0;
        for (var place = 0; place < branches.Nodes.Count; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (number, run) = (branches.Nodes[place].Number, 0);
            foreach (var way in branches.WaysOf(place))
            {
                var (begin, end) = adjacencies.RunOf(number, Adjacencies.WayOf(way.Type, way.Direction), ref run);
                if (begin < end) leftOut[i] = Take(begin, end, way, after: null);
                offsets[++i] = _items.Count;
            }
        }
    }

    /// <returns>How many were left out.</returns>
    private int Take(int begin, int end, Way way, RelationshipPosition? after)
    {
        var neighbours = adjacencies.Items[begin..end];
        var wanted = MayLeadElsewhere(way) ? request.Labels : null;
        var from = after is { } position ? IndexAfter(neighbours, position) : 0;
        int? all = wanted is not null || request.Hubs is not null ? null : from > 0 && _days is not null ? null : CountOf(begin, end) - from;
        var (taken, leftOut) = (0, 0);
        for (var i = from; i < neighbours.Length; i++)
        {
            if (all - taken is { } rest && (rest == 0 || taken == request.Limit)) return rest;
            if (!IsThere(begin + i) || wanted?.Contains(neighbours[i].Node.Label) == false || IsHub(neighbours[i].Node)) continue;
            if (taken == request.Limit) leftOut++;
            else
            {
                taken++;
                _items.Add(new(neighbours[i].Node, OrdinalOf(neighbours, i), neighbours[i].Values));
            }
        }

        return leftOut;
    }

    private bool IsHub(GraphNode node)
    {
        if (request.Hubs is not { } rule || adjacencies.CountOf(node.Number) <= rule.MaxDegree) return false;
        if (!_degrees.TryGetValue(node.Number, out var degree))
        {
            foreach (var way in rule.Ways.Of(node.Label)) degree += CountOf(node, way);
            if (rule.Except.Contains(node)) degree = 0;
            _degrees.Add(node.Number, degree);
            if (degree > rule.MaxDegree) _hubs.Add((node, degree));
        }

        return degree > rule.MaxDegree;
    }

    private int CountOf(GraphNode node, Way way)
    {
        var (begin, end) = RunOf(node, way);
        if (!MayLeadElsewhere(way)) return CountOf(begin, end);
        var count = 0;
        for (var item = begin; item < end; item++)
            if (IsThere(item) && request.Labels!.Contains(adjacencies.Items[item].Node.Label)) count++;
        return count;
    }

    private int CountOf(int begin, int end) => _days?.Count(begin, end, _day) ?? end - begin;

    private bool IsThere(int item) => _days?.IsThere(item, _day) != false;

    private (int Begin, int End) RunOf(GraphNode node, Way way) => adjacencies.RunOf(node.Number, Adjacencies.WayOf(way.Type, way.Direction));

    private bool MayLeadElsewhere(Way way)
    {
        if (request.Labels is not { } wanted) return false;
        ref var may = ref _mayLeadElsewhere[Adjacencies.WayOf(way.Type, way.Direction)];
        return may ??= labels.Any(label => way.LeadsTo(label) && !wanted.Contains(label));
    }

    private static int OrdinalOf(ReadOnlySpan<Neighbour> neighbours, int index)
    {
        var ordinal = 0;
        while (index - ordinal > 0 && neighbours[index - ordinal - 1].Node.Number == neighbours[index].Node.Number) ordinal++;
        return ordinal;
    }

    private static int IndexAfter(ReadOnlySpan<Neighbour> neighbours, RelationshipPosition after)
    {
        var (low, high) = (0, neighbours.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(neighbours[middle].Node.Id, after.Other) < 0) low = middle + 1;
            else high = middle;
        }

        for (var ordinal = 0; low < neighbours.Length && ordinal <= after.Ordinal && neighbours[low].Node.Id == after.Other; ordinal++) low++;
        return low;
    }
}
