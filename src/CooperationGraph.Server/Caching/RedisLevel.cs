using Microsoft.Extensions.Caching.Distributed;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// The level in Redis as the cache sees it: it answers soon or not at all, and never throws. While <see cref="RedisBreaker"/> has it off it costs nobody
/// a wait. Safe for concurrent use.
/// </summary>
internal sealed class RedisLevel(IDistributedCache redis, RedisBreaker breaker, TimeProvider clock) : IDistributedCache, IDisposable
{
    // 16 answers of 4 MiB are the memory that a Redis which stops reading may cost.
    private const int MaxWrites = 16;

    // A hit takes under 1 ms, 4 MiB over a network of 10 Gbit/s some 4 ms; a process that has just started, or shares its cores, needs more. Below
    // the 50 ms that a failing Redis may cost a request.
    private static readonly TimeSpan ReadLimit = TimeSpan.FromMilliseconds(30);

    // Nobody waits for a write.
    private static readonly TimeSpan WriteLimit = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _writes = new(MaxWrites);

    /// <summary>The bytes of an entry; null where there is none, where it is not what was stored under the key, or the level is off.</summary>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (breaker.IsOff) return null;
        try
        {
            var bytes = await redis.GetAsync(key, token).WaitAsync(ReadLimit, clock, token);
            breaker.Heard();
            return bytes is null ? null : EntrySeal.Open(key, bytes);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            breaker.Judge(e);
            return null;
        }
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        if (breaker.IsOff || !await _writes.WaitAsync(TimeSpan.Zero, token)) return;
        try
        {
            await redis.SetAsync(key, EntrySeal.Seal(key, value), options, token).WaitAsync(WriteLimit, clock, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            breaker.Judge(e);
        }
        finally
        {
            _writes.Release();
        }
    }

    // Keys hold the revision: nothing is removed or kept alive, and nothing waits for Redis on a thread.
    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Dispose()
    {
        _writes.Dispose();
        (redis as IDisposable)?.Dispose();
    }
}
