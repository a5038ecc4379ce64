using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>The relationships of one node along one way, which <see cref="IGraphStore.ExpandAsync"/> answers for.</summary>
/// <param name="After">Only those that come after this position; null for all.</param>
public readonly record struct Branch(GraphNode Node, Way Way, RelationshipPosition? After = null)
{
    /// <summary>The relationship that a walk along the branch has met.</summary>
    public Relationship RelationshipTo(ExpandedRelationship item) =>
        Way.Direction == Direction.Outgoing ? new(Way.Type, Node.Id, item.Other.Id, item.Ordinal, item.Values) : new(Way.Type, item.Other.Id, Node.Id, item.Ordinal, item.Values);

    /// <summary>
    /// All branches of some nodes along some types in both directions: node by node in their order, of each by <see cref="RelationshipType.Index"/>, outgoing first.
    /// What no node of a label can have is left out.
    /// </summary>
    public static IReadOnlyList<Branch> Of(IReadOnlyList<GraphNode> nodes, IEnumerable<RelationshipType> types) =>
        new WaysOfLabels(types.SelectMany(Way.Both)).BranchesOf(nodes);
}

/// <summary>A place in the order of the relationships of a branch, at which no relationship need stand any more.</summary>
/// <param name="Other">The id of the neighbour.</param>
/// <param name="Ordinal"><inheritdoc cref="Relationship.Ordinal" path="/summary"/></param>
public readonly record struct RelationshipPosition(string Other, int Ordinal);
