using CooperationGraph.Execution;

namespace CooperationGraph.Server.Api;

/// <summary>The one clock of a request: it starts when the headers are there, and reading, understanding, executing and writing count against it.</summary>
internal sealed class RequestClock(EngineOptions bounds)
{
    private static readonly object Key = new();

    public TimeSpan Limit => bounds.Timeout;

    /// <summary>When the request came, as a timestamp of <see cref="EngineOptions.Clock"/>: the first call tells it, and all others the same.</summary>
    public long BeginningOf(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var known)) return (long)known!;
        var now = bounds.Clock.GetTimestamp();
        http.Items[Key] = now;
        return now;
    }

    /// <summary>Cancelled when the time of a request is over.</summary>
    public CancellationTokenSource EndOf(HttpContext http)
    {
        var left = bounds.Timeout - bounds.Clock.GetElapsedTime(BeginningOf(http));
        return new(left > TimeSpan.Zero ? left : TimeSpan.Zero, bounds.Clock);
    }
}
