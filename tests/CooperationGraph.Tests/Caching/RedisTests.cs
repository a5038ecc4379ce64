using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CooperationGraph.Tests.Caching;

/// <summary>What servers share through Redis.</summary>
public sealed class RedisTests
{
    private const string Query = "{ countries(first: 3) { nodes { id name } } }";

    [Fact]
    public async Task A_second_server_serves_its_first_query_from_Redis_and_asks_its_store_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        var (_, first) = await StartAsync(redis);
        await using var a = first;
        var stored = await first.Http.AskAsync(Query);
        Assert.Equal("fwd=miss; stored", stored.Status);
        await Poll.UntilAsync(async () => await redis.CountAnswersAsync() == 1, "the answer is in Redis");

        var (store, second) = await StartAsync(redis);
        await using var b = second;
        Assert.Equal(("hit; detail=redis", stored.Body), await second.Http.AskAsync(Query + " # in other words") is var got ? (got.Status, got.Body) : default);
        Assert.Equal("hit; detail=memory", (await second.Http.AskAsync(Query)).Status);
        Assert.Equal(0, store.Calls);
    }

    [Theory]
    [InlineData("redis.call('HSET', key, 'data', 'nonsense')")]
    [InlineData("redis.call('HSET', key, 'data', '')")]
    // Of another format version; with one damaged byte in the middle; cut short.
    [InlineData("local data = redis.call('HGET', key, 'data') redis.call('HSET', key, 'data', '\\\\x63' .. string.sub(data, 2))")]
    [InlineData("local data = redis.call('HGET', key, 'data') redis.call('HSET', key, 'data', string.sub(data, 1, 60) .. '?' .. string.sub(data, 62))")]
    [InlineData("local data = redis.call('HGET', key, 'data') redis.call('HSET', key, 'data', string.sub(data, 1, -2))")]
    // Fields that mean nothing beside it: when it ends, and for how long each reading keeps it.
    [InlineData("redis.call('HSET', key, 'absexp', 'nonsense')")]
    [InlineData("redis.call('HSET', key, 'absexp', '99999999999999999999')")]
    [InlineData("redis.call('HSET', key, 'absexp', '-5')")]
    [InlineData("redis.call('HSET', key, 'sldexp', 'nonsense')")]
    // A value of another kind under the same key.
    [InlineData("redis.call('SET', key, 'nonsense')")]
    public async Task An_entry_that_is_not_what_was_stored_counts_as_absent(string change)
    {
        await using var redis = await RedisServer.StartAsync();
        var (_, first) = await StartAsync(redis);
        await using var a = first;
        var stored = await first.Http.AskAsync(Query);
        await Poll.UntilAsync(async () => await redis.CountAnswersAsync() == 1, "the answer is in Redis");
        Assert.Equal("+OK", await redis.EvaluateAsync($"for _, key in ipairs(redis.call('KEYS', 'v*')) do {change} end return redis.status_reply('OK')"));

        var (_, second) = await StartAsync(redis);
        await using var b = second;
        Assert.Equal(("fwd=miss; stored", stored.Body), await second.Http.AskAsync(Query) is var answer ? (answer.Status, answer.Body) : default);
        Assert.Equal(("hit; detail=memory", stored.Body), await second.Http.AskAsync(Query) is var again ? (again.Status, again.Body) : default);
        Assert.Empty(second.Log);
    }

    [Fact]
    public async Task Answers_that_stand_under_each_other_s_keys_are_not_served()
    {
        const string Other = "{ countries(first: 4) { nodes { id name } } }";
        await using var redis = await RedisServer.StartAsync();
        var (_, first) = await StartAsync(redis);
        await using var a = first;
        var (one, other) = (await first.Http.AskAsync(Query), await first.Http.AskAsync(Other));
        await Poll.UntilAsync(async () => await redis.CountAnswersAsync() == 2, "the answers are in Redis");
        Assert.Equal("+OK", await redis.EvaluateAsync("local keys = redis.call('KEYS', 'v*') redis.call('RENAME', keys[1], 'x') redis.call('RENAME', keys[2], keys[1]) redis.call('RENAME', 'x', keys[2]) return redis.status_reply('OK')"));

        var (_, second) = await StartAsync(redis);
        await using var b = second;
        Assert.Equal([("fwd=miss; stored", one.Body), ("fwd=miss; stored", other.Body)], new[] { await second.Http.AskAsync(Query), await second.Http.AskAsync(Other) }.Select(answer => (answer.Status, answer.Body)));
        Assert.Empty(second.Log);
    }

    [Fact]
    public async Task An_entry_of_another_day_is_computed_anew_by_the_second_server()
    {
        const string OfToday = "{ agreement(id: \"agreement:bit-cn-kz-1992\") { status { state } } }";
        await using var redis = await RedisServer.StartAsync();
        var (_, first) = await StartAsync(redis, new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var a = first;
        await first.Http.AskAsync(OfToday);
        await Poll.UntilAsync(async () => await redis.CountAnswersAsync() == 1, "the answer is in Redis");
        var (store, second) = await StartAsync(redis, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        await using var b = second;
        Assert.Equal("fwd=miss; stored", (await second.Http.AskAsync(OfToday)).Status);
        Assert.NotEqual(0, store.Calls);
        // A third one of the new day finds what the second left.
        await Poll.UntilAsync(
            async () =>
            {
                var (_, third) = await StartAsync(redis, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
                await using var c = third;
                return (await third.Http.AskAsync(OfToday)).Status == "hit; detail=redis";
            },
            "the entry of the day before is replaced");
    }

    private static async Task<(CountingGraphStore Store, TestServer Server)> StartAsync(RedisServer redis, DateTimeOffset? now = null)
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var server = new TestServer(new CurrentStore(store), adjust: builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Redis:Configuration", redis.Configuration)]);
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(builder.Services, new PatientClock(now));
        });
        await server.InitializeAsync();
        return (store, server);
    }

    // The date is the test's. A Redis that answers is waited for, however busy the machine is: its limit is 30 ms else.
    private sealed class PatientClock(DateTimeOffset? now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime * 100 : dueTime, period);
    }
}
