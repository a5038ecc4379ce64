using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>A store whose database is away.</summary>
internal sealed class UnavailableGraphStore : IGraphStore
{
    public const string Reason = "The database does not answer.";

    public string Revision => "0";

    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => throw new StoreUnavailableException(Reason);

    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken) => throw new StoreUnavailableException(Reason);

    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken) => throw new StoreUnavailableException(Reason);

    public ValueTask<Neighbours> GetNeighboursAsync(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken) =>
        throw new StoreUnavailableException(Reason);
}
