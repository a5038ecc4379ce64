using System.Runtime.InteropServices;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>The part of the graph that a search for paths has seen: whole of the nodes that were walked from, in part of those that it came to.</summary>
/// <param name="named">The ends of the paths and what they must pass: hub or not, they are walked from, and whatever their label they are come to.</param>
internal sealed class WalkedGraph(IGraphStore store, PathRequest request, IReadOnlySet<GraphNode> named, CancellationToken cancellationToken)
{
    /// <summary>Of a named node no more relationships than this are walked along one type and direction.</summary>
    private const int MaxHops = 100_000;

    private readonly WalkScope _scope = request.Scope with { Labels = request.Scope.Labels is { } labels ? labels.Union(named.Select(node => node.Label)).ToHashSet() : null };
    private readonly Dictionary<GraphNode, List<Hop>> _hops = [];
    private readonly HashSet<WalkedRelationship> _seen = [];
    private readonly Dictionary<GraphNode, int> _degrees = [];
    private readonly HashSet<GraphNode> _walked = [];

    /// <summary>Those that were met, the greatest first, then by id (ordinal).</summary>
    public IReadOnlyList<(GraphNode Node, int Degree)> Hubs =>
        [.. _degrees.Where(each => IsHub(each.Key)).Select(each => (each.Key, each.Value)).OrderByDescending(each => each.Value).ThenBy(each => each.Key.Id, StringComparer.Ordinal)];

    /// <summary>Whether it is known to have too many relationships to be passed.</summary>
    public bool IsHub(GraphNode node) => _degrees.TryGetValue(node, out var degree) && degree > request.HubDegree && !named.Contains(node);

    /// <summary>The known relationships of a node.</summary>
    public IReadOnlyList<Hop> HopsOf(GraphNode node) => _hops.TryGetValue(node, out var hops) ? hops : [];

    /// <summary>Walks from nodes that are no hubs, unless it was done before. At most two calls of the store.</summary>
    /// <returns>Whether all of their relationships are known now.</returns>
    public async ValueTask<bool> WalkAsync(IEnumerable<GraphNode> nodes)
    {
        var open = nodes.Where(node => !IsHub(node) && _walked.Add(node)).ToLookup(named.Contains);
        return await WalkAsync([.. open[true]], MaxHops) & await WalkAsync([.. open[false]], request.HubDegree);
    }

    /// <summary>Counts the relationships of nodes of which that is not known. At most one call of the store.</summary>
    /// <returns>Whether one of them is a hub.</returns>
    public async ValueTask<bool> CountAsync(IEnumerable<GraphNode> nodes)
    {
        GraphNode[] open = [.. nodes.Where(node => !_degrees.ContainsKey(node) && !named.Contains(node)).Distinct()];
        var branches = _scope.BranchesOf(open);
        if (branches.Count == 0) return false;
        var counts = await store.ExpandAsync(branches, _scope.Expand(limit: 0), cancellationToken);
        for (var i = 0; i < branches.Count; i++) CollectionsMarshal.GetValueRefOrAddDefault(_degrees, branches[i].Node, out _) += counts.LeftOut[i];
        return Array.Exists(open, IsHub);
    }

    private async ValueTask<bool> WalkAsync(IReadOnlyList<GraphNode> nodes, int limit)
    {
        var branches = _scope.BranchesOf(nodes);
        if (branches.Count == 0) return true;
        var expansion = await store.ExpandAsync(branches, _scope.Expand(limit), cancellationToken);
        foreach (var node in nodes) _degrees[node] = 0;
        for (var i = 0; i < branches.Count; i++) _degrees[branches[i].Node] += expansion.Of(i).Length + expansion.LeftOut[i];
        var whole = true;
        for (var i = 0; i < branches.Count; i++)
        {
            if (IsHub(branches[i].Node)) continue;
            whole &= expansion.LeftOut[i] == 0;
            foreach (var item in expansion.Of(i)) Add(branches[i], item);
        }

        return whole;
    }

    private void Add(Branch branch, ExpandedRelationship item)
    {
        var (node, other, direction) = (branch.Node, item.Other, branch.Way.Direction);
        if (request.Scope.Avoid.Contains(other.Id) || (request.Scope.Labels?.Contains(other.Label) == false && !named.Contains(other))) return;
        var relationship = WalkedRelationship.Of(branch, item);
        if (!_seen.Add(relationship)) return;
        ListOf(node).Add(new(relationship, other, direction));
        ListOf(other).Add(new(relationship, node, direction.Reversed()));
    }

    private List<Hop> ListOf(GraphNode node) => CollectionsMarshal.GetValueRefOrAddDefault(_hops, node, out _) ??= [];
}

/// <summary>A relationship as it is walked from one of its ends.</summary>
/// <param name="Other">Where it leads.</param>
internal readonly record struct Hop(WalkedRelationship Relationship, GraphNode Other, Direction Direction)
{
    /// <summary>By the id of the other end, then by type, outgoing first, parallel ones by their ordinal.</summary>
    public static readonly Comparison<Hop> Order = static (left, right) =>
        string.CompareOrdinal(left.Other.Id, right.Other.Id) is var byId and not 0 ? byId
        : left.Relationship.Relationship.Type.Index.CompareTo(right.Relationship.Relationship.Type.Index) is var byType and not 0 ? byType
        : left.Direction.CompareTo(right.Direction) is var byDirection and not 0 ? byDirection
        : left.Relationship.Relationship.Ordinal.CompareTo(right.Relationship.Relationship.Ordinal);
}
