using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class OrganizationFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("kinds", Organization.Kind);
        parts.Text(Organization.NameEn, Organization.NameZh);
        await parts.CountriesAsync("basedIn", Links.BasedIn);
        return parts.All;
    }
}
