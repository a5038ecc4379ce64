namespace CooperationGraph.Server.Hosting;

/// <summary>Every metric that <c>/metrics</c> offers, by its name there. The page <c>/docs/operate</c> shows it.</summary>
internal static class MetricTable
{
    public static IReadOnlyList<MetricRow> Rows { get; } =
    [
        new("graphql_server_answers_total", "Answers sent, by the header Cache-Status (cache_status): how many came from memory, from Redis, were executed, or are stale."),
        new("graphql_server_errors_total", "Answers with an error, by its code (graphql_error_code)."),
        new("graphql_server_duration_seconds", "From the request read to the answer made, of those that were executed; graphql_plan says whether the plan was kept or made."),
        new("graphql_server_response_size_bytes", "The answer before compression, of those that were executed."),
        new("graphql_server_levels", "Levels executed: the depth of the operation."),
        new("graphql_server_objects", "Objects that fields led to: what an operation costs, whatever it was estimated at."),
        new("graphql_server_store_calls", "Calls of the store, each for all nodes of a level: with Neo4j, statements that were needed at most."),
        new("http_server_request_duration_seconds", "Every HTTP request, by method, route and status (http_response_status_code): the whole time, hits and refusals too."),
        new("http_server_active_requests", "Requests that are being answered."),
        new("target_info", "Who sends them: the name of the service (OTEL_SERVICE_NAME) and the version of OpenTelemetry."),
        new("kestrel_", "Connections and TLS handshakes: open, queued, refused."),
        new("aspnetcore_", "The framework's own: routes found, memory for reading and writing, requests that the rate limit refuses, faults that nobody caught."),
    ];
}

/// <param name="Name">A whole name, or the beginning of several where it ends in an underscore.</param>
internal sealed record MetricRow(string Name, string Meaning);
