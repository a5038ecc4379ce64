using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Cli;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Cli;

public sealed class ServeCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void Without_a_seed_folder_there_is_no_store()
    {
        Assert.Equal(3, Run("--seed", "nowhere"));
        Assert.Equal("There is no seed folder 'nowhere'. Run the command beside graph-seed, or name a folder: --seed <folder>.", Assert.Single(Lines(_error)));
    }

    [Fact]
    public void A_seed_with_errors_is_refused_with_its_notices()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992-02-30").Write();
        Assert.Equal(1, Run("serve", "--seed", seed.Folder));
        Assert.Contains("agreements.csv:2:signed_on", Lines(_error)[0]);
        Assert.EndsWith($"cooperation-graph validate {seed.Folder}", Lines(_error)[^1]);
    }

    [Fact]
    public void A_port_in_use_gives_one_clear_line()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        Assert.Equal(2, Run("--seed", RealSeed.Folder, "--urls", url));
        Assert.Equal($"The address {url} is in use. Choose another: --urls http://localhost:5081", Assert.Single(Lines(_error)));
    }

    [Theory]
    [InlineData("'--urls' is 'nonsense'", "--urls", "nonsense")]
    [InlineData("'--urls' is 'http://localhost:abc'", "--urls", "http://localhost:abc")]
    [InlineData("'--urls' is 'http://localhost:80000'", "--urls", "http://localhost:80000")]
    [InlineData("'--urls' is 'localhost:8080'", "serve", "--urls", "localhost:8080")]
    [InlineData("'--urls' is ';'", "--urls", ";")]
    [InlineData("'--urls' is 'http://localhost:5080/graphql'", "--urls", "http://localhost:5080/graphql")]
    [InlineData("'--urls' names the host 'locahost': nothing can listen at a name but localhost. Write http://*:5080 for all addresses", "--urls", "http://locahost:5080")]
    [InlineData("'--urls' names the host 'graph.example'", "serve", "--urls", "http://localhost:5080;http://graph.example:5080")]
    [InlineData("The folder of 'Revisions:Folder' cannot be written to: ", "--Revisions:Folder", "/dev/null/revisions", "--urls", "http://127.0.0.1:1")]
    [InlineData("'--seed' stands before 'validate', which would not read it.", "--seed", "graph-seed", "validate")]
    [InlineData("'--Neo4j:Uri' stands before 'import'", "--Neo4j:Uri", "http://127.0.0.1:1", "import", "graph-seed")]
    [InlineData("Nothing can listen at http://192.0.2.1:5280", "--urls", "http://192.0.2.1:5280")]
    [InlineData("Unrecognized command or argument '--prot'.", "--prot", "80")]
    [InlineData("The nearest known one is 'serve'.", "serv")]
    [InlineData("The nearest known one is 'validate'.", "validat", "graph-seed")]
    [InlineData("Required argument missing for option: '--urls'", "--urls")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'text' 'json'", "validate", "--format", "xml")]
    [InlineData("Unrecognized command or argument '--Neo4j:Url'.", "--Neo4j:Url", "x")]
    public void A_mistake_is_the_one_line_that_is_told(string message, params string[] args)
    {
        Assert.Equal(2, Run(args.Length > 1 && args[^2] == "--urls" ? [.. args, "--seed", RealSeed.Folder] : args));
        Assert.Contains(message, Assert.Single(Lines(_error)), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData(null, null, null, "http://localhost:5080")]
    [InlineData(null, null, "8080", "http://*:8080")]
    [InlineData(null, "http://*:81; https://[::1]:82", "8080", "http://*:81;https://[::1]:82")]
    [InlineData("http://unix:/run/graph.sock", "http://*:81", "abc", "http://unix:/run/graph.sock")]
    public void Where_to_listen_is_what_is_given_first(string? option, string? setting, string? port, string expected) => Assert.Equal(expected, Addresses.Choose(option, setting, port));

    [Theory]
    [InlineData("abc")]
    [InlineData("80000")]
    [InlineData("-1")]
    [InlineData("80 81")]
    [InlineData("http://localhost:80")]
    public void A_PORT_that_is_none_is_refused(string port)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Addresses.Choose(option: null, setting: null, port));
        Assert.StartsWith($"The variable PORT is '{port}'.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_answers_on_PORT_and_stops_cleanly_when_interrupted()
    {
        var port = ServerProcess.FreePort();

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cooperation-graph.dll"), "--seed", RealSeed.Folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PORT"] = port.ToString();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.Contains(RealSeed.Dataset.Revision, line);

        using var http = new HttpClient();
        var body = await (await http.PostAsJsonAsync($"http://127.0.0.1:{port}/graphql", new { query = "{ dataset { revision } }" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(RealSeed.Dataset.Revision, body.Text("data", "dataset", "revision"));

        await Signals.SendAsync(Signals.Interrupt, process.Id);
        await process.WaitForExitAsync(new CancellationTokenSource(Patience.Limit).Token);
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private int Run(params string[] args) => CommandLine.Run(args, _output, _error);
}
