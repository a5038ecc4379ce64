using System.Collections.Concurrent;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Nodes whose properties stay in memory, for a node never changes within a revision: whole labels, the smallest first, as many as the bound
/// allows. What they are related to is asked of the database, but for what is derived and kept beside a node (<see cref="NodeFact{T}"/>). A label counts once it is complete.
/// </summary>
internal sealed class KeptNodes
{
    private readonly Dictionary<string, GraphNode>?[] _byId = new Dictionary<string, GraphNode>?[GraphModel.Labels.Count];
    private readonly GraphNode[]?[] _nodes = new GraphNode[]?[GraphModel.Labels.Count];
    private readonly ConcurrentDictionary<(NodeLabel, Property, bool), GraphNode[]> _sorted = new();
    private volatile Dictionary<int, GraphNode> _byNumber = [];

    public KeptNodes(StoredDataset dataset, int bound)
    {
        var total = 0;
        Labels = [.. GraphModel.Labels.OrderBy(dataset.CountOf).TakeWhile(label => (total += dataset.CountOf(label)) <= bound)];
        Room = bound - Labels.Sum(dataset.CountOf);
    }

    /// <summary>What is to be kept.</summary>
    public IReadOnlyList<NodeLabel> Labels { get; }

    /// <summary>How many nodes of other labels may be kept beside them.</summary>
    public int Room { get; }

    public bool Has(NodeLabel label) => Volatile.Read(ref _byId[label.Index]) is not null;

    /// <summary>A node of a label that <see cref="Has"/> is true of.</summary>
    public GraphNode this[int number] => _byNumber[number];

    /// <summary>The node of a number; null where its label is not kept.</summary>
    public GraphNode? Find(int number) => _byNumber.GetValueOrDefault(number);

    /// <summary>All nodes of a label that <see cref="Has"/> is true of, in an order.</summary>
    public GraphNode[] Of(NodeLabel label, NodeOrder order) =>
        order.By is null
            ? _nodes[label.Index]!
            : _sorted.GetOrAdd((label, order.By, order.Descending), _ =>
            {
                var nodes = (GraphNode[])_nodes[label.Index]!.Clone();
                NodePager.Sort(nodes, order);
                return nodes;
            });

    /// <summary>The node, or null for an unknown id, of a label that <see cref="Has"/> is true of.</summary>
    public GraphNode? Find(NodeLabel label, string id) => _byId[label.Index]!.GetValueOrDefault(id);

    /// <param name="nodes">All nodes of the label by id.</param>
    public void Add(NodeLabel label, GraphNode[] nodes)
    {
        // Readers have the former one meanwhile.
        var byNumber = new Dictionary<int, GraphNode>(_byNumber);
        foreach (var node in nodes) byNumber.Add(node.Number, node);
        _byNumber = byNumber;
        _nodes[label.Index] = nodes;
        Volatile.Write(ref _byId[label.Index], nodes.ToDictionary(node => node.Id));
    }
}
