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
[Collection(KilledNeo4j.Name)]
public sealed class FaultTests(Neo4jProcess neo4j)
{
    private const string Hot = "{ agreement(id: \"agreement:bit\") { title signedOn } }";

    private const int Agreements = 5000;

    private int _cold;

    // What a test does itself may take the database, which has just begun, longer than any reader waits.
    private Neo4jOptions Patient => neo4j.Options with { TimeLimit = Patience.Limit };

    [Fact]
    public async Task Answers_go_on_from_the_cache_while_the_database_is_away_others_are_refused_in_time_and_it_comes_back_without_a_restart()
    {
        await using var services = new ServiceCollection().AddNeo4j(Patient).BuildServiceProvider();
        await services.GetRequiredService<ICypherClient>().RunAsync(new("MATCH (n) DETACH DELETE n"), CancellationToken.None);
        await using var server = new ServerProcess([.. neo4j.Settings]);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url), Timeout = Patience.Limit };
        await HealthAsync(http, "health/ready", HttpStatusCode.ServiceUnavailable, "cooperation-graph import");
        await AssertRefusedAsync(http);
        using var seed = Seed("A title");
        var imported = await ServerProcess.RunAsync(["import", seed.Folder], neo4j.Settings);
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Contains("is current", imported.Output, StringComparison.Ordinal);

        await Poll.UntilAsync(async () => (await AskAsync(http, Hot)).StatusCode == HttpStatusCode.OK, "the imported revision is served");
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "another question is answered");

        // Hung: connections stay open, nothing is answered.
        await neo4j.HangAsync();
        await AssertRefusedAsync(http);
        await AssertStaleAsync(http);
        await neo4j.ContinueAsync();
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "questions are answered after the pause");

        using var changed = Seed("Another title");
        using (var importer = await BeginImportAsync(services.GetRequiredService<ICypherClient>(), changed.Folder))
        {
            await neo4j.KillAsync();
            await AssertRefusedAsync(http);
            await importer.WaitForExitAsync();
            Assert.Equal(3, importer.ExitCode);
        }

        await AssertStaleAsync(http);
        await HealthAsync(http, "health", HttpStatusCode.ServiceUnavailable, "Unhealthy");
        await HealthAsync(http, "health/ready", HttpStatusCode.OK, "Degraded");
        // Nobody who is refused leaves a thread behind. The pool itself takes some more while they wait.
        const int Refused = 200;
        var threads = Process.GetProcessById(server.Id).Threads.Count;
        await Task.WhenAll(Enumerable.Range(0, Refused).Select(_ => AssertRefusedAsync(http)));
        Assert.InRange(Process.GetProcessById(server.Id).Threads.Count, 1, threads + Refused / 2);
        await neo4j.StartAsync();
        await Poll.UntilAsync(async () => (await AskAsync(http, Cold())).StatusCode == HttpStatusCode.OK, "questions are answered after the restart");
        Assert.False((await AskAsync(http, Hot)).Headers.GetValues("Cache-Status").Single().Contains("stale", StringComparison.Ordinal));
        Assert.Equal("A title", await TitleAsync(http));
        await ImportAtLastAsync(services.GetRequiredService<ICypherClient>(), changed.Folder);
        await Poll.UntilAsync(async () => await TitleAsync(http) == "Another title", "the revision is served whose import was broken off");

        // Once for each time that it went away; on a busy machine it may seem to once or twice more.
        await Poll.UntilAsync(() => Returns() >= 2, "the log tells it");
        Assert.InRange(Returns(), 2, 4);

        int Returns() => server.Log.Count(line => line.Contains("Neo4j answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_importer_that_is_killed_leaves_a_whole_revision_and_the_next_import_ends_well()
    {
        using var seed = Seed("A title");
        Assert.Equal(0, (await ServerProcess.RunAsync(["import", seed.Folder, "--grace", "0"], neo4j.Settings)).ExitCode);
        using var changed = Seed("Another title");

        await using var server = new ServerProcess([.. neo4j.Settings]);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url), Timeout = Patience.Limit };
        await using var services = new ServiceCollection().AddNeo4j(Patient).BuildServiceProvider();
        await Poll.UntilAsync(async () => await TitleAsync(http) is not null, "the first revision is served");
        using (var importer = await BeginImportAsync(services.GetRequiredService<ICypherClient>(), changed.Folder))
        {
            importer.Kill();
            await importer.WaitForExitAsync();
            Assert.Equal("A title", await TitleAsync(http));
        }

        Assert.Contains("is current", await ImportAtLastAsync(services.GetRequiredService<ICypherClient>(), changed.Folder), StringComparison.Ordinal);
        await Poll.UntilAsync(async () => await TitleAsync(http) == "Another title", "the new revision is served");
        // A start that nobody watches does not bring the older data back.
        var unwatched = await ServerProcess.RunAsync(["import", seed.Folder, "--if-empty"], neo4j.Settings);
        Assert.Equal((0, true), (unwatched.ExitCode, unwatched.Output.Contains("already. Nothing was changed.", StringComparison.Ordinal)));
        Assert.Equal("Another title", await TitleAsync(http));
        Assert.Contains("Nothing would change", (await ServerProcess.RunAsync(["import", changed.Folder, "--dry-run"], neo4j.Settings)).Output, StringComparison.Ordinal);
    }

    // So large that an import of it takes a while, and a tenth of the real one.
    private static SeedCopy Seed(string title)
    {
        var seed = new SeedCopy().Set("agreements.csv", 0, "title_en", title);
        for (var i = 0; i < Agreements; i++)
        {
            seed.Add("agreements.csv", ("id", $"agreement:{i}"), ("type", "MEMORANDUM"), ("title_en", $"Number {i}"), ("unverified", "true"));
            seed.Add("party_to.csv", ("from", "country:CHN"), ("to", $"agreement:{i}"), ("role", "PARTY"));
            seed.Add("party_to.csv", ("from", "country:KAZ"), ("to", $"agreement:{i}"), ("role", "PARTY"));
        }

        seed.Write();
        return seed;
    }

    // Somebody else's lease ends with its silence. An importer that is started before is refused, and costs what reading the seed costs.
    private async Task<string> ImportAtLastAsync(ICypherClient client, string folder)
    {
        var silence = (int)new Neo4jImporter(client, TimeSpan.Zero, TimeProvider.System).StaleAfter.TotalMilliseconds;
        CypherStatement isOver = new($"{Catalog.Match} RETURN c.importer IS NULL OR c.importerSeen < datetime.realtime().epochMillis - {silence}");
        (int ExitCode, string Output, string Error) last = (-1, "", "");
        await Poll.UntilAsync(
            async () => (await client.RunAsync(isOver, CancellationToken.None))[0][0].Flag && (last = await ServerProcess.RunAsync(["import", folder, "--grace", "2"], neo4j.Settings)).ExitCode == 0, "the import ends");
        return last.Output;
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

                return (await client.RunAsync(new("OPTIONAL MATCH (d:Dataset {state: 'IMPORTING'}) RETURN COUNT { (n:Node) WHERE n.import = d.import }"), CancellationToken.None))[0][0].Whole > 0;
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

    // In time: before the limit of the request itself, whose code is another.
    private async Task AssertRefusedAsync(HttpClient http)
    {
        using var response = await AskAsync(http, Cold());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("STORE_UNAVAILABLE", body.List("errors")[0].Text("extensions", "code"));
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
