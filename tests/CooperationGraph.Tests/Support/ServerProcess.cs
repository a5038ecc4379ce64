using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CooperationGraph.Tests.Support;

/// <summary>The server as a process of its own over the real seed: the published one that <c>PUBLISHED_SERVER</c> names, else the built one.</summary>
public sealed class ServerProcess : IAsyncLifetime
{
    private readonly Process _process;

    public ServerProcess()
        : this([])
    {
    }

    internal ServerProcess(params (string Name, string Value)[] environment)
        : this("http", environment)
    {
    }

    internal ServerProcess(string scheme, params (string Name, string Value)[] environment)
    {
        Url = $"{scheme}://127.0.0.1:{FreePort()}";
        _process = new() { StartInfo = new("dotnet", [Program, "--seed", RealSeed.Folder, "--urls", Url]) { UseShellExecute = false, RedirectStandardOutput = true } };
        foreach (var (name, value) in environment) _process.StartInfo.Environment[name] = value;
    }

    public static string Program { get; } = Environment.GetEnvironmentVariable("PUBLISHED_SERVER") ?? Path.Combine(AppContext.BaseDirectory, "cooperation-graph.dll");

    public string Url { get; }

    public int Id => _process.Id;

    public async ValueTask InitializeAsync()
    {
        _process.Start();
        // It writes its first line when it listens.
        Assert.NotNull(await _process.StandardOutput.ReadLineAsync());
    }

    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
