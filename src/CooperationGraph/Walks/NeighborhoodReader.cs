using System.Runtime.InteropServices;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>
/// Walks from some nodes outwards, distance by distance. Where the limit cuts, each branch of a distance (one node, one type, one direction) gives its first neighbour before
/// any gives its second: what is left out lies far down long branches, and a greater limit leaves in all that a smaller one did.
/// </summary>
public sealed class NeighborhoodReader
{
    private readonly NeighborhoodRequest _request;
    private readonly WaysOfLabels _ways;
    private readonly Dictionary<GraphNode, int> _distances = [];
    private readonly HashSet<WalkedRelationship> _relationships = [];
    private readonly Dictionary<GraphNode, int> _degrees = [];
    private readonly List<Walked> _walked = [];
    private readonly IReadOnlyList<GraphNode> _notThere;

    private NeighborhoodReader(NeighborhoodRequest request)
    {
        (_request, _ways) = (request, request.Scope.Ways());
        _notThere = request.Scope.NotThere(request.Starts.Concat(request.Branches.Select(branch => branch.Node)).Distinct());
        foreach (var node in _notThere) _degrees[node] = 0;
    }

    /// <summary>At most one call of the store for each step of the depth, or one less and one for what the limit left out.</summary>
    public static async ValueTask<Neighborhood> GetAsync(IGraphStore store, NeighborhoodRequest request, CancellationToken cancellationToken)
    {
        var reader = new NeighborhoodReader(request);
        var unwalked = await reader.WalkAsync(store, cancellationToken);
        await reader.CountAsync(store, unwalked, cancellationToken);
        return reader.Result();
    }

    /// <summary>One slot per node, in their order: of how many relationships that may be walked it is an end, shown or not; of none on a day on which it is not there. At most one call of the store for all of one walk.</summary>
    /// <param name="day">Only those that may be there on this day; null for those of the walk's own day, or of all days where it has none.</param>
    public static async ValueTask<int[]> GetDegreesAsync(IGraphStore store, IReadOnlyList<NeighborhoodNode> nodes, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day is not null) nodes = [.. nodes.Select(each => each.Scope.Day == day ? each : each with { Scope = each.Scope with { Day = day }, Known = null })];
        var counted = new Dictionary<(WalkScope, GraphNode), int>();
        foreach (var walk in nodes.Where(each => each.Known is null).GroupBy(each => each.Scope))
        {
            var branches = walk.Key.Ways().BranchesOf([.. walk.Select(each => each.Node).Except(walk.Key.NotThere(walk.Select(each => each.Node)))]);
            if (branches.Count == 0) continue;
            var counts = await store.ExpandAsync(branches, walk.Key.Expand(limit: 0), cancellationToken);
            for (var i = 0; i < branches.Count; i++) CollectionsMarshal.GetValueRefOrAddDefault(counted, (walk.Key, branches[i].Node), out _) += counts.LeftOut[i];
        }

