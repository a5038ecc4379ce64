using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

/// <summary>Turns a filter's input object into what a node must fulfil.</summary>
internal delegate ValueTask<Condition> FilterReader(FilterContext context, FieldArguments filter);

/// <param name="Given">The field's <c>asOf</c>; null if it is not given.</param>
/// <param name="OnTerms">Whether the filter's own day on which an agreement must be in force is asked of the terms of a country, by whoever lists its agreements.</param>
/// <param name="Known">What the filters of a tree name; null where each name is looked up as it is met.</param>
internal sealed record FilterContext(ApiContext Api, DateOnly? Given, CancellationToken CancellationToken, KnownNames? Known = null, bool OnTerms = false)
{
    /// <summary>The day on which memberships in groups must hold, today if none is given. Only a filter that asks for it makes the answer depend on the day.</summary>
    public DateOnly AsOf => Given ?? Api.Today;
}

/// <summary>Reads the <c>filter</c> argument of a field, and applies it.</summary>
internal static class FilterReading
{
    // Of labels that can be asked for more than their own properties and names.
    private static readonly Dictionary<NodeLabel, FilterReader> Own = new()
    {
        [Country.Label] = CountryFilter.ReadAsync,
        [Agreement.Label] = AgreementFilter.ReadAsync,
        [Mechanism.Label] = MechanismFilter.ReadAsync,
        [Meeting.Label] = MeetingFilter.ReadAsync,
        [Project.Label] = ProjectFilter.ReadAsync,
        [Financing.Label] = FinancingFilter.ReadAsync,
        [Organization.Label] = OrganizationFilter.ReadAsync,
        [Observation.Label] = ObservationFilter.ReadAsync,
        [Amount.Label] = AmountFilter.ReadAsync,
        [Source.Label] = SourceFilter.ReadAsync,
        [Claim.Label] = ClaimFilter.ReadAsync,
    };

    public static FilterContext Filters(this BatchContext batch) => new(batch.Api(), batch.Arguments.Get<DateOnly>("asOf"), batch.CancellationToken);

    /// <summary>What nodes of a label must fulfil by the field's filter.</summary>
    public static ValueTask<Condition> ReadAsync(NodeLabel label, BatchContext batch) => ReadAsync(label, batch, batch.Filters());

    /// <inheritdoc cref="ReadAsync(NodeLabel, BatchContext)"/>
    public static async ValueTask<Condition> ReadAsync(NodeLabel label, BatchContext batch, FilterContext context) =>
        batch.Arguments.Input("filter") is { } filter ? await ReadAsync(label, context, filter) : Condition.Always;

    /// <summary>What nodes of a label must fulfil by a filter.</summary>
    public static async ValueTask<Condition> ReadAsync(NodeLabel label, FilterContext context, FieldArguments filter) =>
        Own.TryGetValue(label, out var reader) ? await reader(context, filter) : (await FilterParts.ReadAsync(context, filter, label)).All;

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
