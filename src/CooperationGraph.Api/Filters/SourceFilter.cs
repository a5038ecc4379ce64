using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class SourceFilter
{
    public static ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("kinds", Source.Kind);
        parts.Words("languages", Source.Language);
        parts.Range("published", Source.PublishedOn);
        parts.Text(Source.Title, Source.Publisher);
        return new(parts.All);
    }
}
