using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Filters;

internal static class CountryGroupFilter
{
    public static ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("kinds", CountryGroup.Kind);
        parts.Text(CountryGroup.NameEn, CountryGroup.NameZh, CountryGroup.NameRu);
        return new(parts.All);
    }
}
