using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What changed between revisions, asked of a server whose data change.</summary>
public sealed class ChangesTests
{
    private static readonly string Query = ApiClient.Golden("what-changed");

    [Fact]
    public async Task A_server_whose_data_have_changed_says_what_changed_as_the_question_is_written()
    {
        var (former, later) = (Dataset(seed => seed), Dataset(seed => seed.Set("agreements.csv", 0, "title_en", "Another title").Add("sources.csv", ("id", "source:who"), ("kind", "NEWS"), ("title", "Who says so"))));
        var current = new CurrentStore(new MemoryGraphStore(former));
        await using var server = await TestServer.StartAsync(current);
        var answer = await AskAsync(server, Query);
        Assert.Equal(("REVISION_FIRST", 0), (answer.List("extensions", "notes")[0].Text("code"), answer.At("data", "changes", "totalCount").GetInt32()));
        Assert.Equal([former.Revision], answer.List("data", "revisions", "nodes").Texts("revision"));

        current.Switch(new MemoryGraphStore(later));
        foreach (var variables in new object?[] { null, new { from = former.Revision }, new { from = former.Revision, to = later.Revision } })
        {
            answer = await AskAsync(server, Query, variables);
            Assert.Equal([(later.Revision, true), (former.Revision, false)], answer.List("data", "revisions", "nodes").Select(each => (each.Text("revision")!, each.At("isCurrent").GetBoolean())));
            Assert.All(answer.List("data", "revisions", "nodes"), each => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", each.Text("importedAt")));
            Assert.Equal(
                """
                {"totalCount":2,"nodes":[{"kind":"CHANGED","subject":"agreement:bit","label":"Agreement","fields":[{"field":"title_en","before":"A treaty, with a comma","after":"Another title"}]},{"kind":"ADDED","subject":"source:who","label":"Source","fields":[{"field":"kind","before":null,"after":"NEWS"},{"field":"title","before":null,"after":"Who says so"}]}]}
                """.Trim(),
                answer.At("data", "changes").GetRawText());
            Assert.Equal(later.Revision, answer.Text("extensions", "revision"));
        }

        // The other way round, page by page, with the node as it is now.
        const string Page = "query($from: Revision, $to: Revision, $after: String) { changes(from: $from, to: $to, first: 1, after: $after) { totalCount edges { cursor node { kind subject node { displayName ... on Cited { citations { source { title } } } } } } pageInfo { hasNextPage } } }";
        var first = (await AskAsync(server, Page, new { from = later.Revision, to = former.Revision })).At("data", "changes");
        var edge = first.List("edges")[0];
        Assert.Equal((2, true, "CHANGED", "Another title"), (first.At("totalCount").GetInt32(), first.At("pageInfo", "hasNextPage").GetBoolean(), edge.Text("node", "kind"), edge.Text("node", "node", "displayName")));
        Assert.NotEmpty(edge.List("node", "node", "citations"));
        var second = (await AskAsync(server, Page, new { from = later.Revision, to = former.Revision, after = edge.Text("cursor") })).List("data", "changes", "edges")[0];
        Assert.Equal(("REMOVED", "source:who"), (second.Text("node", "kind"), second.Text("node", "subject")));
        // Of another pair it is no cursor.
        Assert.Equal("CURSOR_INVALID", (await AskAsync(server, Page, new { after = edge.Text("cursor") })).List("errors")[0].Text("extensions", "code"));
    }

    [Fact]
    public async Task An_answer_about_other_revisions_is_not_kept()
    {
        var (one, two) = (Dataset(seed => seed), Dataset(seed => seed.Set("agreements.csv", 0, "title_en", "Another title")));
        var current = new CurrentStore(new MemoryGraphStore(one));
        await using var server = await TestServer.StartAsync(current);
        Assert.Single((await AskAsync(server, Query)).List("data", "revisions", "nodes"));
        current.Switch(new MemoryGraphStore(two));
        current.Switch(new MemoryGraphStore(one));
        // The same revision as at first, and the same question.
        Assert.Equal([one.Revision, two.Revision], (await AskAsync(server, Query)).List("data", "revisions", "nodes").Texts("revision"));
    }

    [Fact]
    public async Task A_revision_that_is_not_there_is_refused_with_those_that_are()
    {
        var one = Dataset(seed => seed);
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(one)));
        foreach (var variables in new object[] { new { from = "0123456789abcdef" }, new { to = "0123456789abcdef" } })
        {
            var error = (await AskAsync(server, Query, variables)).List("errors")[0];
            Assert.Equal("REVISION_NOT_KEPT", error.Text("extensions", "code"));
            Assert.Equal([one.Revision], error.List("extensions", "known").Select(each => each.GetString()));
        }
    }

    [Fact]
    public async Task The_last_three_former_revisions_are_kept_and_each_once()
    {
        var datasets = Enumerable.Range(0, 6).Select(i => Dataset(seed => seed.Set("agreements.csv", 0, "title_en", $"Title {i}"))).ToList();
        var current = new CurrentStore(new MemoryGraphStore(datasets[0]));
        var served = new ServedRevisions(current, TimeProvider.System);
        foreach (var dataset in datasets[1..]) current.Switch(new MemoryGraphStore(dataset));
        current.Switch(new MemoryGraphStore(datasets[4]));
        var known = (await served.ListAsync(CancellationToken.None)).Select(each => each.Revision).ToHashSet();
        Assert.Equal(new[] { 4, 5, 3, 2 }.Select(i => datasets[i].Revision).ToHashSet(), known);
        using var former = await served.OpenAsync(datasets[3].Revision, CancellationToken.None);
        Assert.Equal(datasets[3].Revision, former!.Store.Revision);
        Assert.Null(await served.OpenAsync(datasets[0].Revision, CancellationToken.None));
    }

    private static async Task<JsonElement> AskAsync(TestServer server, string query, object? variables = null) => (await server.PostAsync(new { query, variables })).Body;

    private static GraphDataset Dataset(Func<SeedCopy, SeedCopy> change)
    {
        using var seed = new SeedCopy();
        return change(seed).Read().Dataset!;
    }
}
