using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>
/// Bounds what many requests at once may ask of a database: so many statements run, so many wait, the others are refused at once; and of those that run so
/// many may take long. While the database is known to be away, or refuses the credentials, all are refused.
/// </summary>
public sealed class GuardedCypherClient : ICypherClient, IAsyncDisposable
{
    private readonly ICypherClient _inner;
    private readonly Neo4jOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrencyLimiter _limiter;
    private readonly Meter _meter;
    private volatile string? _refusal;
    private long _answered;
    private int _long;

    public GuardedCypherClient(ICypherClient inner, Neo4jOptions options, TimeProvider clock)
    {
        (_inner, _options, _clock) = (inner, options, clock);
        _limiter = new(new() { PermitLimit = options.Connections, QueueLimit = options.Queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        _meter = StatementMetrics.Watch(() => options.Connections - (int)_limiter.GetStatistics()!.CurrentAvailablePermits, () => (int)_limiter.GetStatistics()!.CurrentQueuedCount, () => Volatile.Read(ref _long));
    }

    /// <summary>Refuses all statements from now on, those that wait too.</summary>
    /// <param name="reason">A sentence for users.</param>
    public void Refuse(string reason) => _refusal = reason;

    /// <summary>Lets statements through again.</summary>
    public void Allow() => _refusal = null;

    /// <summary>Whether the database has answered a statement since a moment, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public bool HasAnsweredSince(long moment) => Volatile.Read(ref _answered) > moment;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        ThrowIfRefused();
        using var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired) throw Refused("queue", "Too many requests wait for the graph's database. Ask again in a moment.");
        ThrowIfRefused();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var rows = await RunShortAsync(statement, cancellationToken);
            Volatile.Write(ref _answered, Stopwatch.GetTimestamp());
            return rows;
        }
        catch (CypherException e) when (e.IsTransient || CypherException.IsSetup(e.Code))
        {
            // Each try with a wrong password brings the moment nearer at which the database refuses the right one too.
            if (Neo4jConnection.IsAboutCredentials(e)) Refuse("The graph's database refuses the service. Ask again later.");
            throw new StoreUnavailableException("The graph's database refuses to answer now.", e);
        }
        finally
        {
            StatementMetrics.Measure(start);
        }
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _limiter.DisposeAsync();
    }

    private async Task<IReadOnlyList<CypherValue[]>> RunShortAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = _inner.RunAsync(statement, end.Token);
        try
        {
            return await running.WaitAsync(_options.LongAfter, _clock, CancellationToken.None);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            return await RunLongAsync(running, end);
        }
    }

    private async Task<IReadOnlyList<CypherValue[]>> RunLongAsync(Task<IReadOnlyList<CypherValue[]>> running, CancellationTokenSource end)
    {
        try
        {
            if (Interlocked.Increment(ref _long) <= _options.LongStatements) return await running;
            await end.CancelAsync();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw Refused("long", "The graph's database is busy with questions that take long, of which this is one too many. Ask again in a moment.");
        }
        finally
        {
            Interlocked.Decrement(ref _long);
        }
    }

    private void ThrowIfRefused()
    {
        if (_refusal is { } reason) throw Refused("away", reason);
    }

    private static StoreUnavailableException Refused(string why, string message)
    {
        StatementMetrics.Refuse(why);
        return new(message);
    }
}
