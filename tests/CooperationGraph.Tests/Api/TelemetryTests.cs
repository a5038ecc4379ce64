using System.Net;
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
        Assert.Matches("graphql_server_answers.*cache_status=\"hit; detail=memory\".* 1\n", metrics);
        Assert.Matches("graphql_server_errors.*COUNTRY_UNKNOWN.* 1\n", metrics);
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
