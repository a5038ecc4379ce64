using System.Diagnostics;
using System.Diagnostics.Metrics;
using CooperationGraph.Execution;
using CooperationGraph.Server.Caching;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Answering;

/// <summary>
/// Traces and metrics of requests, under the name <see cref="Name"/>. Nothing is measured where nobody listens. The operation's name is in
/// traces only: a client may send as many names as it likes, and each would be a series of its own.
/// </summary>
internal static class RequestTelemetry
{
    public const string Name = "CooperationGraph";

    private static readonly ActivitySource Traces = new(Name);
    private static readonly Meter Metrics = new(Name);

    // The usual buckets begin at 5 s and end at 10 KB.
    private static readonly Histogram<double> Duration = Of<double>("graphql.server.duration", "s", "From a request read to its answer made, by whether its plan was kept or made. Answers from the cache are not in it.", [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
    private static readonly Histogram<int> Bytes = Of("graphql.server.response.size", "By", "The body of an answer before compression.", [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304]);
    private static readonly Histogram<int> Levels = Of("graphql.server.levels", "{level}", "Levels of an operation that were executed: below kept objects there is none.", [1, 2, 3, 4, 6, 8, 12, 16]);
    private static readonly Histogram<int> Objects = Of("graphql.server.objects", "{object}", "Objects that the fields of an operation led to, without those below kept ones.", [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]);
    private static readonly Histogram<int> StoreCalls = Of("graphql.server.store.calls", "{call}", "Calls of the store for one operation, each for all nodes of a level.", [0, 1, 2, 4, 8, 16, 32, 64]);
    private static readonly Counter<long> Errors = Metrics.CreateCounter<long>("graphql.server.errors", "{answer}", "Answers with an error, by its code.");
    private static readonly Counter<long> Answers = Metrics.CreateCounter<long>("graphql.server.answers", "{answer}", "Answers sent, by the header Cache-Status: hits in memory and in Redis, stale ones, misses.");

    private static Histogram<T> Of<T>(string name, string unit, string description, T[] buckets) where T : struct => Metrics.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = buckets });

    public static Activity? Start() => Traces.StartActivity("GraphQL", ActivityKind.Internal);

    public static void Answered(CacheOutcome outcome)
    {
        if (Answers.Enabled) Answers.Add(1, new KeyValuePair<string, object?>("cache.status", outcome.ToWords()));
    }

    /// <summary>The store, its calls counted where somebody listens.</summary>
    public static IGraphStore Counted(IGraphStore store) => StoreCalls.Enabled || Traces.HasListeners() ? new CountingGraphStore(store) : store;

    public static void Record(Activity? activity, Answer answer, IGraphStore store, long start)
    {
        var plan = new KeyValuePair<string, object?>("graphql.plan", answer.PlanWasKept ? "kept" : "made");
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, plan);
        if (Bytes.Enabled) Bytes.Record(answer.Body.Length);
        if (Levels.Enabled) Levels.Record(answer.Levels);
        if (Objects.Enabled) Objects.Record(answer.Objects);
        var calls = (store as CountingGraphStore)?.Calls;
        if (calls is { } number) StoreCalls.Record(number);
        if (Errors.Enabled)
            foreach (var code in answer.ErrorCodes) Errors.Add(1, new KeyValuePair<string, object?>("graphql.error.code", code));
        if (activity is null) return;
        activity.SetTag("graphql.operation.name", answer.OperationName).SetTag(plan.Key, plan.Value).SetTag("graphql.levels", answer.Levels)
            .SetTag("graphql.objects", answer.Objects).SetTag("graphql.store.calls", calls).SetTag("graphql.response.size", answer.Body.Length);
        if (answer.ErrorCodes.Count > 0) activity.SetTag("graphql.error.codes", string.Join(',', answer.ErrorCodes)).SetStatus(ActivityStatusCode.Error);
    }
}
