using CooperationGraph.Api.Filters;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

/// <summary>The root fields.</summary>
internal static class QueryResolvers
{
    private const string Query = nameof(Query);
    public const int MaxIds = 200;

    public static void Register(ResolverTable table, ModelTable model)
    {
        var query = table.For<ApiContext>(Query)
            .One("dataset", api => api)
            .Batch("node", async batch => BatchAnswer.Values([(await batch.Store().GetNodesAsync([batch.Arguments.Text("id")!], batch.CancellationToken))[0]]))
            .Batch("nodes", NodesAsync)
            .Batch("country", async batch => BatchAnswer.Values([(await Lookup.CountriesAsync(batch.Api(), [batch.Arguments.Text("code")!], batch.CancellationToken))[0]]))
            .Batch("conflicts", ConflictsAsync)
            .Batch("conflictCounts", ConflictCountsAsync);
        table.For<ConflictCount>("ConflictCount")
            .Text("field", each => each.Field)
            .WholeNumber("count", each => each.Count);
        foreach (var label in new[] { CountryGroup.Label, Agreement.Label, Mechanism.Label, Meeting.Label, Sector.Label, Project.Label, Source.Label }) One(query, label);
        foreach (var label in model.Labels.Where(label => label.IsListed)) Page(query, label);
        Page(query, Amount.Label);
    }

    private static void One(TypeResolvers<ApiContext> query, NodeLabel label) =>
        query.Batch(label.IdPrefix, async batch =>
        {
            var node = (await batch.Store().GetNodesAsync([batch.Arguments.Text("id")!], batch.CancellationToken))[0];
            return BatchAnswer.Values([node?.Label == label ? node : null]);
        });

    private static void Page(TypeResolvers<ApiContext> query, NodeLabel label)
    {
        var field = $"{Query}.{label.Plural}";
        query.Batch(label.Plural, async batch =>
        {
            var order = Orders.Read(batch.Arguments, label);
            if (order.By == Amount.Value && !AmountFilter.IsOfOneMeasure(batch.Arguments.Input("filter"))) throw ApiErrors.InvalidOrder(batch.Arguments.Text("orderBy")!);
            var list = PagedList.Of(batch, field, order);
            var page = PageArguments.Read(batch, list);
            var condition = await FilterReading.ReadAsync(label, batch);
            return BatchAnswer.Values([Connection.Of(await batch.Store().FindNodesAsync(label, condition, order, page, batch.CancellationToken), list)]);
        });
    }

    private static async ValueTask<BatchAnswer> NodesAsync(BatchContext batch)
    {
        var ids = batch.Arguments.Texts("ids")!;
        if (ids.Count > MaxIds) throw ApiErrors.TooMany("ids", ids.Count, MaxIds);
        return Batches.Slots(await batch.Store().GetNodesAsync(ids, batch.CancellationToken));
    }

    private static async ValueTask<BatchAnswer> ConflictsAsync(BatchContext batch)
    {
        var list = PagedList.Of(batch, $"{Query}.conflicts", NodeOrder.ById);
        var page = PageArguments.Read(batch, list);
        return BatchAnswer.Values([Connection.Of(await ConflictFilter.FindAsync(batch.Filters(), batch.Arguments.Input("filter")), conflict => conflict.Id, page, list)]);
    }

    private static async ValueTask<BatchAnswer> ConflictCountsAsync(BatchContext batch)
    {
        var conflicts = await ConflictFilter.FindAsync(batch.Filters(), batch.Arguments.Input("filter"));
        return BatchAnswer.Lists([[.. conflicts.GroupBy(conflict => conflict.Field, (field, each) => new ConflictCount(field, each.Count())).OrderByDescending(each => each.Count).ThenBy(each => each.Field, StringComparer.Ordinal)]]);
    }

    private sealed record ConflictCount(string? Field, int Count);
}
