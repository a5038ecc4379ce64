using System.Runtime.CompilerServices;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores.Memory;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>
/// A dataset held in memory: nodes in an array by number, and for each relationship type and direction one array of neighbours with the
/// offsets of each node. Every answer is there at once.
/// </summary>
public sealed class MemoryGraphStore : IGraphStore
{
    private readonly Dictionary<string, GraphNode> _byId;
    private readonly Dictionary<NodeLabel, LabelNodes> _byLabel;
    private readonly Adjacencies _adjacencies;
    private readonly ReachedNodes _reached;
    private readonly GraphDataset _dataset;

    public MemoryGraphStore(GraphDataset dataset)
    {
        Revision = dataset.Revision;
        _dataset = dataset;
        _byId = new(dataset.Nodes.Count);
        foreach (var node in dataset.Nodes)
        {
            _byId.Add(node.Id, node);
            node.IsKept = true;
        }

        _byLabel = dataset.Nodes.GroupBy(node => node.Label).ToDictionary(group => group.Key, group => new LabelNodes([.. group]));
        _adjacencies = new(dataset);
        _reached = new(_byLabel, _adjacencies);
    }

    /// <inheritdoc/>
    public string Revision { get; }

    /// <inheritdoc/>
    public string Import => Revision;

    /// <inheritdoc/>
    public bool KeepsNodes => true;

    /// <summary>How many nodes there are of all labels.</summary>
    public int NodeCount => _byId.Count;

    /// <inheritdoc/>
    public int CountOf(NodeLabel label) => _byLabel.TryGetValue(label, out var nodes) ? nodes.Nodes.Length : 0;

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
        if (!_byLabel.TryGetValue(label, out var nodes)) return new(new NodePage([], 0, false, false));
        var ranking = nodes.In(order);
        return new(condition == Condition.Always ? ranking.Page(page) : ranking.Page(Matching(label, condition, cancellationToken), page));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var matches = new bool[nodes.Count];
        NodeLabel? label = null;
        NodeSet? matching = null;
        for (var i = 0; i < matches.Length; i++)
        {
            if (nodes[i].Label != label) matching = Matching(label = nodes[i].Label, condition, cancellationToken);
            matches[i] = matching!.Contains(_byLabel[label].PlaceOf(nodes[i]));
        }

        return new(matches);
    }

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var way = Adjacencies.WayOf(type, direction);
        var (begins, offsets) = (new int[nodes.Count], new int[nodes.Count + 1]);
        for (var i = 0; i < begins.Length; i++)
        {
            (begins[i], var end) = _adjacencies.RunOf(nodes[i].Number, way);
            offsets[i + 1] = offsets[i] + end - begins[i];
        }

        var items = new Neighbour[offsets[^1]];
        for (var i = 0; i < begins.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _adjacencies.Items.Slice(begins[i], offsets[i + 1] - offsets[i]).CopyTo(items.AsSpan(offsets[i]));
        }

        return new(new Neighbours(items, offsets));
    }

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetSharedNeighboursAsync(IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new SharedNeighbours(_adjacencies, one, other, type, direction, of).Find(cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Pages(nodes.Count, i => [nodes[i]], new(type, direction), having: null, label, condition, order, page, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<IReadOnlyList<GraphNode>> together, RelationshipType type, Direction direction, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Pages(together.Count, i => together[i], new(type, direction), having, label, condition, order, page, cancellationToken));
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
        return new(new MemoryGroups(keys, sum, _byLabel.Keys, _adjacencies).Count(MatchingNodes(label, condition, cancellationToken), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindGroupedAsync(
        NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, IReadOnlyList<IReadOnlyList<string?>> groups, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var members = new MemoryGroups(keys, sum: null, _byLabel.Keys, _adjacencies).MembersOf(groups, MatchingNodes(label, condition, cancellationToken), cancellationToken);
        if (!_byLabel.TryGetValue(label, out var own)) return new([.. members.Select(_ => new NodePage([], 0, false, false))]);
        return new([.. members.Select(nodes => own.In(order).Page([.. nodes.Select(own.PlaceOf)], page))]);
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

    /// <summary>Makes the indexes for which whoever asks first would wait: with a million nodes for seconds, with ten thousand for some milliseconds.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        foreach (var (label, nodes) in _byLabel)
        {
            if (!label.IsListed) continue;
            nodes.In(new(label.DefaultOrder));
            if (label == Agreement.Label) _ = nodes.Status;
            foreach (var property in label.Properties)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (property is Property<PartialDate> { Filter: not null } date) nodes.DatesOf(date);
                else if (property is Property<string> { IsSearched: true } text && !label.IsKnownByCodes) nodes.WordsOf(text);
            }
        }
    }

    private NodePage[] Pages(
        int count, Func<int, IReadOnlyList<GraphNode>> nodesOf, Way way, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        var pages = new NodePage[count];
        if (!_byLabel.TryGetValue(label, out var own))
        {
            Array.Fill(pages, new([], 0, false, false));
            return pages;
        }

        var (ranking, matching) = (own.In(order), count == 0 || condition == Condition.Always ? null : Matching(label, condition, cancellationToken));
        for (var i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (many, few) = _reached.Of(label, nodesOf(i), way, having);
            if (many is not null) pages[i] = ranking.Page(matching is null ? many : many.And(matching), page);
            else pages[i] = ranking.Page(matching is null ? few : Array.FindAll(few, matching.Contains), page);
        }

        return pages;
    }

    private NodeSet Matching(NodeLabel label, Condition condition, CancellationToken cancellationToken) => new ConditionSearch(label, _byId, _byLabel, _adjacencies, _reached, cancellationToken).Find(condition);

    private IEnumerable<GraphNode> MatchingNodes(NodeLabel label, Condition condition, CancellationToken cancellationToken)
    {
        if (!_byLabel.TryGetValue(label, out var nodes)) return [];
        return condition == Condition.Always ? nodes.Nodes : Matching(label, condition, cancellationToken).Places().Select(place => nodes.Nodes[place]);
    }
}
