using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;
using CooperationGraph.Walks;

namespace CooperationGraph.Api.Resolvers;

/// <summary>What walks lead to.</summary>
internal static class WalkResolvers
{
    // Of the nodes that a note names.
    private const int MaxListed = 10;

    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>("Query")
            .Batch("neighborhood", NeighborhoodAsync)
            .Batch("paths", PathsAsync);
        table.For<Neighborhood>("Neighborhood")
            .Formatted<PartialDate>("asOf", each => each.AsOf is { } day ? PartialDate.OfDay(day) : null)
            .Many("nodes", each => each.Nodes)
            .Many("relationships", each => each.Relationships)
            .Many("truncated", each => each.LeftOut);
        Named<NeighborhoodNode>(table, "NeighborhoodNode", each => each.Node)
            .WholeNumber("distance", each => each.Distance)
            .Batch("degree", async batch => BatchAnswer.Values([.. await NeighborhoodReader.GetDegreesAsync(batch.Store(), [.. batch.Parents.Cast<NeighborhoodNode>()], batch.Arguments.Get<DateOnly>("asOf"), batch.CancellationToken)]));
        table.For<WalkedPath>("Path")
            .WholeNumber("length", path => path.Relationships.Count)
            .Many("nodes", path => path.Nodes)
            .Many("relationships", path => path.Relationships);
        Named<GraphNode>(table, "PathNode", node => node);
        table.For<LeftOut>("Truncation")
            .Text("at", each => each.Node.Id)
            .Text("relationship", each => each.Way.Type.Name)
            .Text("direction", each => each.Way.Direction.Word())
            .WholeNumber("omitted", each => each.Count)
            .Text("after", each => each.After?.Id);
        table.For<WalkedRelationship>("Relationship")
            .Text("id", each => each.Relationship.Id)
            .Text("type", each => each.Relationship.Type.Name)
            .Text("from", each => each.From.Id)
            .Text("to", each => each.To.Id)
            .Many("properties", each => [.. each.Relationship.Type.Properties.Select(property => new RelationshipProperty(property.Name, CellValue.ToText(each.Relationship.Values?[property.Index]))).Where(property => property.Value.Length > 0)])
            .Many("spells", each => Spells(Lasting.DaysOf(each.Relationship, each.From, each.To), new(each.Relationship, each.From, each.To)))
            .Boolean("unverified", each => each.Unverified)
            .Batch("citations", CitationsAsync);
        table.For<DaySpell>("Spell")
            .Formatted<PartialDate>("from", each => each.First is { } day ? PartialDate.OfDay(day) : null)
            .Formatted<PartialDate>("begins", each => each.First is { } day ? each.Dates.BeginningOn(day) : null)
            .Formatted<PartialDate>("to", each => each.Last is { } day ? PartialDate.OfDay(day) : null)
            .Formatted<PartialDate>("ends", each => each.Last is { } day ? each.Dates.EndingOn(day) : null);
        table.For<RelationshipProperty>("RelationshipProperty")
            .Text("name", property => property.Name)
            .Text("value", property => property.Value);
    }

    private static async ValueTask<BatchAnswer> NeighborhoodAsync(BatchContext batch)
    {
        var request = await WalkArguments.NeighborhoodAsync(batch);
        var found = await NeighborhoodReader.GetAsync(batch.Store(), request, batch.CancellationToken);
        NoteNotThere(batch, request.Scope, found.NotThere);
        return BatchAnswer.Values([found]);
    }

    private static async ValueTask<BatchAnswer> PathsAsync(BatchContext batch)
    {
        var request = await WalkArguments.PathsAsync(batch);
        var found = await PathReader.GetAsync(batch.Store(), request, batch.CancellationToken);
        var (api, ends) = (batch.Api(), $"from {Listed(request.From)} to {Listed(request.To)}");
        NoteNotThere(batch, request.Scope, found.NotThere);
        if (found.Hubs.Count > 0) api.Note(ApiErrors.HubsNotPassed, $"No path {ends} passes a node with more than {request.HubDegree} relationships; of these it met {Listed([.. found.Hubs.Select(hub => $"{hub.Node} ({hub.Degree})")])}.");
        if (found.HasMore) api.Note(ApiErrors.PathsMore, $"There are more paths of {found.Searched} relationships {ends} than the {request.Limit} shown; longer ones were not looked for.");
        else if (found.IsTooWide) api.Note(ApiErrors.PathsUnfinished, $"Paths of more than {found.Searched} relationships {ends} were not all looked for: there is too much to walk through.");
        else if (found.Paths.Count == 0) api.Note(ApiErrors.PathsNone, $"There is no path of up to {request.MaxLength} relationships {ends}.");
        return BatchAnswer.Lists([found.Paths]);
    }

    private static void NoteNotThere(BatchContext batch, WalkScope scope, IReadOnlyList<GraphNode> notThere)
    {
        if (notThere.Count > 0) batch.Api().Note(ApiErrors.NodeNotThere, $"Not there on {PartialDate.OfDay(scope.Day!.Value)}, so that nothing leads to it or on from it: {Listed(notThere)}.");
    }

    private static string Listed(IReadOnlyList<object> items) => string.Join(", ", items.Take(MaxListed)) + (items.Count > MaxListed ? $" and {items.Count - MaxListed} more" : "");

    private static TypeResolvers<T> Named<T>(ResolverTable table, string type, Func<T, GraphNode> nodeOf)
        where T : class =>
        table.For<T>(type)
            .Text("id", each => nodeOf(each).Id)
            .Text("label", each => nodeOf(each).Label.Name)
            .TextFor("name", async context =>
            {
                var name = await DisplayName.InAsync(context);
                return each => name(nodeOf(each));
            })
            .Many("spells", each => Spells(Lasting.DaysOf(nodeOf(each)), new(relationship: null, nodeOf(each))))
            .One("node", each => nodeOf(each));

    private static async ValueTask<BatchAnswer> CitationsAsync(BatchContext batch)
    {
        var relationships = batch.Parents.Cast<WalkedRelationship>().Select(each => (each.Relationship.Type, each.From, each.To, each.Unverified)).ToList();
        return BatchAnswer.Lists(await RelationshipCitations.GetAsync(batch.Store(), relationships, batch.CancellationToken));
    }

    private static DaySpell[] Spells(IReadOnlyList<(int First, int Last)> days, SpellDates dates) =>
        [.. days.Select(each => new DaySpell(each.First > DateOnly.MinValue.DayNumber ? DateOnly.FromDayNumber(each.First) : null, each.Last < DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(each.Last) : null, dates))];

    // Null where nothing says when it begins or ends.
    private sealed record DaySpell(DateOnly? First, DateOnly? Last, SpellDates Dates);

    private sealed record RelationshipProperty(string Name, string Value);
}
