using CooperationGraph.Countries;
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
            var members = await GroupReader.GetMembersAsync(context.Api.Store, groups, context.AsOf, context.CancellationToken);
            parts.Add(new Condition.IdIn(members[0].Select(member => member.Other.Id).ToHashSet()));
        }

        if (filter.Texts("regions") is { } regions) parts.Add(new Condition.IdIn((await Lookup.WithinAsync(context.Api, regions, context.CancellationToken)).Select(country => country.Id).ToHashSet()));
        return parts.All;
    }
}
