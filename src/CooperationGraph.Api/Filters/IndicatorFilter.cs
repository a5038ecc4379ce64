using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class IndicatorFilter
{
    public static ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("measures", Indicator.Measure);
        parts.Text(Indicator.NameEn, Indicator.NameZh);
        return new(parts.All);
    }
}
