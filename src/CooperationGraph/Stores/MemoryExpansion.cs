using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>Walks the branches of one request over a dataset in memory. What is not filtered is counted without being looked at.</summary>
internal sealed class MemoryExpansion(ExpandRequest request, IReadOnlyCollection<NodeLabel> labels, Adjacencies adjacencies, MemoryConditions conditions, CancellationToken cancellationToken)
{
    private readonly List<ExpandedRelationship> _items = [];
    private readonly Dictionary<Way, Predicate<Neighbour>?> _filters = [];
    private readonly Dictionary<NodeLabel, Predicate<GraphNode>?> _lasting = [];

    public Expansion Walk(IReadOnlyList<Branch> branches)
    {
        var offsets = new int[branches.Count + 1];
        var leftOut = new int[branches.Count];
        for (var i = 0; i < branches.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            leftOut[i] = Take(branches[i]);
            offsets[i + 1] = _items.Count;
        }

        return new([.. _items], offsets, leftOut);
    }

    /// <returns>How many were left out.</returns>
    private int Take(Branch branch)
    {
        var neighbours = adjacencies.Of(branch.Way.Type, branch.Way.Direction).Of(branch.Node.Number);
        if (neighbours.Length == 0) return 0;
        if (!_filters.TryGetValue(branch.Way, out var filter)) _filters.Add(branch.Way, filter = FilterOf(branch.Way));
        var (taken, leftOut) = (0, 0);
        for (var i = branch.After is { } after ? IndexAfter(neighbours, after) : 0; i < neighbours.Length; i++)
        {
            if (filter is null && taken == request.Limit) return leftOut + neighbours.Length - i;
            if (filter?.Invoke(neighbours[i]) == false) continue;
            if (taken == request.Limit) leftOut++;
            else
            {
                taken++;
                _items.Add(new(RelationshipOf(branch, neighbours, i), neighbours[i].Node));
            }
        }

        return leftOut;
    }

    // Null where everything passes.
    private Predicate<Neighbour>? FilterOf(Way way)
    {
        if (request.Day is not { } day) return request.Labels is { } wanted ? neighbour => wanted.Contains(neighbour.Node.Label) : null;
        var lasting = Lasting.On(way.Type, day) is { } condition ? PropertyConditions.Compile(condition) : null;
        if (lasting is null && request.Labels is null && !labels.Any(label => way.LeadsTo(label) && OfLabel(label, day) is not null)) return null;
        return neighbour => request.Labels?.Contains(neighbour.Node.Label) != false && lasting?.Invoke(neighbour) != false && OfLabel(neighbour.Node.Label, day)?.Invoke(neighbour.Node) != false;
    }

    private Predicate<GraphNode>? OfLabel(NodeLabel label, DateOnly day)
    {
        if (!_lasting.TryGetValue(label, out var predicate)) _lasting.Add(label, predicate = Lasting.On(label, day) is { } condition ? conditions.Of(condition, cancellationToken) : null);
        return predicate;
    }

    private static Relationship RelationshipOf(Branch branch, ReadOnlySpan<Neighbour> neighbours, int index)
    {
        var (other, ordinal) = (neighbours[index].Node, 0);
        while (index - ordinal > 0 && neighbours[index - ordinal - 1].Node.Number == other.Number) ordinal++;
        var (from, to) = branch.Way.Direction == Direction.Outgoing ? (branch.Node.Id, other.Id) : (other.Id, branch.Node.Id);
        return new(branch.Way.Type, from, to, ordinal, neighbours[index].Values);
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
