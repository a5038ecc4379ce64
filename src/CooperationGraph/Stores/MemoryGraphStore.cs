using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// A dataset held in memory: nodes in an array by number, and for each relationship type and direction one array of neighbours with the
/// offsets of each node. Every answer is there at once.
/// </summary>
public sealed class MemoryGraphStore : IGraphStore
{
    private readonly Dictionary<string, GraphNode> _byId;
    private readonly Dictionary<NodeLabel, GraphNode[]> _byLabel;
    private readonly ConcurrentDictionary<(NodeLabel, Property?, bool), GraphNode[]> _sorted = new();
    private readonly Adjacencies _adjacencies;
    private readonly MemoryConditions _conditions;
    private readonly GraphDataset _dataset;

    public MemoryGraphStore(GraphDataset dataset)
    {
        Revision = dataset.Revision;
        _dataset = dataset;
        _byId = dataset.Nodes.ToDictionary(node => node.Id);
        _byLabel = dataset.Nodes.GroupBy(node => node.Label).ToDictionary(group => group.Key, group => group.ToArray());
        _adjacencies = new(dataset);
        _conditions = new(_byId, _byLabel, _adjacencies);
    }

    /// <inheritdoc/>
    public string Revision { get; }

    /// <inheritdoc/>
    public string Import => Revision;

    /// <inheritdoc/>
    public bool KeepsNodes => true;

    /// <inheritdoc/>
    public int CountOf(NodeLabel label) => _byLabel.GetValueOrDefault(label, []).Length;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var nodes = new GraphNode?[ids.Count];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = _byId.GetValueOrDefault(ids[i]);
        return new(nodes);
    }

    /// <inheritdoc/>
    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_conditions.CandidatesOf(condition) is { } candidates && candidates.Count < _byLabel.GetValueOrDefault(label, []).Length / 4)
        {
            var predicate = _conditions.Of(condition, cancellationToken);
            return new(NodePager.Page([.. candidates.Where(node => node.Label == label && predicate(node))], order, page));
        }

        var sorted = Sorted(label, order);
        return new(NodePager.PageSorted(condition == Condition.Always ? sorted : Array.FindAll(sorted, _conditions.Of(condition, cancellationToken)), order, page));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var predicate = _conditions.Of(condition, cancellationToken);
        var matches = new bool[nodes.Count];
        for (var i = 0; i < matches.Length; i++) matches[i] = predicate(nodes[i]);
        return new(matches);
    }

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var adjacency = _adjacencies.Of(type, direction);
        var offsets = new int[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++) offsets[i + 1] = offsets[i] + adjacency.Of(nodes[i].Number).Length;
        var items = new Neighbour[offsets[^1]];
        for (var i = 0; i < nodes.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            adjacency.Of(nodes[i].Number).CopyTo(items.AsSpan(offsets[i]));
        }

        return new(new Neighbours(items, offsets));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var adjacency = _adjacencies.Of(type, direction);
        var predicate = condition == Condition.Always ? null : _conditions.Of(condition, cancellationToken);
        var pages = new NodePage[nodes.Count];
        for (var i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new HashSet<GraphNode>();
            foreach (var neighbour in adjacency.Of(nodes[i].Number))
                if (neighbour.Node.Label == label && predicate?.Invoke(neighbour.Node) != false) found.Add(neighbour.Node);
            pages[i] = NodePager.Page(found, order, page);
        }

        return new(pages);
    }

    /// <inheritdoc/>
    public ValueTask<Expansion> ExpandAsync(IReadOnlyList<Branch> branches, ExpandRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new MemoryExpansion(request, _byLabel.Keys, _adjacencies, cancellationToken).Walk(branches));
    }

    /// <inheritdoc/>
    public ValueTask<NodeGroups> CountAsync(NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new MemoryGroups(keys, sum, _byLabel.Keys, _adjacencies).Count(Matching(label, condition, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindGroupedAsync(
        NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, IReadOnlyList<IReadOnlyList<string?>> groups, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var members = new MemoryGroups(keys, sum: null, _byLabel.Keys, _adjacencies).MembersOf(groups, Matching(label, condition, cancellationToken), cancellationToken);
        return new([.. members.Select(nodes => NodePager.Page(nodes, order, page))]);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<GraphPart> StreamAsync(IReadOnlySet<NodeLabel> labels, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var part in new DatasetParts(_dataset).Of(labels))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Whoever writes the parts may do so without ever waiting; others want their turn.
            await Task.Yield();
            yield return part;
        }
    }

    private IEnumerable<GraphNode> Matching(NodeLabel label, Condition condition, CancellationToken cancellationToken)
    {
        var nodes = _byLabel.GetValueOrDefault(label, []);
        if (condition == Condition.Always) return nodes;
        var predicate = _conditions.Of(condition, cancellationToken);
        return (_conditions.CandidatesOf(condition)?.Where(node => node.Label == label) ?? nodes).Where(node => predicate(node));
    }

    private GraphNode[] Sorted(NodeLabel label, NodeOrder order) =>
        _sorted.GetOrAdd((label, order.By, order.Descending), _ =>
        {
            var nodes = (GraphNode[])_byLabel.GetValueOrDefault(label, []).Clone();
            NodePager.Sort(nodes, order);
            return nodes;
        });
}
