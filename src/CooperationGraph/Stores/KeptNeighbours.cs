using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// Neighbours that are few and asked for again and again, as the groups of countries are. A store which keeps the nodes of both ends, but has to ask a database for what they are related to, is asked
/// once for each node: they are kept beside it.
/// </summary>
internal static class KeptNeighbours
{
    private static readonly NodeFact<Neighbour[]>[] Known = [.. GraphModel.RelationshipTypes.SelectMany(_ => new NodeFact<Neighbour[]>[] { new(), new() })];

    /// <summary>As <see cref="IGraphStore.GetNeighboursAsync"/>, by one call of the store or none.</summary>
    public static async ValueTask<Neighbours> GetAsync(IGraphStore store, IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        if (store.KeepsNodes || GraphModel.Labels.Any(label => (type.StartsFrom(label) || type.LeadsTo(label)) && !store.Keeps(label))) return await store.GetNeighboursAsync(nodes, type, direction, cancellationToken);

        var known = Known[(type.Index * 2) + (int)direction];
        var own = new Neighbour[nodes.Count][];
        List<GraphNode> unknown = [];
        for (var i = 0; i < own.Length; i++)
        {
            if (known.Of(nodes[i]) is { } kept) own[i] = kept;
            else unknown.Add(nodes[i]);
        }

        if (unknown.Count > 0)
        {
            var read = await store.GetNeighboursAsync(unknown, type, direction, cancellationToken);
            for (var (i, next) = (0, 0); i < own.Length; i++)
                if (own[i] is null) own[i] = known.Keep(nodes[i], read.Of(next++).ToArray());
        }

        var offsets = new int[own.Length + 1];
        for (var i = 0; i < own.Length; i++) offsets[i + 1] = offsets[i] + own[i].Length;
        return new([.. own.SelectMany(each => each)], offsets);
    }
}
