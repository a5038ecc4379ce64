using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>What statements cost, for OpenTelemetry. Nothing is measured where nobody listens.</summary>
internal static class StatementMetrics
{
    // A statement of an example takes 2 to 50 ms, and none more than 5 s.
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] };

    private static readonly Meter Metrics = new(Neo4jServices.MeterName);
    private static readonly Histogram<double> Duration = Metrics.CreateHistogram("neo4j.statements.duration", "s", "From a statement sent to its last row, or its failure.", tags: null, Buckets);
    private static readonly Counter<long> Refused = Metrics.CreateCounter<long>("neo4j.statements.refused", "{statement}", "Statements refused by reason: away (the database does not answer), queue (too many wait), long (too many take long).");
    private static readonly Counter<long> Abandoned = Metrics.CreateCounter<long>("neo4j.statements.abandoned", "{statement}", "Statements that nobody waited for any more, and that Neo4j was told to end.");

    public static void Measure(long start)
    {
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    public static void Refuse(string reason)
    {
        if (Refused.Enabled) Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
    }

    public static void Abandon() => Abandoned.Add(1);

    /// <summary>What is going on now. It is asked for when metrics are collected, until the meter is disposed of.</summary>
    public static Meter Watch(Func<int> running, Func<int> waiting, Func<int> takingLong)
    {
        var meter = new Meter(Neo4jServices.MeterName);
        meter.CreateObservableGauge("neo4j.statements.running", running, "{statement}", "Statements that run now.");
        meter.CreateObservableGauge("neo4j.statements.waiting", waiting, "{statement}", "Statements that wait for one of those that run to end.");
        meter.CreateObservableGauge("neo4j.statements.long", takingLong, "{statement}", $"Of those that run, those that have taken longer than {new Neo4jOptions().LongAfter.TotalSeconds} s.");
        return meter;
    }
}
