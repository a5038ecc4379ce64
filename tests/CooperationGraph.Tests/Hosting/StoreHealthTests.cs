using System.Net;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Hosting;

public sealed class StoreHealthTests
{
    private const string Wrong = "Neo4j at http://localhost:7474 refuses: the disk is full.";

    private readonly CurrentStore _current = new(RealSeed.Store);

    [Fact]
    public async Task A_store_that_does_not_answer_alarms_monitors_and_leaves_balancers_the_cached_answers()
    {
        await using var server = await TestServer.StartAsync(_current);
        _current.Unreachable(Wrong);
        await AssertAsync(server, "/health", HttpStatusCode.ServiceUnavailable, $"Unhealthy\n{Wrong}\n");
        await AssertAsync(server, "/health/ready", HttpStatusCode.OK, $"Degraded\n{Wrong}\n");
        await AssertAsync(server, "/health/live", HttpStatusCode.OK, "Healthy");
        _current.Clear();
        await AssertAsync(server, "/health", HttpStatusCode.OK, $"Healthy\nRevision {RealSeed.Dataset.Revision} is served.\n");
    }

    [Fact]
    public async Task A_newer_revision_that_was_not_taken_is_told_and_alarms_nobody()
    {
        await using var server = await TestServer.StartAsync(_current);
        _current.Note("The seed folder is not valid.");
        foreach (var path in new[] { "/health", "/health/ready" }) await AssertAsync(server, path, HttpStatusCode.OK, "Degraded\nThe seed folder is not valid.\n");
    }

    [Fact]
    public async Task Without_a_revision_a_server_lives_and_is_not_ready()
    {
        await using var server = await TestServer.StartAsync(new(Wrong));
        foreach (var path in new[] { "/health", "/health/ready" }) await AssertAsync(server, path, HttpStatusCode.ServiceUnavailable, $"Unhealthy\n{Wrong}\n");
        await AssertAsync(server, "/health/live", HttpStatusCode.OK, "Healthy");
    }

    private static async Task AssertAsync(TestServer server, string path, HttpStatusCode status, string body)
    {
        using var response = await server.Http.GetAsync(path);
        Assert.Equal((path, status, body), (path, response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
