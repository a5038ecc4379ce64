using System.Diagnostics;
using System.Diagnostics.Metrics;
using CooperationGraph.Execution;
using CooperationGraph.Stores;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Api;

/// <summary>
/// Traces and metrics of requests, under the name <see cref="Name"/>. Nothing is measured where nobody listens. The operation's name is in
/// traces only: a client may send as many names as it likes, and each would be a series of its own.
/// </summary>
internal static class RequestTelemetry
{
    public const string Name = "CooperationGraph";

    private static readonly ActivitySource Traces = new(Name);
    private static readonly Meter Metrics = new(Name);
    private static readonly Histogram<double> Duration = Metrics.CreateHistogram<double>("graphql.server.duration", "s", "From the request read to the answer made.");
    private static readonly Histogram<int> Bytes = Metrics.CreateHistogram<int>("graphql.server.response.size", "By", "The answer before compression.");
    private static readonly Histogram<int> Levels = Metrics.CreateHistogram<int>("graphql.server.levels", "{level}", "Levels executed.");
    private static readonly Histogram<int> Objects = Metrics.CreateHistogram<int>("graphql.server.objects", "{object}", "Objects that fields led to.");
    private static readonly Histogram<int> StoreCalls = Metrics.CreateHistogram<int>("graphql.server.store.calls", "{call}", "Calls of the store, each for all nodes of a level.");
    private static readonly Counter<long> Errors = Metrics.CreateCounter<long>("graphql.server.errors", "{answer}", "Answers with an error of the code.");

    private static readonly Counter<long> Answers = Metrics.CreateCounter<long>("graphql.server.answers", "{answer}", "Answers sent, by the header Cache-Status.");

    public static Activity? Start() => Traces.StartActivity("GraphQL", ActivityKind.Internal);

    public static void Answered(StringValues cacheStatus)
    {
        // After the cache's name.
        if (Answers.Enabled) Answers.Add(1, new KeyValuePair<string, object?>("cache.status", cacheStatus.ToString()[(Name.Length + 2)..]));
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
