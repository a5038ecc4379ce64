using CooperationGraph.Execution.Output;

namespace CooperationGraph.Execution.Running;

/// <summary>Everything that executing one request needs and the next one can use again: levels, buffer, clock.</summary>
internal sealed class OperationRun : IDisposable
{
    // A timer counts whole ones.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly EngineOptions _options;
    private readonly LevelResolver _levels;
    private readonly ITimer _timer;
    private readonly Lock _ending = new();
    private CancellationTokenSource _deadline = new();
    private long _begun;
    private bool _runs;

    public OperationRun(EngineOptions options)
    {
        _options = options;
        _timer = options.Clock.CreateTimer(static run => ((OperationRun)run!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _levels = new(options);
        Writer = new(options, Output, _levels);
    }

    /// <summary>The levels of the last request.</summary>
    public int Levels => _levels.Count;

    /// <summary>The objects that the last request led to.</summary>
    public int Objects => _levels.Objects;

    public JsonOutput Output { get; private set; } = new();

    private AnswerWriter Writer { get; set; }

    /// <summary>Whether nothing of the request can still run, so that another request may use this.</summary>
    public bool IsReusable { get; private set; } = true;

    /// <summary>Cancelled when the client goes away or the time is over.</summary>
    public CancellationToken Token => _deadline.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsLate => _options.Clock.GetElapsedTime(_begun) >= _options.Timeout;

    /// <summary>Starts the clock. Whoever started it disposes of the registration, and stops it.</summary>
    /// <param name="begun">When the request came; null for now.</param>
    public CancellationTokenRegistration Begin(long? begun, CancellationToken cancellationToken)
    {
        lock (_ending) (_begun, _runs) = (begun ?? _options.Clock.GetTimestamp(), true);
        Check();
        return cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _deadline);
    }

    /// <summary>Stops the clock: what comes late finds nothing to cancel.</summary>
    public void Stop()
    {
        lock (_ending) _runs = false;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes the value of <c>data</c>.</summary>
    /// <exception cref="BoundExceededException">A bound was met.</exception>
    /// <exception cref="OperationCanceledException"><see cref="Token"/> was cancelled.</exception>
    public async ValueTask ExecuteAsync(Request request, ErrorList errors)
    {
        IsReusable = false;
        await _levels.ResolveAsync(request, Token);
        IsReusable = true;
        Writer.Write(request, errors, Token);
    }

    // Its timer may come a little early, or late: for a request that is over.
    private void Check()
    {
        lock (_ending)
        {
            if (!_runs) return;
            var left = _options.Timeout - _options.Clock.GetElapsedTime(_begun);
            // Whoever waits for it goes on elsewhere.
            if (left <= TimeSpan.Zero) _ = _deadline.CancelAsync();
            else _timer.Change(left < Shortest ? Shortest : left, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What the buffers take, after a reset.</summary>
    public long Bytes => Output.Capacity + _levels.Bytes;

    /// <summary>Forgets the request. False where something of it may still run.</summary>
    public bool TryReset()
    {
        if (!IsReusable) return false;
        _levels.End();
        Writer.End();
        if (_deadline.TryReset()) return true;
        _deadline.Dispose();
        _deadline = new();
        return true;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _deadline.Dispose();
    }
}
