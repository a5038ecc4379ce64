using System.Diagnostics;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Caching;

/// <summary>Redis fails under a real server process in every way that it can: answers stay right and soon, and the log has two lines.</summary>
public sealed class RedisFaultTests(ServerProcess without) : IClassFixture<ServerProcess>
{
    private const string Off = "The cache in Redis is off";
    private const string Back = "The cache in Redis is back";

    // What a failing Redis may cost a request.
    private const double MostMilliseconds = 50;

    // What its client waits for an answer that nobody gives up before. When it is given up RedisLevelTests say, by a clock that a busy machine does not stop.
    private const double OfTheClient = 5000;

    // No question is asked twice of the server that all compare with.
    private static int _asked;

    [Fact]
    public async Task Absent_at_the_start()
    {
        await using var redis = RedisServer.Absent();
        await using var server = await StartAsync(redis);
        await PassesAsync(server, redis, fail: () => Task.CompletedTask, mend: redis.BeginAsync);
    }

    [Fact]
    public async Task Killed()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(redis);
        await PassesAsync(server, redis, fail: redis.KillAsync, mend: redis.BeginAsync);
    }

    [Fact]
    public async Task Hung()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(redis);
        await PassesAsync(server, redis, fail: redis.StopAsync, mend: redis.ContinueAsync);
    }

    [Fact]
    public async Task Full()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(redis);
        await PassesAsync(server, redis, fail: () => redis.SendAsync("CONFIG SET maxmemory 1"), mend: () => redis.SendAsync("CONFIG SET maxmemory 0"));
    }

    [Fact]
    public async Task Answering_garbage()
    {
        await using var redis = RedisServer.Absent();
        await using var garbage = new GarbageServer(redis.Port);
        await using var server = await StartAsync(redis);
        await PassesAsync(server, redis, fail: () => Task.CompletedTask, mend: async () =>
        {
            await garbage.DisposeAsync();
            await redis.BeginAsync();
        });
    }

    [Fact]
    public async Task Answering_garbage_after_it_answered_well()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await StartAsync(redis);
        await using var garbage = new Once(() => new GarbageServer(redis.Port));
        await PassesAsync(
            server, redis,
            fail: async () =>
            {
                await redis.KillAsync();
                garbage.Start();
            },
            mend: async () =>
            {
                await garbage.DisposeAsync();
                await redis.BeginAsync();
            });
    }

    private async Task PassesAsync(ServerProcess server, RedisServer redis, Func<Task> fail, Func<Task> mend)
    {
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        using var other = new HttpClient { BaseAddress = new(without.Url) };

        // Warmed up, and compared with a server that has no Redis: the same new questions to both.
        var usual = await CompareAsync(http, other, 100);
        // A busy machine makes differences of its own, up to this for nine of ten questions.
        var most = MostMilliseconds + usual.Order().ElementAt(90);
        var (off, back) = (Count(server, Off), Count(server, Back));
        // A Redis that fails from the start has been told of already.
        if (off > back) off--;
        await fail();
        var added = await CompareAsync(http, other, 60);
        await Poll.UntilAsync(
            async () =>
            {
                await CompareAsync(http, other, 1);
                return Count(server, Off) > off;
            },
            "the log says that the level is off");
        TestContext.Current.TestOutputHelper?.WriteLine($"added ms: median {Median(added):0.0}, most {added.Max():0.0}, the first {string.Join(", ", added[..3].Select(each => each.ToString("0.0")))}");
        Assert.True(Median(added) < most, $"Every request: {Median(added):0.0} ms");
        // The first ones are those that find out.
        Assert.True(Median(added[..3]) < OfTheClient / 2, $"The first: {string.Join(", ", added[..3].Select(each => each.ToString("0.0")))} ms");
        Assert.Equal((off + 1, back), (Count(server, Off), Count(server, Back)));

        await mend();
        await Poll.UntilAsync(() => Count(server, Back) > back, "the log says that the level is back");
        Assert.Equal((off + 1, back + 1), (Count(server, Off), Count(server, Back)));
        Assert.Equal(Count(server, Off) + Count(server, Back), server.Log.Count);
        // Of the same build: no other reads its answers.
        await using var second = await StartAsync(redis);
        using var fresh = new HttpClient { BaseAddress = new(second.Url) };
        await Poll.UntilAsync(
            async () =>
            {
                var query = NextQuery();
                var (answer, found) = (await http.AskAsync(query), await fresh.AskAsync(query));
                Assert.Equal(answer.Body, found.Body);
                return found.Status == "hit; detail=redis";
            },
            "another server finds in Redis what this one stores");
    }

    // Milliseconds that each question took longer on the first server, and the answers are equal.
    private static async Task<double[]> CompareAsync(HttpClient http, HttpClient other, int questions)
    {
        var added = new double[questions];
        for (var i = 0; i < questions; i++)
        {
            var query = NextQuery();
            var (expected, usual) = await TimeAsync(other, query);
            var (answer, time) = await TimeAsync(http, query);
            Assert.Equal((200, expected.Body), (answer.Code, answer.Body));
            added[i] = time - usual;
        }

        return added;
    }

    private static string NextQuery() => $"{{ a{_asked++}: countries(first: 20) {{ nodes {{ id name }} }} }}";

    private static async Task<((string Status, string Body, int Code) Answer, double Milliseconds)> TimeAsync(HttpClient http, string query)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await http.AskAsync(query);
        return (answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static int Count(ServerProcess server, string line) => server.Log.Count(each => each.Contains(line, StringComparison.Ordinal));

    private static async Task<ServerProcess> StartAsync(RedisServer redis)
    {
        var server = new ServerProcess(("Redis__Configuration", redis.Configuration));
        await server.InitializeAsync();
        return server;
    }

    private sealed class Once(Func<IAsyncDisposable> start) : IAsyncDisposable
    {
        private IAsyncDisposable? _started;

        public void Start() => _started = start();

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _started, null) is { } started) await started.DisposeAsync();
        }
    }
}
