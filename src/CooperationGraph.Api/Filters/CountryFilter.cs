using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class CountryFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Country.Label);
        if (filter.Texts("codes") is { } codes)
            parts.Add(new Condition.IdIn((await Lookup.CountriesAsync(context.Api, codes, context.CancellationToken)).Select(node => node.Id).ToHashSet()));
        if (filter.Text("group") is { } id)
        {
            var groups = await Lookup.NodesAsync(context.Api, CountryGroup.Label, [id], context.CancellationToken);
            parts.Add(new Condition.RelatedTo(MemberOf.Type, Direction.Outgoing, groups.Select(group => group.Id).ToHashSet(), Lasting.On(MemberOf.Type, context.AsOf)));
        }

        if (filter.Texts("regions") is { } regions) parts.Add(new Condition.Any([new Condition.TextIn(Country.Region, regions), new Condition.TextIn(Country.Subregion, regions)]));
        return parts.All;
    }
}
