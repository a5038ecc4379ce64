using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Caching;

/// <summary>When an answer stops being the answer: with its revision, and with its day.</summary>
public sealed class RevisionAndDayTests
{
    private const string Timeless = "{ countries(first: 3) { nodes { id } } }";
    private const string OfToday = "{ agreement(id: \"agreement:bit-cn-kz-1992\") { status { state } } }";
    private const string Hit = "hit; detail=memory";
    private const string Stored = "fwd=miss; stored";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 25, 23, 59, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_new_revision_changes_the_answers_at_once_and_the_old_one_finds_its_own_again()
    {
        var old = RealSeed.Store;
        var current = new CurrentStore(old);
        await using var server = await StartAsync(current);
        await server.Http.AskAsync(Timeless);
        current.Switch(new RenamedGraphStore(old, "0123456789abcdef"));
        var answer = await server.Http.AskAsync(Timeless);
        Assert.Equal(Stored, answer.Status);
        Assert.Contains("0123456789abcdef", answer.Body);
        current.Switch(old);
        answer = await server.Http.AskAsync(Timeless);
        Assert.Equal(Hit, answer.Status);
        Assert.Contains(old.Revision, answer.Body);
    }

    [Fact]
    public async Task Answers_of_a_damaged_graph_do_not_outlive_the_import_that_mends_it()
    {
        var mended = RealSeed.Store;
        var current = new CurrentStore(new RenamedGraphStore(mended, mended.Revision, import: "damaged"));
        await using var server = await StartAsync(current);
        Assert.Equal((Stored, Hit), ((await server.Http.AskAsync(Timeless)).Status, (await server.Http.AskAsync(Timeless)).Status));
        current.Switch(mended);
        Assert.Equal(Stored, (await server.Http.AskAsync(Timeless)).Status);
    }

    [Fact]
    public async Task An_answer_of_a_day_ends_with_it_and_is_computed_once_for_the_next()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        await using var server = await StartAsync(new CurrentStore(store));
        Assert.Equal((Stored, Hit), ((await server.Http.AskAsync(OfToday)).Status, (await server.Http.AskAsync(OfToday)).Status));
        await server.Http.AskAsync(Timeless);
        var calls = store.Calls;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((Stored, Hit), ((await server.Http.AskAsync(OfToday)).Status, (await server.Http.AskAsync(OfToday)).Status));
        Assert.True(store.Calls > calls);
        Assert.Equal(Hit, (await server.Http.AskAsync(Timeless)).Status);
    }

    [Fact]
    public async Task While_the_store_is_down_what_is_kept_goes_on_and_says_that_it_may_be_stale()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        store.LetGo();
        var current = new CurrentStore(store);
        await using var server = await StartAsync(current);
        var (timeless, today) = (await server.Http.AskAsync(Timeless), await server.Http.AskAsync(OfToday));

        store.Failure = new StoreUnavailableException("The database does not answer.");
        current.Unreachable("The database does not answer.");
        Assert.Equal(("hit; detail=stale", timeless.Body), await server.Http.AskAsync(Timeless) is var first ? (first.Status, first.Body) : default);
        // Other bytes that ask the same.
        Assert.Equal(("hit; detail=stale", timeless.Body), await server.Http.AskAsync(Timeless + " ") is var second ? (second.Status, second.Body) : default);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("hit; detail=stale", today.Body), await server.Http.AskAsync(OfToday) is var third ? (third.Status, third.Body) : default);
        Assert.Equal(503, (await server.Http.AskAsync("{ countries(first: 4) { nodes { id } } }")).Code);

        store.Failure = null;
        current.Clear();
        Assert.Equal(Hit, (await server.Http.AskAsync(Timeless)).Status);
        Assert.Equal(Stored, (await server.Http.AskAsync(OfToday)).Status);
        await Poll.UntilAsync(async () => (await server.Http.AskAsync("{ countries(first: 4) { nodes { id } } }")).Code == 200, "the store is asked again");
    }

    [Fact]
    public async Task An_answer_of_yesterday_goes_on_where_the_store_fails_before_anybody_noticed()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        store.LetGo();
        await using var server = await StartAsync(new CurrentStore(store));
        var today = await server.Http.AskAsync(OfToday);
        store.Failure = new StoreUnavailableException("The database does not answer.");
        _clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 2; i++) Assert.Equal((200, "hit; detail=stale", today.Body), await server.Http.AskAsync(OfToday) is var answer ? (answer.Code, answer.Status, answer.Body) : default);
    }

    [Fact]
    public async Task A_server_without_a_store_has_no_answers()
    {
        await using var server = await StartAsync(new CurrentStore("The database is empty. Run the import."));
        var answer = await server.Http.AskAsync(Timeless);
        Assert.Equal(503, answer.Code);
        Assert.Contains("STORE_UNAVAILABLE", answer.Body);
    }

    private async Task<TestServer> StartAsync(CurrentStore store)
    {
        var server = new TestServer(store, adjust: builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        await server.InitializeAsync();
        return server;
    }
}
