using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CooperationGraph.Server.Hosting;

/// <summary>Ready where there is a revision to answer from. One that cannot be reached, or a newer one that was not taken, is told beside it.</summary>
internal sealed class StoreHealth(CurrentStore current) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = current.Now;
        return Task.FromResult(
            now.Revision is not { } revision ? HealthCheckResult.Unhealthy(now.Notice)
            : now.Notice is { } notice ? HealthCheckResult.Degraded(notice)
            : HealthCheckResult.Healthy($"Revision {revision} is served."));
    }

    /// <summary>The state in a word, then in a sentence what is served, or what is wrong and what to do.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).Prepend(report.Status.ToString())) + "\n");
    }
}
