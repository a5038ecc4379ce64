namespace CooperationGraph.Server.Hosting;

/// <summary>
/// What each metric means, by its name in OpenTelemetry. In Prometheus dots are underscores and the unit follows, as in <c>graphql_server_duration_seconds</c>.
/// </summary>
internal static class MetricTable
{
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("graphql.server.duration", "From a request read to its answer made, by whether its plan was kept or made. Answers from the cache are not in it."),
        ("graphql.server.response.size", "The body of an answer before compression."),
        ("graphql.server.levels", "Levels of an operation that were executed."),
        ("graphql.server.objects", "Objects that the fields of an operation led to."),
        ("graphql.server.store.calls", "Calls of the store for one operation, each for all nodes of a level."),
        ("graphql.server.errors", "Answers with an error, by its code."),
        ("graphql.server.answers", "Answers sent, by the header Cache-Status: hits in memory and in Redis, stale ones, misses."),
        ("http.server.request.duration", "From a request's headers to the end of its answer, by route and status."),
        ("http.server.active_requests", "Requests that are being answered."),
    ];
}
