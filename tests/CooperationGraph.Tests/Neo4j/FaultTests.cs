using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>
/// The real server and the real importer, as processes, while their Neo4j is killed and hung. Neo4j takes ten seconds to start, so what fails together stands
/// in one test.
/// </summary>
[Collection(Neo4jProcess.Name)]
public sealed class FaultTests(Neo4jProcess neo4j)
{
    private const string Hot = "{ agreement(id: \"agreement:bit-cn-kz-1992\") { title signedOn } }";

    // Statements may take 5 s; the watcher gives up a database after 1.5 s, and looks each second.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    private int _cold;

    [Fact]
    public async Task Answers_go_on_from_the_cache_while_the_database_is_away_others_are_refused_in_time_and_it_comes_back_without_a_restart()
    {
        await using var services = new ServiceCollection().AddNeo4j(neo4j.Options).BuildServiceProvider();
        await services.GetRequiredService<ICypherClient>().RunAsync(new("MATCH (n) DETACH DELETE n"), CancellationToken.None);
        await using var server = new ServerProcess([.. neo4j.Settings]);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url), Timeout = TimeSpan.FromSeconds(30) };
        await HealthAsync(http, "health/ready", HttpStatusCode.ServiceUnavailable, "cooperation-graph import");
        await AssertRefusedAsync(http);
        var imported = await ServerProcess.RunAsync(["import", RealSeed.Folder], neo4j.Settings);
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Contains($"Revision {RealSeed.Dataset.Revision} is current", imported.Output, StringComparison.Ordinal);

        await Poll.UntilAsync(async () => (await AskAsync(http, Hot)).StatusCode == HttpStatusCode.OK, "the imported revision is served");
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "another question is answered");

        // Hung: connections stay open, nothing is answered.
        await neo4j.HangAsync();
        var refused = await AssertRefusedAsync(http);
        await AssertStaleAsync(http);
        await neo4j.ContinueAsync();
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "questions are answered after the pause");

        await neo4j.KillAsync();
        refused += await AssertRefusedAsync(http);
        await AssertStaleAsync(http);
        await HealthAsync(http, "health", HttpStatusCode.ServiceUnavailable, "Unhealthy");
        await HealthAsync(http, "health/ready", HttpStatusCode.OK, "Degraded");
        // Nobody who is refused leaves anything behind.
        var threads = Process.GetProcessById(server.Id).Threads.Count;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AssertRefusedAsync(http)));
        Assert.InRange(Process.GetProcessById(server.Id).Threads.Count, 1, threads + 10);
        await neo4j.StartAsync();
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "questions are answered after the restart");
        Assert.False((await AskAsync(http, Hot)).Headers.GetValues("Cache-Status").Single().Contains("stale", StringComparison.Ordinal));

        Assert.InRange(refused, 2, 2 * (Limit.TotalSeconds + 1));
        // Once for each time that it went away; on a busy machine it may seem to once or twice more.
        await Poll.UntilAsync(() => Returns() >= 2, "the log tells it");
        Assert.InRange(Returns(), 2, 4);

        int Returns() => server.Log.Count(line => line.Contains("Neo4j answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_importer_that_is_killed_and_a_database_that_is_killed_leave_a_whole_revision_and_the_next_import_ends_well()
    {
        Assert.Equal(0, (await ServerProcess.RunAsync(["import", RealSeed.Folder, "--grace", "0"], neo4j.Settings)).ExitCode);
        using var changed = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(RealSeed.Folder)) File.Copy(file, Path.Combine(changed.Path, Path.GetFileName(file)));
        var agreements = Path.Combine(changed.Path, "agreements.csv");
        await File.WriteAllTextAsync(agreements, (await File.ReadAllTextAsync(agreements)).Replace("China–Kazakhstan BIT (1992)", "Another title", StringComparison.Ordinal));

        await using var server = new ServerProcess([.. neo4j.Settings]);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url), Timeout = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddNeo4j(neo4j.Options).BuildServiceProvider();
        var client = services.GetRequiredService<ICypherClient>();
        await Poll.UntilAsync(async () => await TitleAsync(http) is not null, "the first revision is served");
        using (var importer = await BeginImportAsync(client, changed.Path))
        {
            importer.Kill();
            await importer.WaitForExitAsync();
            Assert.Equal("China–Kazakhstan BIT (1992)", await TitleAsync(http));
        }

        using (var importer = await BeginImportAsync(client, changed.Path))
        {
            await neo4j.KillAsync();
            await importer.WaitForExitAsync();
            Assert.Equal(3, importer.ExitCode);
        }

        await neo4j.StartAsync();
        // Somebody else's lease ends with its silence.
        (int ExitCode, string Output, string Error) last = (-1, "", "");
        await Poll.UntilAsync(async () => (last = await ServerProcess.RunAsync(["import", changed.Path, "--grace", "2"], neo4j.Settings)).ExitCode == 0, "the import ends");
        Assert.Contains("is current", last.Output, StringComparison.Ordinal);
        await Poll.UntilAsync(async () => await TitleAsync(http) == "Another title", "the new revision is served");
        // A start that nobody watches does not bring the older data back.
        var unwatched = await ServerProcess.RunAsync(["import", RealSeed.Folder, "--if-empty"], neo4j.Settings);
        Assert.Equal((0, true), (unwatched.ExitCode, unwatched.Output.Contains("already. Nothing was changed.", StringComparison.Ordinal)));
        Assert.Equal("Another title", await TitleAsync(http));
        Assert.Contains("Nothing would change", (await ServerProcess.RunAsync(["import", changed.Path, "--dry-run"], neo4j.Settings)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ServerProcess.RunAsync(["import", RealSeed.Folder, "--grace", "0"], neo4j.Settings)).ExitCode);
    }

    // An importer that is in the middle of writing; refused ones, for the lease of one that was killed, are started again.
    private async Task<Process> BeginImportAsync(ICypherClient client, string folder)
    {
        var importer = ServerProcess.Begin(["import", folder, "--grace", "0"], neo4j.Settings);
        await Poll.UntilAsync(
            async () =>
            {
                if (importer.HasExited)
                {
                    importer.Dispose();
                    importer = ServerProcess.Begin(["import", folder, "--grace", "0"], neo4j.Settings);
                }

                return (await client.RunAsync(new("OPTIONAL MATCH (d:Dataset {state: 'IMPORTING'}) RETURN COUNT { (n:Node) WHERE n.import = d.import }"), CancellationToken.None))[0][0].Whole > 1000;
            },
            "nodes are written");
        return importer;
    }

    private static Task HealthAsync(HttpClient http, string path, HttpStatusCode status, string text) =>
        Poll.UntilAsync(
            async () =>
            {
                using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
                return response.StatusCode == status && (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
            },
            $"{path} says {text}");

    // A question that nobody has asked before.
    private string Cold() => $"{{ agreements(first: 1, filter: {{ text: \"no such text {Guid.NewGuid()} {_cold++}\" }}) {{ totalCount }} }}";

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string query) => http.PostAsJsonAsync("graphql", new { query });

    private static async Task<string?> TitleAsync(HttpClient http) =>
        (await (await AskAsync(http, Hot)).Content.ReadFromJsonAsync<JsonElement>()).Text("data", "agreement", "title");

    private async Task<double> AssertRefusedAsync(HttpClient http)
    {
        var clock = Stopwatch.StartNew();
        using var response = await AskAsync(http, Cold());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("STORE_UNAVAILABLE", body.List("errors")[0].Text("extensions", "code"));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Limit);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task AssertStaleAsync(HttpClient http)
    {
        string? status = null;
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await AskAsync(http, Hot);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                status = response.Headers.GetValues("Cache-Status").Single();
                return status.Contains("stale", StringComparison.Ordinal);
            },
            "cached answers are marked");
    }
}
