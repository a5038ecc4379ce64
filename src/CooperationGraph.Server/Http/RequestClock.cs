using CooperationGraph.Execution;

namespace CooperationGraph.Server.Http;

/// <summary>The one clock of a request: it starts when the headers are there, and reading, understanding, executing and writing count against it.</summary>
internal sealed class RequestClock(EngineOptions bounds)
{
    private static readonly object Key = new();

    public TimeSpan Limit => bounds.Timeout;

    /// <summary>A timestamp of <see cref="EngineOptions.Clock"/>.</summary>
    public long Now => bounds.Clock.GetTimestamp();

    /// <summary>When the request came, by <see cref="Now"/>: the first call tells it, and all others the same.</summary>
    public long BeginningOf(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var known)) return (long)known!;
        var now = Now;
        http.Items[Key] = now;
        return now;
    }

    /// <summary>Cancelled when the time of a request is over.</summary>
    /// <param name="begun">When it came, by <see cref="Now"/>.</param>
    public CancellationTokenSource EndOf(long begun)
    {
        var left = bounds.Timeout - bounds.Clock.GetElapsedTime(begun);
        return new(left > TimeSpan.Zero ? left : TimeSpan.Zero, bounds.Clock);
    }
}
