using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The password of a running database is changed under a running server.</summary>
[Collection(KilledNeo4j.Name)]
public sealed class PasswordRotationTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private const string Old = "cooperation";
    private const string New = "changed-by-the-operator";

    // dbms.security.auth_lock_time is five seconds, from the third failure on.
    private static readonly TimeSpan LockOfNeo4j = TimeSpan.FromSeconds(6);

    private int _cold;
    private bool _changed;

    [Fact]
    public async Task A_server_with_the_old_password_locks_nobody_out_says_so_once_and_goes_on_when_its_file_has_the_new_one()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, $"neo4j/{Old}\n");
        var settings = neo4j.SettingsWith(file);
        using var seed = new SeedCopy();
        seed.Write();
        Assert.Equal(0, (await ServerProcess.RunAsync(["import", seed.Folder, "--grace", "0"], settings)).ExitCode);
        await using var server = new ServerProcess(settings);
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new(server.Url), Timeout = Patience.Limit };
        await Poll.UntilAsync(async () => await AskAsync(http) == HttpStatusCode.OK, "questions are answered");

        Assert.Equal(HttpStatusCode.Accepted, await RunAsync("system", Old, $"ALTER CURRENT USER SET PASSWORD FROM '{Old}' TO '{New}'"));
        _changed = true;
        // All at once, and then for as long as a lock of Neo4j lasts: who has the right password is never refused but for the first moment.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(http)));
        await Poll.UntilAsync(async () => await RunAsync("neo4j", New, "RETURN 1") == HttpStatusCode.Accepted, "the right password is let in");
        var clock = Stopwatch.StartNew();
        await Poll.UntilAsync(
            async () =>
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(http));
                Assert.Equal(HttpStatusCode.Accepted, await RunAsync("neo4j", New, "RETURN 1"));
                return clock.Elapsed > LockOfNeo4j;
            },
            "the time of a lock is over");

        await Poll.UntilAsync(() => server.Log.Any(IsOfPassword), "the log tells it");
        Assert.Single(server.Log, IsOfPassword);
        Assert.DoesNotContain(server.Log, line => line.Contains(New, StringComparison.Ordinal));

        await File.WriteAllTextAsync(file, New);
        await Poll.UntilAsync(async () => await AskAsync(http) == HttpStatusCode.OK, "questions are answered with the new password, without a restart");
        await Poll.UntilAsync(() => server.Log.Any(line => line.Contains("answers again", StringComparison.Ordinal)), "the log tells that too");
    }

    /// <summary>For the tests that come after: the old password again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_changed) Assert.Equal(HttpStatusCode.Accepted, await RunAsync("system", New, $"ALTER CURRENT USER SET PASSWORD FROM '{New}' TO '{Old}'"));
    }

    private static bool IsOfPassword(string line) => line.Contains("refuses the user 'neo4j'", StringComparison.Ordinal) || line.Contains("too many wrong passwords", StringComparison.Ordinal);

    // A question that nobody has asked before.
    private async Task<HttpStatusCode> AskAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("graphql", new { query = $"{{ agreements(first: 1, filter: {{ text: \"none {Interlocked.Increment(ref _cold)}\" }}) {{ totalCount }} }}" });
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> RunAsync(string database, string password, string statement)
    {
        using var http = new HttpClient { BaseAddress = neo4j.Options.Uri };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"neo4j:{password}")));
        using var response = await http.PostAsJsonAsync($"db/{database}/query/v2", new { statement });
        return response.StatusCode;
    }
}
