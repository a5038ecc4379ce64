using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>Nodes of a label counted by dimensions.</summary>
/// <param name="Keys">What the dimensions mean to a store.</param>
public sealed record CountedGroups(IReadOnlyList<GroupKey> Keys, NodeGroups Counted)
{
    /// <param name="store">That of the graph, or one that watches the calls of a request.</param>
    /// <param name="asOf">Asked only where a dimension depends on it.</param>
    public static async ValueTask<CountedGroups> ReadAsync(
        ServedGraph graph, IGraphStore store, NodeLabel label, Condition condition, IReadOnlyList<Dimension> dimensions, Func<DateOnly> asOf, CancellationToken cancellationToken)
    {
        var context = new DimensionContext(graph, store, asOf, cancellationToken);
        List<GroupKey> keys = [];
        foreach (var dimension in dimensions) keys.Add(await dimension.KeyAsync(context));
        return new(keys, await store.CountAsync(label, condition, keys, sum: null, cancellationToken));
    }
}
