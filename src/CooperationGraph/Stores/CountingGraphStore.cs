using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>Counts the calls of a store, whatever they ask for. Safe for concurrent use.</summary>
public sealed class CountingGraphStore(IGraphStore inner) : IGraphStore
{
    private int _calls;

    /// <summary>So far.</summary>
    public int Calls => _calls;

    public string Revision => inner.Revision;

    public bool KeepsNodes => inner.KeepsNodes;

    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return inner.GetNodesAsync(ids, cancellationToken);
    }

    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return inner.FindNodesAsync(label, condition, order, page, cancellationToken);
    }

    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return inner.MatchNodesAsync(nodes, condition, cancellationToken);
    }

    public ValueTask<Neighbours> GetNeighboursAsync(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return inner.GetNeighboursAsync(nodes, type, direction, cancellationToken);
    }

    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return inner.FindNeighboursAsync(nodes, type, direction, label, condition, order, page, cancellationToken);
    }
}
