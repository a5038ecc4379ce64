using System.Diagnostics.Metrics;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Http;
using CooperationGraph.Serving;

namespace CooperationGraph.Server.Hosting;

/// <summary>The state of the store and of the cache, read when metrics are collected.</summary>
internal sealed class StateMetrics : IDisposable
{
    private readonly Meter _meter = new(RequestTelemetry.Name);

    public StateMetrics(CurrentStore current, AnswerCache cache, IServiceProvider services)
    {
        _meter.CreateObservableGauge("graphql.server.store.reachable", () => current.IsReachable ? 1 : 0, unit: null, "1 while the store answers, 0 while it does not.");
        _meter.CreateObservableGauge("graphql.server.cache.entries", () => cache.Held.Entries, "{entry}", "Answers in memory, and what is known of the requests that they answer.");
        _meter.CreateObservableGauge("graphql.server.cache.size", () => cache.Held.Bytes, "By", "What those entries may take at most; Cache:Bytes bounds it.");
        if (services.GetService<RedisBreaker>() is { } redis)
            _meter.CreateObservableGauge("graphql.server.cache.redis.available", () => redis.IsOff ? 0 : 1, unit: null, "1 while answers are shared through Redis, 0 while it does not answer.");
    }

    public void Dispose() => _meter.Dispose();
}
