using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_are_offered_to_Prometheus_where_switched_on()
    {
        await using var server = new ServerProcess(("Metrics", "prometheus"));
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        for (var i = 0; i < 2; i++) await http.GetStringAsync("/graphql?query={agreements{nodes{id}}}");
        using var report = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={agreements{nodes{id}}}") { Headers = { { "GraphQL-Cost", "report" } } };
        await http.SendAsync(report);
        await http.GetStringAsync("/graphql?query={country(code:%22KAX%22){id}}");
        var metrics = await http.GetStringAsync("/metrics");
        Assert.Matches("graphql_server_duration_seconds_count.*graphql_plan=\"kept\".* 1\n", metrics);
        Assert.Matches("graphql_server_duration_seconds_count.*graphql_plan=\"made\".* 2\n", metrics);
        // One for each list and for the unknown code; its near ones belong to the revision, not to the request.
        Assert.Matches("graphql_server_store_calls_sum.* 3\n", metrics);
        Assert.Matches("graphql_server_response_size_bytes_count.* 3\n", metrics);
        Assert.Matches("graphql_server_levels_count.* 3\n", metrics);
        Assert.Matches("graphql_server_answers.*cache_status=\"hit; detail=memory\".* 1\n", metrics);
        Assert.Matches("graphql_server_errors.*COUNTRY_UNKNOWN.* 1\n", metrics);
    }

    [Fact]
    public async Task A_trace_tells_the_operation_s_name_plan_levels_store_calls_and_size()
    {
        var traces = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "CooperationGraph",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = traces.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(RealSeed.Dataset)));
        // Other tests send requests of their own meanwhile.
        await server.Http.GetAsync("/graphql?query=query%20Traced{agreements{nodes{id}}}");
        var trace = Assert.Single(traces, each => (string?)each.GetTagItem("graphql.operation.name") == "Traced");
        Assert.Equal(("made", 1), (trace.GetTagItem("graphql.plan"), trace.GetTagItem("graphql.store.calls")));
        Assert.All(["graphql.levels", "graphql.objects", "graphql.response.size"], tag => Assert.True(trace.GetTagItem(tag) is int and > 0, tag));
    }

    [Fact]
    public async Task They_are_not_otherwise()
    {
        await using var server = new ServerProcess();
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/metrics")).StatusCode);
    }
}
