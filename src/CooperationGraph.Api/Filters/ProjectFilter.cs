using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class ProjectFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("status", Project.Status);
        parts.Text(Project.NameEn, Project.NameZh);
        await parts.SectorsAsync(Links.InSector);
        await parts.CountriesAsync("locatedIn", LocatedIn.Type);
        await parts.RelatedAsync("participants", Organization.Label, TakesPartIn.Type, Direction.Incoming);
        await parts.SourcesAsync();
        await parts.ConflictsAsync();
        return parts.All;
    }
}
