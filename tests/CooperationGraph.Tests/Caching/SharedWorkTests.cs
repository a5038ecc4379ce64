using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Caching;

/// <summary>Many who ask the same at once.</summary>
public sealed class SharedWorkTests
{
    private const int Clients = 50;
    private const string Query = "{ countries(first: 3) { nodes { id } } }";

    [Fact]
    public async Task Equal_requests_at_once_are_executed_once()
    {
        var (store, server) = await StartAsync();
        await using var _ = server;
        var asked = Enumerable.Range(0, Clients).Select(_ => server.Http.AskAsync(Query)).ToList();
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        store.LetGo();
        var answers = await Task.WhenAll(asked);
        Assert.Equal(1, store.Calls);
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Single(answers, answer => answer.Status == "fwd=miss; stored");
        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { "fwd=miss; stored", "fwd=miss; collapsed", "hit; detail=memory" }));
    }

    [Fact]
    public async Task A_client_that_leaves_takes_no_answer_from_the_others()
    {
        var (store, server) = await StartAsync();
        await using var _ = server;
        using var leaving = new CancellationTokenSource();
        var first = server.Http.AskAsync(Query, leaving.Token);
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        var others = Enumerable.Range(0, Clients).Select(_ => server.Http.AskAsync(Query)).ToList();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        store.LetGo();
        Assert.All(await Task.WhenAll(others), answer => Assert.Contains("country:", answer.Body));
        // Where it left before any other came, its work ended, and one of the others began anew.
        Assert.Equal(1, store.Calls - store.Cancelled);
    }

    [Fact]
    public async Task Those_who_wait_for_a_store_that_fails_fail_together()
    {
        var (store, server) = await StartAsync();
        await using var _ = server;
        store.Failure = new StoreUnavailableException("The database is down.");
        var asked = Enumerable.Range(0, Clients).Select(_ => server.Http.AskAsync(Query)).ToList();
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        store.LetGo();
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal((503, true), (answer.Code, answer.Body.Contains("STORE_UNAVAILABLE", StringComparison.Ordinal))));
        Assert.Equal(1, store.Calls);
        store.Failure = null;
        await Poll.UntilAsync(async () => (await server.Http.AskAsync(Query)).Code == 200, "the store is asked again");
    }

    [Fact]
    public async Task An_answer_with_errors_is_each_client_s_own()
    {
        var (store, server) = await StartAsync();
        await using var _ = server;
        store.Failure = new InvalidOperationException("Not expected.");
        // The same operation, the field in another column for each.
        var asked = Enumerable.Range(0, 5).Select(i => server.Http.AskAsync("{" + new string(' ', i) + "countries(first: 3) { nodes { id } } }")).ToList();
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        store.LetGo();
        var answers = await Task.WhenAll(asked);
        for (var i = 0; i < answers.Length; i++) Assert.Contains($"\"column\":{i + 2}}}", answers[i].Body);
    }

    private static async Task<(BlockedGraphStore Store, TestServer Server)> StartAsync()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        var server = new TestServer(new CurrentStore(store));
        await server.InitializeAsync();
        return (store, server);
    }
}
