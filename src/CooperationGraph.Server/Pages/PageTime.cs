using CooperationGraph.Server.Http;

namespace CooperationGraph.Server.Pages;

/// <summary>The time of what a page asks of the graph itself, beside its operation: it ends with that of the request (<see cref="RequestClock"/>).</summary>
internal static class PageTime
{
    /// <exception cref="PageFailedException">The time is over.</exception>
    public static async Task<T> WithinAsync<T>(HttpContext http, Func<CancellationToken, ValueTask<T>> askAsync)
    {
        var clock = http.RequestServices.GetRequiredService<RequestClock>();
        using var end = clock.EndOf(clock.BeginningOf(http));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, http.RequestAborted);
        try
        {
            return await askAsync(either.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            throw new PageFailedException([$"The request took longer than {clock.Limit.TotalSeconds:0.##} s."], isForNow: true);
        }
    }
}
