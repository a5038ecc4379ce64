using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class CountryGroupFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("kinds", CountryGroup.Kind);
        await parts.NamesAsync(CountryGroup.Label);
        return parts.All;
    }
}
