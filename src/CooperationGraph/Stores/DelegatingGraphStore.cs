using System.Runtime.CompilerServices;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>A store that asks another one. What derives from it changes what happens around every call, in one place.</summary>
/// <param name="inner">The store that answers.</param>
public abstract class DelegatingGraphStore(IGraphStore inner) : IGraphStore
{
    /// <inheritdoc/>
    public virtual string Revision => inner.Revision;

    /// <inheritdoc/>
    public virtual string Import => inner.Import;

    /// <inheritdoc/>
    public bool KeepsNodes => inner.KeepsNodes;

    /// <inheritdoc/>
    public virtual bool Keeps(NodeLabel label) => inner.Keeps(label);

    /// <inheritdoc/>
    public int CountOf(NodeLabel label) => inner.CountOf(label);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        AskAsync(() => inner.GetNodesAsync(ids, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindNodesAsync(label, condition, order, page, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken) =>
        AskAsync(() => inner.MatchNodesAsync(nodes, condition, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetNeighboursAsync(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken) =>
        AskAsync(() => inner.GetNeighboursAsync(nodes, type, direction, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetSharedNeighboursAsync(IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of, CancellationToken cancellationToken) =>
        AskAsync(() => inner.GetSharedNeighboursAsync(one, other, type, direction, of, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindNeighboursAsync(nodes, type, direction, label, condition, order, page, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<IReadOnlyList<GraphNode>> together, RelationshipType type, Direction direction, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindNeighboursAsync(together, type, direction, having, label, condition, order, page, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Expansion> ExpandAsync(IReadOnlyList<Branch> branches, ExpandRequest request, CancellationToken cancellationToken) =>
        AskAsync(() => inner.ExpandAsync(branches, request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<NodeGroups> CountAsync(NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, CancellationToken cancellationToken) =>
        AskAsync(() => inner.CountAsync(label, condition, keys, sum, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindGroupedAsync(
        NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, IReadOnlyList<IReadOnlyList<string?>> groups, NodeOrder order, PageRequest page, CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindGroupedAsync(label, condition, keys, groups, order, page, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<GraphPart> StreamAsync(IReadOnlySet<NodeLabel> labels, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var parts = inner.StreamAsync(labels, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await AskAsync(parts.MoveNextAsync, cancellationToken)) yield return parts.Current;
    }

    /// <summary>Every call goes through here, and each part of a stream as one.</summary>
    /// <param name="ask">The call of the other store.</param>
    protected virtual ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken) => ask();
}
