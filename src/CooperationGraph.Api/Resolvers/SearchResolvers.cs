using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Search;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

/// <summary>Finding nodes by their names.</summary>
internal static class SearchResolvers
{
    private const string Query = nameof(Query);
    public const int MaxSuggestions = 50;

    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>(Query)
            .Batch("search", SearchAsync)
            .Batch("suggest", SuggestAsync);
        table.For<Edge>("SearchEdge")
            .One("matched", edge => edge.Link);
        table.For<SearchHit>("Suggestion")
            .Text("id", hit => hit.Node.Id)
            .Text("kind", hit => hit.Kind.Word())
            .Text("name", hit => hit.Node.Name)
            .One("matched", hit => hit);
        table.For<SearchHit>("SearchMatch")
            .Text("text", hit => hit.Matched.Text)
            .Text("language", hit => hit.Matched.Language?.Word())
            .Text("field", hit => hit.Matched.Field)
            .Text("how", hit => hit.How.Word());
    }

    private static async ValueTask<BatchAnswer> SearchAsync(BatchContext batch)
    {
        var list = PagedList.Of(batch, $"{Query}.search\n{batch.Arguments.Spelling("text")}\n{batch.Arguments.Spelling("kinds")}", NodeOrder.ById);
        var page = PageArguments.Read(batch, list);
        var found = await FindAsync(batch);
        var (hits, hasPrevious, hasNext) = found.Page(page);
        var nodes = await batch.Store().GetNodesAsync([.. hits.Select(hit => hit.Node.Id)], batch.CancellationToken);
        // Somebody may have deleted nodes of a database by hand.
        Edge[] edges = [.. hits.Zip(nodes).Where(each => each.Second is not null).Select(each => new Edge(each.Second!, list, each.First.Position, each.First))];
        return BatchAnswer.Values([Connection.Of(edges, found.Count, hasPrevious, hasNext)]);
    }

    private static async ValueTask<BatchAnswer> SuggestAsync(BatchContext batch)
    {
        var first = batch.Arguments.Get<int>("first")!.Value;
        if (first is < 0 or > MaxSuggestions) throw ApiErrors.InvalidPageSize("first", first, MaxSuggestions, "'search' shows the rest page by page.");
        var (hits, _, _) = (await FindAsync(batch)).Page(new(first));
        return BatchAnswer.Lists([hits]);
    }

    private static async ValueTask<SearchHits> FindAsync(BatchContext batch)
    {
        var kinds = batch.Arguments.Texts("kinds")?.Select(kind => Vocabulary.Read<SearchKind>(kind)!.Value.Label()).ToHashSet();
        return (await batch.Api().Graph.GetSearchIndexAsync(batch.CancellationToken)).Find(batch.Arguments.Text("text")!, kinds);
    }
}
