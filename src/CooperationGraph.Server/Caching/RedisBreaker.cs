using StackExchange.Redis;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// Whether the level in Redis is on. After a failure it is off until a probe succeeds. Going off and coming back are told once each. Safe for concurrent
/// use.
/// </summary>
internal sealed partial class RedisBreaker(RedisProbe probe, TimeProvider clock, ILogger<RedisBreaker> logger) : IHostedService, IDisposable
{
    // A pause of this process makes everything late that waits at that moment; a Redis that hangs is late for longer. A broken connection or a refusal
    // is believed at once.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    // A level that fails again so soon after it came back, such as one that is full again at once, is tried less often.
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;
    private int _off;
    private long _silentSince;
    private long _backAt;
    private TimeSpan _delay = FirstDelay;

    public bool IsOff => Volatile.Read(ref _off) != 0;

    // A server that starts while Redis is there begins with its answers; one that starts without is late by one probe at most.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await probe.AskAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            TurnOff(e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    /// <summary>Redis has answered.</summary>
    public void Heard() => Volatile.Write(ref _silentSince, 0);

    /// <summary>A call failed: the level goes off, unless that tells nothing of Redis.</summary>
    public void Judge(Exception e)
    {
        // A foreign value under the key, or one whose fields mean nothing, is a missing entry.
        if (e.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal) || e is InvalidCastException or FormatException or ArgumentException or OverflowException) return;
        if (e is TimeoutException && Interlocked.CompareExchange(ref _silentSince, clock.GetTimestamp(), 0) is var since && (since == 0 || clock.GetElapsedTime(since) < Silence)) return;
        TurnOff(e);
    }

    public void Dispose()
    {
        // Registered twice, as itself and as what starts: it is disposed of as often.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stopping.Cancel();
        _stopping.Dispose();
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
                await probe.AskAsync(cancellationToken);
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
        Heard();
        Volatile.Write(ref _off, 0);
        Log.Back(logger);
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
