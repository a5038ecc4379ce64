using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>Holds every call until it is let go, and then answers or fails as it is told.</summary>
internal sealed class BlockedGraphStore(IGraphStore inner) : IGraphStore
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public int Calls => _calls;

    /// <summary>What calls throw once they are let go; null for an answer.</summary>
    public Exception? Failure { get; set; }

    public string Revision => inner.Revision;

    public bool KeepsNodes => inner.KeepsNodes;

    public void LetGo() => _gate.TrySetResult();

    public async ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await inner.GetNodesAsync(ids, cancellationToken);
    }

    public async ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await inner.FindNodesAsync(label, condition, order, page, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await inner.MatchNodesAsync(nodes, condition, cancellationToken);
    }

    public async ValueTask<Neighbours> GetNeighboursAsync(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await inner.GetNeighboursAsync(nodes, type, direction, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await inner.FindNeighboursAsync(nodes, type, direction, label, condition, order, page, cancellationToken);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await _gate.Task.WaitAsync(cancellationToken);
        if (Failure is { } failure) throw failure;
    }
}
