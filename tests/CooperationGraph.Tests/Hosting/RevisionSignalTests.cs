using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace CooperationGraph.Tests.Hosting;

public sealed class RevisionSignalTests
{
    [Fact]
    public async Task A_server_that_hears_of_a_new_revision_looks_at_once()
    {
        await using var redis = await RedisServer.StartAsync();
        var looks = new CountingClient();
        await using var guard = new GuardedCypherClient(looks, new(), TimeProvider.System);
        using var watcher = new RevisionWatcher(looks, guard, new("Nothing yet."), new(), new(new()), new FakeTimeProvider(), NullLogger<RevisionWatcher>.Instance);
        await using var signal = new RevisionSignal(ConfigurationOptions.Parse(redis.Configuration), watcher);
        await signal.StartAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var watching = watcher.RunAsync(stop.Token);
        await Poll.UntilAsync(async () => await redis.SendAsync("PUBSUB NUMSUB cooperation-graph:revision") is not null && await RevisionSignal.PublishAsync(ConfigurationOptions.Parse(redis.Configuration), "1") && looks.Count > 1, "it has heard");
        // Its own interval never passes.
        for (var told = 0; told < 8; told++)
        {
            var before = looks.Count;
            Assert.True(await RevisionSignal.PublishAsync(ConfigurationOptions.Parse(redis.Configuration), "1"));
            await Poll.UntilAsync(() => looks.Count > before, "it looks");
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task Without_Redis_nobody_is_told_and_nothing_fails()
    {
        var redis = RedisServer.Absent();
        Assert.False(await RevisionSignal.PublishAsync(ConfigurationOptions.Parse(redis.Configuration), "1"));
    }

    private sealed class CountingClient : ICypherClient
    {
        private int _count;

        public int Count => _count;

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return Task.FromException<IReadOnlyList<CypherValue[]>>(new StoreUnavailableException("Away."));
        }
    }
}
