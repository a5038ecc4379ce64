using System.Diagnostics;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Clients;

/// <summary>Runs <c>tests/clients</c> by Node.js: real client libraries, tools and a browser against the server.</summary>
[Needs(Need.Node)]
public sealed class ClientTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Theory]
    [InlineData("audit")]
    [InlineData("clients")]
    [InlineData("tools")]
    [InlineData("pages")]
    [InlineData("explorer")]
    [InlineData("ide")]
    public async Task The_server_serves(string what)
    {
        if (what is "pages" or "explorer" or "ide") Requires.Present(Need.Chromium);
        await NodePackages.PresentAsync();
        var (exitCode, output) = await RunAsync("node", ["--test", "--test-timeout=600000", what + ".test.mjs"]);
        Assert.True(exitCode == 0, output);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        var start = NodePackages.Start(program, arguments);
        start.Environment["SERVER_URL"] = server.Url;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
