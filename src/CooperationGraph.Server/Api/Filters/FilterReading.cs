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

    /// <summary>The numbers of the nodes that fulfil a condition.</summary>
    public static async ValueTask<HashSet<int>> PassingAsync(BatchContext batch, IReadOnlyList<GraphNode> nodes, Condition condition)
    {
        if (condition == Condition.Always) return [.. nodes.Select(node => node.Number)];
        var matches = await batch.Store().MatchNodesAsync(nodes, condition, batch.CancellationToken);
        return [.. nodes.Where((_, i) => matches[i]).Select(node => node.Number)];
    }
}
