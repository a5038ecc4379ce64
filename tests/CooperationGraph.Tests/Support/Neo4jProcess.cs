using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using CooperationGraph.Neo4j;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// A Neo4j that its tests have for themselves, started by the script that <c>NEO4J_TOOL</c> names, with whatever they leave in it. A start costs 13 s of CPU: one for
/// those who write (<see cref="WrittenNeo4j"/>), one for those who kill it (<see cref="KilledNeo4j"/>).
/// </summary>
[Needs(Need.Neo4jTool)]
public sealed class Neo4jProcess : IAsyncLifetime
{
    private const string SecretOfTests = "cooperation";

    private readonly TemporaryFolder _data = new();
    private readonly int _httpPort = ServerProcess.FreePort();
    private readonly int _boltPort = ServerProcess.FreePort();
    private int _id;

    /// <summary>The settings of the service for it.</summary>
    internal (string Name, string Value)[] Settings => [("Store", "neo4j"), ("Neo4j__Uri", $"http://127.0.0.1:{_httpPort}"), ("Neo4j__Password", SecretOfTests)];

    internal Neo4jOptions Options => new() { Uri = new($"http://127.0.0.1:{_httpPort}"), Password = SecretOfTests };

    // Its tests are skipped where it cannot be started.
    private static bool CanStart => Requires.Missing(Need.Neo4jTool) is null;

    public async ValueTask InitializeAsync()
    {
        if (CanStart) await StartAsync();
    }

    /// <summary>The settings with the password in a file.</summary>
    internal (string Name, string Value)[] SettingsWith(string passwordFile) => [.. Settings.Where(setting => setting.Name != "Neo4j__Password"), ("Neo4j__Password", ""), ("Neo4j__PasswordFile", passwordFile)];

    internal async Task StartAsync()
    {
        string[] lines = [];
        await Poll.UntilAsync(async () =>
        {
            (var exitCode, lines) = await RunAsync("start");
            if (exitCode == 0) return true;
            // On a busy machine it takes longer than the script waits, which is a minute. Then the first password is still to be replaced.
            await SetPasswordAsync();
            return false;
        }, "Neo4j answers");
        _id = int.Parse(lines.Single(line => line.StartsWith("NEO4J_PID=", StringComparison.Ordinal))["NEO4J_PID=".Length..], CultureInfo.InvariantCulture);
    }

    internal async Task KillAsync()
    {
        await SignalAsync("KILL");
        await Poll.UntilAsync(() => !Directory.Exists($"/proc/{_id}"), "Neo4j is dead");
    }

    /// <summary>Connections stay open, and nothing is answered.</summary>
    internal Task HangAsync() => SignalAsync("STOP");

    internal Task ContinueAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        // Its data go with it: a stop in good order takes ten seconds. A test that failed may have left it killed, or one that has only begun to start.
        if (_id != 0 && Directory.Exists($"/proc/{_id}")) await KillAsync();
        else if (CanStart) await RunAsync("stop");
        _data.Dispose();
    }

    private async Task SetPasswordAsync()
    {
        using var http = new HttpClient { BaseAddress = Options.Uri, DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String("neo4j:neo4j"u8)) } };
        try
        {
            using var response = await http.PostAsJsonAsync("db/system/query/v2", new { statement = $"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '{SecretOfTests}'" });
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
        }
    }

    private async Task<(int ExitCode, string[] Lines)> RunAsync(string command)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("NEO4J_TOOL")!, [command]) { UseShellExecute = false, RedirectStandardOutput = true };
        (string Name, string Value)[] settings =
            [("NEO4J_HTTP_PORT", $"{_httpPort}"), ("NEO4J_BOLT_PORT", $"{_boltPort}"), ("NEO4J_DATA", _data.Path), ("NEO4J_HEAP", "512m"), ("NEO4J_PASSWORD", SecretOfTests)];
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        List<string> lines = [];
        // The server that it starts keeps the pipe open: the last line is what to wait for.
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("NEO4J_PID=", StringComparison.Ordinal)) break;
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, [.. lines]);
    }

    private Task SignalAsync(string name) => Signals.SendAsync(name, _id);
}
