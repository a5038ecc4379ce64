using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Nodes whose properties stay in memory, for a node never changes within a revision: whole labels, the smallest first, as many as the bound
/// allows. What they are related to is always asked of the database. A label counts once it is complete.
/// </summary>
internal sealed class KeptNodes
{
    private readonly StoredDataset _dataset;
    private readonly GraphNode[]?[] _nodes = new GraphNode[]?[GraphModel.Labels.Count];
    private readonly Dictionary<string, GraphNode>?[] _byId = new Dictionary<string, GraphNode>?[GraphModel.Labels.Count];

    public KeptNodes(StoredDataset dataset, int bound)
    {
        _dataset = dataset;
        var total = 0;
        Labels = [.. GraphModel.Labels.OrderBy(dataset.CountOf).TakeWhile(label => (total += dataset.CountOf(label)) <= bound)];
    }

    /// <summary>What is to be kept.</summary>
    public IReadOnlyList<NodeLabel> Labels { get; }

    public bool Has(NodeLabel label) => Volatile.Read(ref _byId[label.Index]) is not null;

    /// <summary>A node of a label that <see cref="Has"/> is true of.</summary>
    public GraphNode this[int number]
    {
        get
        {
            var label = _dataset.LabelOf(number);
            return _nodes[label.Index]![number - _dataset.FirstOf(label)];
        }
    }

    /// <summary>The node, or null for an unknown id, of a label that <see cref="Has"/> is true of.</summary>
    public GraphNode? Find(NodeLabel label, string id) => _byId[label.Index]!.GetValueOrDefault(id);

    /// <param name="nodes">All nodes of the label by number.</param>
    public void Add(NodeLabel label, GraphNode[] nodes)
    {
        _nodes[label.Index] = nodes;
        Volatile.Write(ref _byId[label.Index], nodes.ToDictionary(node => node.Id));
    }
}
