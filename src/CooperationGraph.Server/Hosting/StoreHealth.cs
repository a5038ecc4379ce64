using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Two questions about the store: monitors ask whether it answers, balancers whether there is a revision to answer from, for while it is away the cached
/// answers go on, and where it warms up whether that is over. A newer revision that was not taken is told beside it. Whether Neo4j answers is known from a statement each second, not from its port.
/// </summary>
internal sealed class StoreHealth(CurrentStore current, bool mustAnswer, WarmUp? warmUp = null) : IHealthCheck
{
    private const string Answering = "answering";
    private const string Ready = "ready";

    public static void Add(IServiceCollection services) =>
        services.AddHealthChecks()
            .Add(new(Answering, provider => new StoreHealth(provider.GetRequiredService<CurrentStore>(), mustAnswer: true), failureStatus: null, tags: null))
            .Add(new(Ready, provider => new StoreHealth(provider.GetRequiredService<CurrentStore>(), mustAnswer: false, provider.GetService<WarmUp>()), failureStatus: null, tags: null));

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health", new() { Predicate = check => check.Name == Answering, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Name == Ready, ResponseWriter = WriteAsync });
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = current.Now;
        return Task.FromResult(
            now.Revision is not { } revision || (mustAnswer && !now.IsReachable) ? HealthCheckResult.Unhealthy(now.Notice)
            : warmUp is { IsOver: false } ? HealthCheckResult.Unhealthy($"Revision {revision} is served, and slower than it will be: the server warms up.")
            : now.Notice is { } notice ? HealthCheckResult.Degraded(notice)
            : HealthCheckResult.Healthy($"Revision {revision} is served."));
    }

    // The state in a word, then in a sentence what is served, or what is wrong and what to do.
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).Prepend(report.Status.ToString())) + "\n");
    }
}
