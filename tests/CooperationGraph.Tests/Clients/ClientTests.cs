using System.Diagnostics;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Clients;

/// <summary>Runs <c>tests/clients</c> by Node.js: real client libraries, tools and a browser against the server.</summary>
[Needs(Need.Node)]
public sealed class ClientTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RealSeed.Folder, "..", "tests", "clients"));

    // Installed once, by whichever test comes first; null where that went well.
    private static readonly Lazy<Task<string?>> Installation = new(InstallAsync);

    [Theory]
    [InlineData("audit")]
    [InlineData("clients")]
    [InlineData("tools")]
    [InlineData("pages")]
    [InlineData("ide")]
    public async Task The_server_serves(string what)
    {
        if (what is "pages" or "ide") Requires.Present(Need.Chromium);
        Requires.Present(await Installation.Value);
        var (exitCode, output) = await RunAsync("node", ["--test", "--test-timeout=180000", what + ".test.mjs"]);
        Assert.True(exitCode == 0, output);
    }

    private static async Task<string?> InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules"))) return null;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        return npm.ExitCode == 0 ? null : "npm ci failed in tests/clients: " + await errors;
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SERVER_URL"] = server.Url;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
