using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CooperationGraph.Server.Cli;
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
    [InlineData("--urls", "nonsense")]
    [InlineData("--prot", "80")]
    [InlineData("serv", null)]
    public void Wrong_usage_is_told_apart(string first, string? second)
    {
        Assert.Equal(2, Run([first, .. second is null ? Array.Empty<string>() : [second], "--seed", RealSeed.Folder]));
        Assert.NotEmpty(Lines(_error));
    }

    [Fact]
    public async Task The_process_answers_on_PORT_and_stops_cleanly_when_interrupted()
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cooperation-graph.dll"), "--seed", RealSeed.Folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PORT"] = port.ToString();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.Contains(RealSeed.Dataset.Revision, line);

        using var http = new HttpClient();
        var body = await (await http.PostAsJsonAsync($"http://127.0.0.1:{port}/graphql", new { query = "{ dataset { revision } }" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(RealSeed.Dataset.Revision, body.Text("data", "dataset", "revision"));

        await Signals.SendAsync("INT", process.Id);
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private int Run(params string[] args) => CommandLine.Run(args, _output, _error);
}
