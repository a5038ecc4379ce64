using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class ObservationFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Observation.Label);
        await parts.RelatedAsync("indicators", Indicator.Label, Links.Of, Direction.Outgoing);
        await parts.CountriesAsync("reporters", Links.ReportedBy);
        if (filter.Texts("partners") is { } partners)
        {
            var parties = await Lookup.PartiesAsync(context.Api, partners, context.CancellationToken);
            parts.Add(new Condition.RelatedTo(Links.About, Direction.Outgoing, parties.Select(party => party.Id).ToHashSet()));
        }

        await parts.SourcesAsync();
        return parts.All;
    }
}
