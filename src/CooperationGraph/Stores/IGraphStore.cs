using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// Reads of one revision of the graph. Every member takes many nodes and answers for all of them in their order; nothing here computes
/// a status, a coverage state or a conflict. Implementations are safe for concurrent use.
/// </summary>
/// <remarks>Every member throws <see cref="OperationCanceledException"/> for a cancelled token, before doing work; <see cref="StreamAsync"/> when it is first moved.</remarks>
public interface IGraphStore
{
    /// <summary>The fingerprint of the dataset that is read.</summary>
    string Revision { get; }

    /// <summary>
    /// What was imported, to be put into keys of what is derived from it: like <see cref="Revision"/>, but another one where a revision was written again because
    /// its stored graph had been damaged.
    /// </summary>
    string Import { get; }

    /// <summary>Whether every node lives as long as the store, so that what is derived from one may be kept beside it.</summary>
    bool KeepsNodes { get; }

    /// <summary>The same of the nodes of one label: once it is true it stays so, and every answer has the same instance of a node.</summary>
    bool Keeps(NodeLabel label) => KeepsNodes;

    /// <summary>How many nodes of a label there are. Every store knows it of its revision: it costs no call.</summary>
    int CountOf(NodeLabel label);

    /// <summary>One slot per id in the order of <paramref name="ids"/>: the node, or null for an unknown id. A repeated id gets the same node again.</summary>
    ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>
    /// All nodes of a label that fulfil <paramref name="condition"/>, one page of them in <paramref name="order"/>. The order is total:
    /// equal keys are ordered by id, and an empty key comes last whatever the direction.
    /// </summary>
    ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One slot per node in the order of <paramref name="nodes"/>: whether it fulfils <paramref name="condition"/>.</summary>
    ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken);

    /// <summary>
    /// One slot per node in the order of <paramref name="nodes"/>: its neighbours along relationships of one type, ordered by the
    /// neighbour's id. A node without such relationships, or whose label cannot have them, gets none.
    /// </summary>
    ValueTask<Neighbours> GetNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken);

    /// <summary>
    /// One slot per node of one side in their order, then one per node of the other: as <see cref="GetNeighboursAsync"/> has it, but only what both sides lead to. A store starts from the side
    /// with fewer relationships, whatever the number of the other's; one without a better way reads those of both.
    /// </summary>
    /// <param name="of">What a node must have to count, by a property of the one label that the type leads to; null for nothing.</param>
    ValueTask<Neighbours> GetSharedNeighboursAsync(
        IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of, CancellationToken cancellationToken) =>
        JointNeighbours.GetSharedAsync(this, one, other, type, direction, of, cancellationToken);

    /// <summary>
    /// One slot per node in the order of <paramref name="nodes"/>: of its neighbours of one label along relationships of one type, those that
    /// fulfil <paramref name="condition"/>, each once, one page of them as <see cref="FindNodesAsync"/> has it.
    /// </summary>
    ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken);

    /// <summary>
    /// One slot per list in the order of <paramref name="together"/>: the neighbours that its nodes have together, as a country has agreements by itself and through its groups, each once, one page
    /// of them. A store without a better way asks for all neighbours, and then which of them fulfil <paramref name="condition"/>.
    /// </summary>
    /// <param name="having">What a relationship must fulfil, as in <see cref="Condition.RelatedTo"/>; null for nothing.</param>
    ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<IReadOnlyList<GraphNode>> together, RelationshipType type, Direction direction, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken) =>
        JointNeighbours.FindAsync(this, together, type, direction, having, label, condition, order, page, cancellationToken);

    /// <summary>
    /// One slot per branch in the order of <paramref name="branches"/>: its relationships by the neighbour's id (ordinal), parallel ones by their ordinal, as many
    /// as the request allows, and how many more there are. A branch that is asked for twice is answered twice; one that the label of its node cannot have is empty.
    /// </summary>
    ValueTask<Expansion> ExpandAsync(IReadOnlyList<Branch> branches, ExpandRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// How many nodes of a label fulfil <paramref name="condition"/>, all together and by <paramref name="keys"/>: a node stands in the group of each combination of
    /// the values that it has of them. Nothing bounds the number of groups but the data: keys are for what has few values.
    /// </summary>
    /// <param name="sum">A property of the label that is added up, of each node once per group; null for none.</param>
    ValueTask<NodeGroups> CountAsync(NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, CancellationToken cancellationToken);

    /// <summary>
    /// One slot per group in the order of <paramref name="groups"/>, which <see cref="CountAsync"/> counts by the same condition and keys: its nodes, one page of them
    /// as <see cref="FindNodesAsync"/> has it. A group that no node stands in is empty.
    /// </summary>
    /// <param name="groups">The values of the keys, at least one each.</param>
    ValueTask<IReadOnlyList<NodePage>> FindGroupedAsync(
        NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, IReadOnlyList<IReadOnlyList<string?>> groups, NodeOrder order, PageRequest page, CancellationToken cancellationToken);

    /// <summary>
    /// The revision from its beginning to its end in parts of bounded size: first all nodes of the labels, by label in the order of <see cref="GraphModel.Labels"/>, then
    /// by id (ordinal); then all relationships whose ends both have one of them, by type in the order of <see cref="GraphModel.RelationshipTypes"/>, then by start
    /// and end in the order of the nodes, then by their ordinal.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Between any two parts, where a database goes away or removes the revision: what was read until then is no whole.</exception>
    IAsyncEnumerable<GraphPart> StreamAsync(IReadOnlySet<NodeLabel> labels, CancellationToken cancellationToken);
}
