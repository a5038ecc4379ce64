using CooperationGraph.Api.Filters;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Sectors;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class SectorResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Sector.Label).Cited().Columns("scheme", "code", "status", "crsCode", "isicSection").Localized("name", "name")
            .One("parent", Links.SubsectorOf, Direction.Outgoing).Many("subsectors", Links.SubsectorOf, Direction.Incoming)
            .Many("discussedAt", Links.Discussed, Direction.Incoming)
            .Field("path", async batch => BatchAnswer.Lists(await SectorReader.GetPathsAsync(batch.Store(), batch.Nodes(), batch.CancellationToken)))
            .Field("mappedTo", async batch =>
            {
                var tree = await batch.Api().Graph.GetSectorTreeAsync(batch.CancellationToken);
                return BatchAnswer.Lists([.. batch.Nodes().Select(tree.MappedTo)]);
            })
            .Field("agreements", batch => InSectorAsync(batch, "Sector.agreements", Links.Covers, Agreement.Label))
            .Field("projects", batch => InSectorAsync(batch, "Sector.projects", Links.InSector, Project.Label))
            .Field("financings", batch => InSectorAsync(batch, "Sector.financings", Links.InSector, Financing.Label));

    // What stands in the sector itself, or, where the filter counts subsectors, in it or in something below it.
    private static async ValueTask<BatchAnswer> InSectorAsync(BatchContext batch, string field, RelationshipType type, NodeLabel label)
    {
        var order = Orders.Read(batch.Arguments, label);
        var nodes = batch.Nodes();
        var list = PagedList.Of(batch, field, order);
        var lists = Array.ConvertAll(nodes, list.Of);
        var (page, errors) = PageArguments.Read(batch, lists);
        var condition = await FilterReading.ReadAsync(label, batch);
        var pages = batch.Arguments.Input("filter")?.Get<bool>("withSubsectors") == true
            ? await WithSubsectorsAsync(batch, type, label, condition, order, page)
            : await batch.Store().FindNeighboursAsync(nodes, type, Direction.Incoming, label, condition, order, page, batch.CancellationToken);
        var answer = BatchAnswer.Values([.. pages.Select((each, i) => Connection.Of(each, lists[i]))]);
        return errors is null ? answer : answer.WithErrors(errors);
    }

    private static async ValueTask<IReadOnlyList<NodePage>> WithSubsectorsAsync(BatchContext batch, RelationshipType type, NodeLabel label, Condition condition, NodeOrder order, PageRequest page)
    {
        var tree = await batch.Api().Graph.GetSectorTreeAsync(batch.CancellationToken);
        var subtrees = Array.ConvertAll(batch.Nodes(), node => tree.WithSubsectors([node]));
        var sectors = subtrees.SelectMany(each => each).DistinctBy(sector => sector.Id).ToList();
        var places = sectors.Select((sector, i) => (sector.Id, i)).ToDictionary(each => each.Id, each => each.i);
        var members = await batch.Store().GetNeighboursAsync(sectors, type, Direction.Incoming, batch.CancellationToken);
        var own = Array.ConvertAll(subtrees, subtree => subtree.SelectMany(sector => Batches.Of(members, places[sector.Id])).Where(node => node.Label == label).DistinctBy(node => node.Id).ToList());
        var passes = await FilterReading.PassingAsync(batch, own.SelectMany(each => each), condition);
        return Array.ConvertAll(own, each => NodePager.Page(each.FindAll(node => passes(node)), order, page));
    }
}
