using System.Net;
using System.Net.Http.Json;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Hosting;

public sealed class WarmUpTests
{
    private const string Question = "/graphql?query={__typename}";
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    [Fact]
    public async Task A_server_that_warms_up_is_ready_when_that_is_over_and_counts_its_own_requests_for_nobody()
    {
        await using var server = await StartAsync(new(Store), ("WarmUp", "true"), ("RateLimit:PerMinute", "2"));
        await Poll.UntilAsync(async () => (await GetAsync(server, "/health/ready")).Status == HttpStatusCode.OK, "the server is warm");
        // It has asked them: the first who does gets what is kept.
        using (var known = await server.Http.PostAsJsonAsync("/graphql", new { query = Examples.First[0].Query })) Assert.Contains("hit", known.Headers.GetValues("Cache-Status").Single(), StringComparison.Ordinal);
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }) Assert.Equal(status, (await GetAsync(server, Question)).Status);
    }

    [Fact]
    public async Task It_begins_when_there_is_a_revision_keeps_nobody_from_asking_and_has_an_end()
    {
        var current = new CurrentStore("Neo4j has not been asked yet.");
        var clock = new FakeTimeProvider();
        await using var server = await StartAsync(current, clock, ("WarmUp", "true"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\nNeo4j has not been asked yet.\n"), await GetAsync(server, "/health/ready"));
        clock.Advance(WarmUp.Longest);
        current.Switch(Store);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, $"Unhealthy\nRevision {Store.Revision} is served, and slower than it will be: the server warms up.\n"), await GetAsync(server, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, $"Healthy\nRevision {Store.Revision} is served.\n"), await GetAsync(server, "/health"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, Question)).Status);
        await Poll.UntilAsync(async () =>
        {
            clock.Advance(WarmUp.Longest);
            return (await GetAsync(server, "/health/ready")).Status == HttpStatusCode.OK;
        }, "warming up is given up");
        Assert.Empty(server.Log);
    }

    [Theory]
    [InlineData("*", "localhost")]
    [InlineData("graph.example.org;other.example.org", "graph.example.org")]
    [InlineData("*.example.org", "graph.example.org")]
    public async Task A_question_that_is_not_answered_ends_it_and_is_told(string allowed, string host)
    {
        await using var server = await StartAsync(new(UnavailableGraphStore.Create()), ("WarmUp", "true"), ("AllowedHosts", allowed));
        server.Http.DefaultRequestHeaders.Host = host;
        await Poll.UntilAsync(async () => (await GetAsync(server, "/health/ready")).Status == HttpStatusCode.OK, "warming up is given up");
        Assert.Contains($"'{Examples.First[0].Name}' was answered with the status 503", Assert.Single(server.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_a_server_is_ready_at_once()
    {
        await using var server = await StartAsync(new(Store));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/health/ready")).Status);
    }

    [Theory]
    [InlineData("http://localhost:8080/", "http://[::]:8080")]
    [InlineData("http://localhost:8080/", "http://0.0.0.0:8080")]
    [InlineData("http://localhost:8080/", "https://[::]:8443", "http://localhost:8080")]
    [InlineData("http://10.0.0.7:81/", "http://10.0.0.7:81")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080")]
    [InlineData(null, "https://[::]:8443", "http://unix:/run/graph.sock")]
    [InlineData(null)]
    public void It_asks_where_no_certificate_is_needed(string? asked, params string[] addresses) => Assert.Equal(asked, WarmUp.Address(addresses)?.AbsoluteUri);

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TestServer server, string path)
    {
        using var response = await server.Http.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Task<TestServer> StartAsync(CurrentStore current, params (string Name, string Value)[] settings) => StartAsync(current, TimeProvider.System, settings);

    private static async Task<TestServer> StartAsync(CurrentStore current, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var server = new TestServer(current, adjust: builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value)));
            builder.Services.AddSingleton(clock);
        });
        await server.InitializeAsync();
        return server;
    }
}
