using CooperationGraph.Coverage;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Server.Api.Filters;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

/// <summary>The root fields.</summary>
internal static class QueryResolvers
{
    private const string Query = nameof(Query);
    private const int MaxIds = 200;

    public static void Register(ResolverTable table)
    {
        table
            .Batch(Query, "dataset", batch => new(batch.Each<ApiContext>(api => api)))
            .Batch(Query, "node", async batch => BatchAnswer.Values([(await batch.Store().GetNodesAsync([batch.Arguments.Text("id")!], batch.CancellationToken))[0]]))
            .Batch(Query, "nodes", NodesAsync)
            .Batch(Query, "country", async batch => BatchAnswer.Values([(await Lookup.CountriesAsync(batch.Api(), [batch.Arguments.Text("code")!], batch.CancellationToken))[0]]))
            .Batch(Query, "coverage", CoverageAsync)
            .Batch(Query, "conflicts", ConflictsAsync);
        One(table, "group", CountryGroup.Label);
        One(table, "agreement", Agreement.Label);
        One(table, "mechanism", Mechanism.Label);
        One(table, "meeting", Meeting.Label);
        One(table, "sector", Sector.Label);
        One(table, "project", Project.Label);
        One(table, "source", Source.Label);
        Page(table, "countries", Country.Label, CountryFilter.ReadAsync);
        Page(table, "groups", CountryGroup.Label, CountryGroupFilter.ReadAsync);
        Page(table, "agreements", Agreement.Label, AgreementFilter.ReadAsync);
        Page(table, "mechanisms", Mechanism.Label, MechanismFilter.ReadAsync);
        Page(table, "meetings", Meeting.Label, MeetingFilter.ReadAsync);
        Page(table, "sectors", Sector.Label, SectorFilter.ReadAsync);
        Page(table, "projects", Project.Label, ProjectFilter.ReadAsync);
        Page(table, "financings", Financing.Label, FinancingFilter.ReadAsync);
        Page(table, "organizations", Organization.Label, OrganizationFilter.ReadAsync);
        Page(table, "indicators", Indicator.Label, IndicatorFilter.ReadAsync);
        Page(table, "observations", Observation.Label, ObservationFilter.ReadAsync);
        Page(table, "sources", Source.Label, SourceFilter.ReadAsync);
    }

    private static void One(ResolverTable table, string field, NodeLabel label) =>
        table.Batch(Query, field, async batch =>
        {
            var node = (await batch.Store().GetNodesAsync([batch.Arguments.Text("id")!], batch.CancellationToken))[0];
            return BatchAnswer.Values([node?.Label == label ? node : null]);
        });

    private static void Page(ResolverTable table, string field, NodeLabel label, FilterReader filter) =>
        table.Batch(Query, field, async batch =>
        {
            var order = Orders.Read(batch.Arguments, label);
            var list = PagedList.Of(batch, $"{Query}.{field}", order);
            var page = PageArguments.Read(batch, list);
            var condition = await FilterReading.ReadAsync(filter, batch);
            return BatchAnswer.Values([Connection.Of(await batch.Store().FindNodesAsync(label, condition, order, page, batch.CancellationToken), list)]);
        });

    private static async ValueTask<BatchAnswer> NodesAsync(BatchContext batch)
    {
        var ids = batch.Arguments.Texts("ids")!;
        if (ids.Count > MaxIds) throw new FieldException(ApiErrors.TooManyIds, $"'ids' holds {ids.Count} ids; at most {MaxIds} are allowed. Ask in several requests.");
        return Batches.Slots(await batch.Store().GetNodesAsync(ids, batch.CancellationToken));
    }

    private static async ValueTask<BatchAnswer> CoverageAsync(BatchContext batch)
    {
        var api = batch.Api();
        var countries = await Lookup.SelectionAsync(batch.Filters(), batch.Arguments.Input("countries")!);
        var counterpart = (await Lookup.CountriesAsync(api, [batch.Arguments.Text("counterpart")!], batch.CancellationToken))[0];
        var types = batch.Arguments.Texts("types")?.Distinct().ToList() ?? Vocabulary.WordsOf<AgreementType>();
        return BatchAnswer.Values([await CoverageReader.GetAsync(api.Store, countries, types, counterpart, batch.AsOf(), await api.Graph.GetDeniedRelationshipsAsync(batch.CancellationToken), batch.CancellationToken)]);
    }

    private static async ValueTask<BatchAnswer> ConflictsAsync(BatchContext batch)
    {
        var list = PagedList.Of(batch, $"{Query}.conflicts", NodeOrder.ById);
        var page = PageArguments.Read(batch, list);
        return BatchAnswer.Values([Connection.Of(await batch.Api().Graph.GetConflictsAsync(batch.CancellationToken), conflict => conflict.Id, page, list)]);
    }
}
