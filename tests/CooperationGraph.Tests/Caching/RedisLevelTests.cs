using CooperationGraph.Server.Caching;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Caching;

/// <summary>How long a Redis that is silent holds requests up, by the level's own clock. What a real one does to a real server: <see cref="RedisFaultTests"/>.</summary>
public sealed class RedisLevelTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task A_read_waits_for_its_limit_and_once_all_were_in_vain_for_long_enough_none_waits_or_asks()
    {
        var (clock, redis) = (new FakeTimeProvider(), new SilentDistributedCache());
        using var breaker = new RedisBreaker(new(redis, clock), clock, NullLogger<RedisBreaker>.Instance);
        using var level = new RedisLevel(redis, breaker, clock);
        // The silence begins when the first gives up.
        var reads = 1 + (int)Math.Ceiling(Silence / Limit);
        for (var read = 0; read < reads; read++)
        {
            Assert.False(breaker.IsOff);
            var reading = level.GetAsync("key", CancellationToken.None);
            clock.Advance(Limit - TimeSpan.FromMilliseconds(1));
            Assert.False(reading.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(await reading);
        }

        Assert.True(breaker.IsOff);
        Assert.True(level.GetAsync("key", CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(level.SetAsync("key", [1], new(), CancellationToken.None).IsCompletedSuccessfully);
        Assert.Equal(reads, redis.Asked);
    }

    private sealed class SilentDistributedCache : IDistributedCache
    {
        private readonly Task<byte[]?> _never = new TaskCompletionSource<byte[]?>().Task;

        public int Asked { get; private set; }

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            Asked++;
            return _never;
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Asked++;
            return _never;
        }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
    }
}
