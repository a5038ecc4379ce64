using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class SourceFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Source.Label);
        if (filter.Text("publisher") is { } publisher) parts.Add(new Condition.TextContains([Source.Publisher], publisher));
        if (filter.Input("claims") is { } claims) parts.Add(new Condition.LeadsTo(Links.Cites, Direction.Incoming, Claim.Label, await ClaimFilter.ReadAsync(context, claims)));
        return parts.All;
    }
}
