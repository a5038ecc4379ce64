using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>The relationships of one node along one way, which <see cref="IGraphStore.ExpandAsync"/> answers for.</summary>
/// <param name="After">Only those that come after this position; null for all.</param>
public readonly record struct Branch(GraphNode Node, Way Way, RelationshipPosition? After = null)
{
    /// <summary>
    /// All branches of some nodes along some types in both directions: node by node in their order, of each by <see cref="RelationshipType.Index"/>, outgoing first.
    /// What no node of a label can have is left out.
    /// </summary>
    public static IReadOnlyList<Branch> Of(IReadOnlyList<GraphNode> nodes, IEnumerable<RelationshipType> types) =>
        Of(nodes, types.SelectMany(type => new[] { new Way(type, Direction.Outgoing), new Way(type, Direction.Incoming) }));

    /// <inheritdoc cref="Of(IReadOnlyList{GraphNode}, IEnumerable{RelationshipType})"/>
    public static IReadOnlyList<Branch> Of(IReadOnlyList<GraphNode> nodes, IEnumerable<Way> ways)
    {
        Way[] ordered = [.. ways.Distinct().OrderBy(way => way.Type.Index).ThenBy(way => way.Direction)];
        var ofLabels = new Dictionary<NodeLabel, Way[]>();
        List<Branch> branches = [];
        foreach (var node in nodes)
        {
            if (!ofLabels.TryGetValue(node.Label, out var own)) ofLabels.Add(node.Label, own = Array.FindAll(ordered, way => way.LeadsFrom(node.Label)));
            foreach (var way in own) branches.Add(new(node, way));
        }

        return branches;
    }
}

/// <summary>A place in the order of the relationships of a branch, at which no relationship need stand any more.</summary>
/// <param name="Other">The id of the neighbour.</param>
/// <param name="Ordinal"><inheritdoc cref="Relationship.Ordinal" path="/summary"/></param>
public readonly record struct RelationshipPosition(string Other, int Ordinal);
