using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class ProjectFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Project.Label);
        await parts.SectorsAsync(Links.InSector);
        await parts.CountriesAsync("locatedIn", LocatedIn.Type);
        await parts.RelatedAsync("participants", Organization.Label, TakesPartIn.Type, Direction.Incoming);
        await parts.SourcesAsync();
        await parts.ConflictsAsync();
        return parts.All;
    }
}
