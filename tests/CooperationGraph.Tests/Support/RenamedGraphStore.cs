using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>The same graph under another revision.</summary>
internal sealed class RenamedGraphStore(IGraphStore inner, string revision) : IGraphStore
{
    public string Revision => revision;

    public bool KeepsNodes => inner.KeepsNodes;

    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => inner.GetNodesAsync(ids, cancellationToken);

    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken) =>
        inner.FindNodesAsync(label, condition, order, page, cancellationToken);

    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken) =>
        inner.MatchNodesAsync(nodes, condition, cancellationToken);

    public ValueTask<Neighbours> GetNeighboursAsync(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken) =>
        inner.GetNeighboursAsync(nodes, type, direction, cancellationToken);

    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken) =>
        inner.FindNeighboursAsync(nodes, type, direction, label, condition, order, page, cancellationToken);
}
