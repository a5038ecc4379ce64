using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>Between the engine's batches and the store's lists.</summary>
internal static class Batches
{
    public static ApiContext Api(this BatchContext batch) => (ApiContext)batch.Request;

    public static IGraphStore Store(this BatchContext batch) => batch.Api().Store;

    /// <summary>The parents of a level of nodes.</summary>
    public static GraphNode[] Nodes(this BatchContext batch)
    {
        var nodes = new GraphNode[batch.Parents.Count];
        batch.Parents.CopyTo(nodes);
        return nodes;
    }

    /// <summary>The day of an <c>asOf</c> argument, today if not given.</summary>
    public static DateOnly AsOf(this BatchContext batch) => batch.Arguments.Get<DateOnly>("asOf") ?? batch.Api().Today;

    /// <summary>One list for the one parent; an item may be null.</summary>
    public static BatchAnswer Slots(IReadOnlyList<object?> items) => BatchAnswer.Lists([.. items], [0, items.Count]);

    /// <summary>The neighbours of each parent; only those of one label where a relationship type leads to several.</summary>
    public static async ValueTask<BatchAnswer> ManyAsync(this BatchContext batch, RelationshipType type, Direction direction, NodeLabel? label = null)
    {
        var neighbours = await batch.Store().GetNeighboursAsync(batch.Nodes(), type, direction, batch.CancellationToken);
        if (label is null)
        {
            var items = neighbours.Items;
            var targets = new object?[items.Length];
            for (var i = 0; i < targets.Length; i++) targets[i] = items[i].Node;
            return BatchAnswer.Lists(targets, neighbours.Offsets);
        }

        return BatchAnswer.Lists([.. Enumerable.Range(0, neighbours.Offsets.Length - 1).Select(i => Of(neighbours, i).FindAll(node => node.Label == label))]);
    }

    /// <summary>The neighbour of each parent, or null.</summary>
    public static async ValueTask<BatchAnswer> OneAsync(this BatchContext batch, RelationshipType type, Direction direction)
    {
        var neighbours = await batch.Store().GetNeighboursAsync(batch.Nodes(), type, direction, batch.CancellationToken);
        var targets = new object?[batch.Parents.Count];
        for (var i = 0; i < targets.Length; i++) targets[i] = neighbours.Of(i) is [var first, ..] ? first.Node : null;
        return BatchAnswer.Values(targets);
    }

    /// <summary>The nodes beside one node.</summary>
    public static List<GraphNode> Of(Neighbours neighbours, int index)
    {
        List<GraphNode> nodes = [];
        foreach (var item in neighbours.Of(index)) nodes.Add(item.Node);
        return nodes;
    }
}
