using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// The level in Redis as the cache sees it: it answers soon or not at all, and never throws. After a failure it is off, which costs nobody a wait,
/// until a probe succeeds. Going off and coming back are told once each. Safe for concurrent use.
/// </summary>
internal sealed partial class RedisLevel(IDistributedCache redis, TimeProvider clock, ILogger<RedisLevel> logger) : IDistributedCache, IHostedService, IDisposable
{
    private const string ProbeKey = "cooperation-graph:probe";

    // 16 answers of 4 MiB are the memory that a Redis which stops reading may cost.
    private const int MaxWrites = 16;

    // A hit takes under 1 ms, 4 MiB over a network of 10 Gbit/s some 4 ms; a process that has just started, or shares its cores, needs more. Below
    // the 50 ms that a failing Redis may cost a request.
    private static readonly TimeSpan ReadLimit = TimeSpan.FromMilliseconds(30);

    // A pause of this process makes everything late that waits at that moment; a Redis that hangs is late for longer. A broken connection or a refusal
    // is believed at once.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    // Nobody waits for a write.
    private static readonly TimeSpan WriteLimit = TimeSpan.FromMilliseconds(500);

    // A server that starts while Redis is there begins with its answers; one that starts without is late by this at most.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    // A level that fails again so soon after it came back, such as one that is full again at once, is tried less often.
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _writes = new(MaxWrites);
    private int _disposed;
    private int _off;
    private long _silentSince;
    private long _backAt;
    private TimeSpan _delay = FirstDelay;

    public bool IsOff => Volatile.Read(ref _off) != 0;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProbeAsync(StartLimit, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            TurnOff(e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    /// <summary>The bytes of an entry; null where there is none or the level is off.</summary>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (IsOff) return null;
        try
        {
            var bytes = await redis.GetAsync(key, token).WaitAsync(ReadLimit, clock, token);
            Volatile.Write(ref _silentSince, 0);
            return bytes;
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Judge(e);
            return null;
        }
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        if (IsOff || !await _writes.WaitAsync(TimeSpan.Zero, token)) return;
        try
        {
            await redis.SetAsync(key, value, options, token).WaitAsync(WriteLimit, clock, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Judge(e);
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
        // Registered twice, as itself and as what starts: it is disposed of as often.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stopping.Cancel();
        _stopping.Dispose();
        _writes.Dispose();
        (redis as IDisposable)?.Dispose();
    }

    private void Judge(Exception e)
    {
        // A foreign value under the key is a missing entry.
        if (e.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal)) return;
        if (e is TimeoutException && Interlocked.CompareExchange(ref _silentSince, clock.GetTimestamp(), 0) is var since && (since == 0 || clock.GetElapsedTime(since) < Silence)) return;
        TurnOff(e);
    }

    private void TurnOff(Exception e)
    {
        if (_stopping.IsCancellationRequested || Interlocked.Exchange(ref _off, 1) != 0) return;
        var again = _backAt != 0 && clock.GetElapsedTime(_backAt) < Steady;
        _delay = again && _delay * 2 < LongestDelay ? _delay * 2 : again ? LongestDelay : FirstDelay;
        Log.Off(logger, ReasonOf(e));
        _ = ComeBackAsync(_stopping.Token);
    }

    private async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Task.Delay(_delay, clock, cancellationToken);
                await ProbeAsync(StartLimit, cancellationToken);
                break;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Still off, as was told.
            }
        }

        _backAt = clock.GetTimestamp();
        Volatile.Write(ref _silentSince, 0);
        Volatile.Write(ref _off, 0);
        Log.Back(logger);
    }

    // Written and read: a full Redis still answers reads.
    private async Task ProbeAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var lifetime = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Steady };
        await redis.SetAsync(ProbeKey, [AnswerFormat.Version], lifetime, cancellationToken).WaitAsync(limit, clock, cancellationToken);
        await redis.GetAsync(ProbeKey, cancellationToken).WaitAsync(limit, clock, cancellationToken);
    }

    private static string ReasonOf(Exception e) =>
        e switch
        {
            TimeoutException => "it does not answer in time",
            RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => "it refuses the user or the password",
            RedisConnectionException => "the connection is refused or broken",
            _ => e.Message.ReplaceLineEndings(" "),
        };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The cache in Redis is off: {Reason}. Answers come from memory or are computed; it is tried again until it is back.")]
        public static partial void Off(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The cache in Redis is back.")]
        public static partial void Back(ILogger logger);
    }
}
