using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;

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
    public async Task Each_metric_stands_in_the_table_that_says_what_it_means()
    {
        await using var server = new ServerProcess(("Metrics", "prometheus"), ("RateLimit__PerMinute", "1000"), ("Redis__Configuration", "127.0.0.1:1"));
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        for (var i = 0; i < 2; i++) await http.GetStringAsync("/graphql?query={agreements{nodes{id}}}");
        await http.GetStringAsync("/metrics");
        var metrics = await http.GetStringAsync("/metrics");
        var families = metrics.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        // Prometheus has its own on what it collects.
        var known = MetricTable.All.Select(each => each.Name.Replace('.', '_')).ToList();
        Assert.DoesNotContain(families, family => family is not ("target_info" or "otel_scope_info") && !known.Exists(name => family == name || family.StartsWith(name + "_", StringComparison.Ordinal)));
        Assert.All(
            ["graphql_server_duration_seconds", "graphql_server_answers_total", "graphql_server_store_reachable", "graphql_server_cache_entries", "graphql_server_cache_size_bytes", "graphql_server_cache_redis_available", "dotnet_gc_pause_time_seconds_total", "dotnet_process_memory_working_set_bytes", "http_server_request_duration_seconds"],
            name => Assert.Contains(name, families));
        Assert.Matches("graphql_server_store_reachable.* 1\n", metrics);
        Assert.Matches("graphql_server_cache_redis_available.* 0\n", metrics);
        // The answer, and what is known of its request.
        Assert.Matches("graphql_server_cache_entries.* 2\n", metrics);
        Assert.Matches("graphql_server_cache_size_bytes.* [1-9][0-9]{3,}\n", metrics);
        Assert.Matches("graphql_server_duration_seconds_bucket.*le=\"0.005\"", metrics);
    }

    [Fact]
    public async Task The_table_of_metrics_says_what_the_service_s_own_instruments_say()
    {
        var own = new ConcurrentDictionary<string, string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "CooperationGraph") own[instrument.Name] = instrument.Description;
            },
        };
        listener.Start();
        await using var server = new TestServer(new CurrentStore(RealSeed.Store), adjust: builder => builder.Configuration.AddInMemoryCollection([new("Metrics", "prometheus"), new("Redis:Configuration", "127.0.0.1:1")]));
        await server.InitializeAsync();
        await using var guard = new GuardedCypherClient(new NothingClient(), new(), TimeProvider.System);
        await guard.RunAsync(new("RETURN 1"), CancellationToken.None);
        await server.Http.GetStringAsync("/graphql?query={countries{totalCount}}");
        Assert.Equal(
            MetricTable.All.Where(each => each.Name.StartsWith("graphql.", StringComparison.Ordinal) || each.Name.StartsWith("neo4j.", StringComparison.Ordinal)).Select(each => (each.Name, (string?)each.Meaning)).Order(),
            own.Select(each => (each.Key, each.Value)).Order());
        Assert.Equal(MetricTable.All.Count, MetricTable.All.Select(each => each.Name).Distinct().Count());
    }

    [Fact]
    public async Task Statements_are_counted_by_what_became_of_them()
    {
        var slow = new WaitingClient();
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 2, Queue = 1 }, TimeProvider.System);
        var measured = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, mine) =>
            {
                if (instrument.Name.StartsWith("neo4j.statements", StringComparison.Ordinal)) mine.EnableMeasurementEvents(instrument);
            },
        };
        // Other tests have statements of their own: a gauge is known by its greatest value, a counter by its reason, which no other of these has.
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, other) => Math.Max(other, value)));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.AddOrUpdate($"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}", value, (_, other) => other + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured.AddOrUpdate(instrument.Name, 1, (_, other) => other + 1));
        listener.Start();
        var runs = Enumerable.Range(0, 3).Select(_ => guard.RunAsync(new("RETURN 1"), CancellationToken.None)).ToList();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => guard.RunAsync(new("RETURN 1"), CancellationToken.None));
        listener.RecordObservableInstruments();
        slow.LetGo();
        await Task.WhenAll(runs);
        guard.Refuse("Away.");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => guard.RunAsync(new("RETURN 1"), CancellationToken.None));
        Assert.InRange(measured["neo4j.statements.running"], 2, int.MaxValue);
        Assert.InRange(measured["neo4j.statements.waiting"], 1, int.MaxValue);
        Assert.True(measured.ContainsKey("neo4j.statements.long"));
        Assert.InRange(measured["neo4j.statements.duration"], 3, int.MaxValue);
        Assert.InRange(measured["neo4j.statements.refused queue"], 1, int.MaxValue);
        Assert.InRange(measured["neo4j.statements.refused away"], 1, int.MaxValue);
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
        await using var server = await TestServer.StartAsync(new CurrentStore(RealSeed.Store));
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

    private sealed class NothingClient : ICypherClient
    {
        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CypherValue[]>>([]);
    }

    private sealed class WaitingClient : ICypherClient
    {
        private readonly TaskCompletionSource _go = new();

        public void LetGo() => _go.SetResult();

        public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            await _go.Task;
            return [];
        }
    }
}
