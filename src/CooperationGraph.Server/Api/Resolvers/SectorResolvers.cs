using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Sectors;
using CooperationGraph.Server.Api.Filters;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class SectorResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Sector.Label).Cited().Columns("scheme", "code", "status", "crsCode", "isicSection").Localized("name", "name")
            .One("parent", Links.SubsectorOf, Direction.Outgoing).Many("subsectors", Links.SubsectorOf, Direction.Incoming)
            .Field("path", async batch => Batches.Lists(await SectorReader.GetPathsAsync(batch.Store(), batch.Nodes(), batch.CancellationToken)))
            .Connection("agreements", Links.Covers, Direction.Incoming, Agreement.Label, AgreementFilter.ReadAsync)
            .Connection("projects", Links.InSector, Direction.Incoming, Project.Label, ProjectFilter.ReadAsync);
}
