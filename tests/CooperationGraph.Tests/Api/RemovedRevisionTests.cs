using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>A request whose revision is removed while it runs is answered once more, of the one that took its place.</summary>
public sealed class RemovedRevisionTests
{
    private const string Query = "/graphql?query=%7B%20country(code:%20%22KAZ%22)%20%7B%20name%20%7D%20%7D";

    private readonly RemovedGraphStore _removed = new("0000000000000001");
    private readonly MemoryGraphStore _newer = RealSeed.Store;

    [Theory]
    [InlineData(Query)]
    [InlineData("/countries/KAZ")]
    [InlineData("/countries/KAX")]
    [InlineData("/coverage.csv")]
    [InlineData("/coverage")]
    public async Task It_is_answered_of_the_newer_one(string path)
    {
        var current = new CurrentStore(_removed);
        await using var server = await TestServer.StartAsync(current);
        // Noticed because somebody met it.
        current.Outdated += (_, _) => current.Switch(_newer);
        var response = await server.Http.GetAsync(path);
        Assert.Equal(path.EndsWith("KAX", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(path == Query ? "Kazakhstan" : "KAZ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(_removed.Calls > 0);
    }

    [Fact]
    public async Task Of_a_revision_that_the_URL_pins_it_is_told_that_it_is_gone()
    {
        var current = new CurrentStore(_removed);
        await using var server = await TestServer.StartAsync(current);
        current.Outdated += (_, _) => current.Switch(_newer);
        var response = await server.Http.GetAsync($"{Query}&revision={_removed.Revision}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("REVISION_UNKNOWN", JsonElement.Parse(await response.Content.ReadAsStringAsync()).List("errors").Single().Text("extensions", "code"));
    }

    [Fact]
    public async Task The_same_revision_imported_again_answers_a_pinned_request()
    {
        var current = new CurrentStore(new RemovedGraphStore(RealSeed.Dataset.Revision));
        await using var server = await TestServer.StartAsync(current);
        current.Outdated += (_, _) => current.Switch(_newer);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync($"{Query}&revision={RealSeed.Dataset.Revision}")).StatusCode);
    }

    [Fact]
    public async Task It_is_tried_once_more_and_no_oftener()
    {
        var current = new CurrentStore(_removed);
        await using var server = await TestServer.StartAsync(current);
        var second = new RemovedGraphStore("0000000000000002");
        current.Outdated += (_, _) => current.Switch(second);
        var response = await server.Http.GetAsync(Query);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1, 1), (response.StatusCode, _removed.Calls, second.Calls));
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Where_nothing_newer_comes_it_is_refused_soon()
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(_removed));
        var start = Stopwatch.GetTimestamp();
        var response = await server.Http.GetAsync(Query);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        // Some while is waited, and less than a request may last: that is another refusal.
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Where_the_graph_is_in_memory_a_switch_disturbs_nobody()
    {
        var stores = new[] { _newer, new MemoryGraphStore(new(RealSeed.Dataset.Nodes, RealSeed.Dataset.Relationships, "0000000000000003")) };
        var current = new CurrentStore(stores[0]);
        await using var server = await TestServer.StartAsync(current);
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; !ended.IsCancellationRequested; i++) statuses.Add((await server.Http.GetAsync(Query.Replace("name", $"a{reader}x{i}:name", StringComparison.Ordinal), CancellationToken.None)).StatusCode);
            return statuses;
        })).ToList();
        for (var i = 1; i <= 60; i++)
        {
            current.Switch(stores[i % 2]);
            Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/countries/KAZ")).StatusCode);
        }

        await ended.CancelAsync();
        Assert.All((await Task.WhenAll(readers)).SelectMany(each => each), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    // Each call finds out that what it would read has been removed.
    private sealed class RemovedGraphStore(string revision) : DelegatingGraphStore(RealSeed.Store)
    {
        private int _calls;

        public int Calls => _calls;

        public override string Revision => revision;

        public override string Import => "removed-" + revision;

        protected override ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            return ValueTask.FromException<T>(new RevisionRemovedException(revision));
        }
    }
}
