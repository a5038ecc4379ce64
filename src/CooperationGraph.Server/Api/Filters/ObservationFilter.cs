using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Filters;

internal static class ObservationFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Range("period", Observation.PeriodTo);
        await parts.RelatedAsync("indicators", Indicator.Label, Links.Of, Direction.Outgoing);
        await parts.CountriesAsync("reporters", Links.ReportedBy);
        if (filter.Texts("partners") is { } partners)
        {
            var ids = new HashSet<string>();
            foreach (var partner in partners) ids.Add((await Lookup.PartyAsync(context.Api, partner, context.CancellationToken)).Id);
            parts.Add(new Condition.RelatedTo(Links.About, Direction.Outgoing, ids));
        }

        await parts.SourcesAsync();
        return parts.All;
    }
}