        return [.. nodes.Select(each => each.Known ?? counted.GetValueOrDefault((each.Scope, each.Node)))];
    }

    /// <returns>Nodes nearer than the depth that were not walked from, as the limit was reached.</returns>
    private async ValueTask<List<GraphNode>> WalkAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        foreach (var node in _request.Starts.Concat(_request.Branches.Select(branch => branch.Node))) _distances.TryAdd(node, 0);
        IReadOnlyList<Branch> branches = [.. _ways.BranchesOf(Sorted(_request.Starts.Distinct().Except(_notThere))), .. _request.Branches.Where(branch => !_request.Starts.Contains(branch.Node) && !_notThere.Contains(branch.Node)).Distinct()];
        for (var distance = 0; ; distance++)
        {
            // No neighbour that is there already takes the place of another: so many of each branch are always enough.
            var expansion = branches.Count == 0 ? new([], [0], []) : await store.ExpandAsync(branches, _request.Scope.Expand(_request.Limit), cancellationToken);
            var added = Admit(expansion, distance + 1);
            Keep(branches, expansion);
            if (distance + 1 == _request.Depth || added.Count == 0) return [];
            var nodes = Sorted(added);
            if (_distances.Count >= _request.Limit) return nodes;
            branches = _ways.BranchesOf(nodes);
        }
    }

    private List<GraphNode> Admit(Expansion expansion, int distance)
    {
        List<GraphNode> added = [];
        var open = Enumerable.Range(0, expansion.LeftOut.Length).ToList();
        for (var round = 0; open.Count > 0; round++)
        {
            open.RemoveAll(i => expansion.Offsets[i] + round >= expansion.Offsets[i + 1]);
            foreach (var i in open)
            {
                if (_distances.Count >= _request.Limit) return added;
                var other = expansion.Items[expansion.Offsets[i] + round].Other;
                if (!_request.Scope.Avoid.Contains(other.Id) && _distances.TryAdd(other, distance)) added.Add(other);
            }
        }

        return added;
    }

    private void Keep(IReadOnlyList<Branch> branches, Expansion expansion)
    {
        for (var i = 0; i < branches.Count; i++)
        {
            var items = expansion.Of(i);
            foreach (var item in items)
                if (_distances.ContainsKey(item.Other)) _relationships.Add(WalkedRelationship.Of(branches[i], item));
            if (_request.Starts.Contains(branches[i].Node) || _distances[branches[i].Node] > 0) Count(branches[i].Node, items.Length + expansion.LeftOut[i]);
            _walked.Add(new(branches[i], expansion, i));
        }
    }

    private async ValueTask CountAsync(IGraphStore store, List<GraphNode> unwalked, CancellationToken cancellationToken)
    {
        var branches = _ways.BranchesOf(unwalked);
        if (branches.Count == 0) return;
        var counts = await store.ExpandAsync(branches, _request.Scope.Expand(limit: 0), cancellationToken);
        for (var i = 0; i < branches.Count; i++)
        {
            Count(branches[i].Node, counts.LeftOut[i]);
            _walked.Add(new(branches[i], counts, i));
        }
    }

    private void Count(GraphNode node, int relationships) => CollectionsMarshal.GetValueRefOrAddDefault(_degrees, node, out _) += relationships;

    private Neighborhood Result()
    {
        WalkedRelationship[] relationships = [.. _relationships];
        Array.Sort(relationships, WalkedRelationship.Order);
        var nodes = _distances.OrderBy(each => each.Value).ThenBy(each => each.Key.Id, StringComparer.Ordinal)
            .Select(each => new NeighborhoodNode(each.Key, each.Value, _request.Scope, _degrees.TryGetValue(each.Key, out var degree) ? degree : null));
        return new(
            _request.Scope.Day, [.. nodes], relationships, [.. LeftOut().OrderBy(each => _distances[each.Node]).ThenBy(each => each.Node.Id, StringComparer.Ordinal).ThenBy(each => each.Way.Type.Index).ThenBy(each => each.Way.Direction)],
            _notThere);
    }

    private IEnumerable<LeftOut> LeftOut()
    {
        var shown = _relationships.SelectMany(each => new[] { (Node: each.From, Direction: Direction.Outgoing, each.Relationship), (Node: each.To, Direction: Direction.Incoming, each.Relationship) })
            .ToLookup(each => (each.Node, new Way(each.Relationship.Type, each.Direction)), each => each.Relationship);
        foreach (var (branch, expansion, index) in _walked)
        {
            var (count, whole, after) = (expansion.LeftOut[index], true, (Relationship?)null);
            foreach (var item in expansion.Of(index))
            {
                if (_distances.ContainsKey(item.Other) || _request.Scope.Avoid.Contains(item.Other.Id))
                {
                    if (whole) after = branch.RelationshipTo(item);
                    continue;
                }

                whole = false;
                count++;
            }

            // What another node led to needs no look at this one.
            if (count > 0) count -= shown[(branch.Node, branch.Way)].Count(each => IsBeyond(each, branch, expansion.Of(index)));
            if (count > 0) yield return new(branch.Node, branch.Way, count, after);
        }
    }

    private static bool IsBeyond(Relationship relationship, Branch branch, ReadOnlySpan<ExpandedRelationship> looked)
    {
        if ((looked.IsEmpty ? branch.After : looked[^1].Position) is not { } last) return true;
        var other = branch.Way.Direction == Direction.Outgoing ? relationship.To : relationship.From;
        return string.CompareOrdinal(other, last.Other) is var order && (order > 0 || (order == 0 && relationship.Ordinal > last.Ordinal));
    }

    private static List<GraphNode> Sorted(IEnumerable<GraphNode> nodes) => [.. nodes.OrderBy(node => node.Id, StringComparer.Ordinal)];

    private sealed record Walked(Branch Branch, Expansion Expansion, int Index);
}
