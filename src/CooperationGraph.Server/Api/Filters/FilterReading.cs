using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Filters;

/// <summary>Turns a filter's input object into what a node must fulfil.</summary>
internal delegate ValueTask<Condition> FilterReader(FilterContext context, FieldArguments filter);

/// <param name="AsOf">The day on which memberships in groups must hold.</param>
internal sealed record FilterContext(ApiContext Api, DateOnly AsOf, CancellationToken CancellationToken);

/// <summary>Reads the <c>filter</c> argument of a field, and applies it.</summary>
internal static class FilterReading
{
    public static FilterContext Filters(this BatchContext batch) => new(batch.Api(), batch.AsOf(), batch.CancellationToken);

    public static async ValueTask<Condition> ReadAsync(FilterReader? reader, BatchContext batch) =>
        reader is not null && batch.Arguments.Input("filter") is { } filter ? await reader(batch.Filters(), filter) : Condition.Always;

    /// <summary>What tells whether one of the nodes, which may be repeated, fulfils a condition. At most one call of the store.</summary>
    public static async ValueTask<Func<GraphNode, bool>> PassingAsync(BatchContext batch, IEnumerable<GraphNode> nodes, Condition condition)
    {
        if (condition == Condition.Always) return static _ => true;
        var distinct = nodes.DistinctBy(node => node.Number).ToList();
        var matches = await batch.Store().MatchNodesAsync(distinct, condition, batch.CancellationToken);
        var passing = distinct.Where((_, i) => matches[i]).Select(node => node.Number).ToHashSet();
        return node => passing.Contains(node.Number);
    }
}
