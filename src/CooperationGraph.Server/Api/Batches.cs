using System.Collections;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api;

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

    /// <summary>One value per parent.</summary>
    public static BatchAnswer Each<T>(this BatchContext batch, Func<T, object?> select)
        where T : class
    {
        var targets = new object?[batch.Parents.Count];
        for (var i = 0; i < targets.Length; i++) targets[i] = select((T)batch.Parents[i]);
        return BatchAnswer.Values(targets);
    }

    /// <summary>One list per parent.</summary>
    public static BatchAnswer Lists<T>(this BatchContext batch, Func<T, IReadOnlyList<object>> select)
        where T : class
    {
        var lists = new IReadOnlyList<object>[batch.Parents.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = select((T)batch.Parents[i]);
        return Lists(lists);
    }

    /// <summary>One list per parent, in their order.</summary>
    public static BatchAnswer Lists(IReadOnlyList<IReadOnlyList<object>> lists)
    {
        var offsets = new int[lists.Count + 1];
        for (var i = 0; i < lists.Count; i++) offsets[i + 1] = offsets[i] + lists[i].Count;
        var items = new object?[offsets[^1]];
        for (var i = 0; i < lists.Count; i++)
        {
            // Item by item, each would be looked for through the interface of another type.
            if (lists[i] is ICollection list) list.CopyTo(items, offsets[i]);
            else
                for (var j = 0; j < lists[i].Count; j++) items[offsets[i] + j] = lists[i][j];
        }

        return BatchAnswer.Lists(items, offsets);
    }

    /// <summary>One list for the one parent; an item may be null.</summary>
    public static BatchAnswer Slots(IReadOnlyList<object?> items) => BatchAnswer.Lists([.. items], [0, items.Count]);

    /// <summary>The neighbours of each parent; only those of one label where a relationship type leads to several.</summary>
    public static async ValueTask<BatchAnswer> ManyAsync(this BatchContext batch, RelationshipType type, Direction direction, NodeLabel? label = null)
    {
        var neighbours = await batch.Store().GetNeighboursAsync(batch.Nodes(), type, direction, batch.CancellationToken);
        if (label is null) return BatchAnswer.Lists(Array.ConvertAll(neighbours.Items, item => (object?)item.Node), neighbours.Offsets);
        return Lists([.. Enumerable.Range(0, neighbours.Offsets.Length - 1).Select(i => Of(neighbours, i).FindAll(node => node.Label == label))]);
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
