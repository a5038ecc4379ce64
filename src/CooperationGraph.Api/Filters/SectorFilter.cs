using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class SectorFilter
{
    public static ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("schemes", Sector.Scheme);
        parts.Words("codes", Sector.Code);
        parts.Text(Sector.NameEn, Sector.NameZh, Sector.NameFr);
        return new(parts.All);
    }
}
