using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CooperationGraph.Tests.Support;

/// <summary>The server as a process of its own over the real seed: the published one that <c>PUBLISHED_SERVER</c> names, else the built one.</summary>
public sealed class ServerProcess : IAsyncLifetime
{
    private const int FirstPort = 20_000;
    private const int Blocks = 24;
    private const int PortsOfBlock = 500;

    // Test runs beside each other have a block of ports each: who listens at its first one has it.
    private static readonly TcpListener Block = Enumerable.Range(0, Blocks).Select(i => Listen(FirstPort + (i * PortsOfBlock))).OfType<TcpListener>().First();
    private static int _ports;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    public ServerProcess()
        : this([])
    {
    }

    internal ServerProcess(params (string Name, string Value)[] environment)
        : this("http", environment)
    {
    }

    internal ServerProcess(string scheme, params (string Name, string Value)[] environment)
        : this(scheme, RealSeed.Folder, [], environment)
    {
    }

    internal ServerProcess(string scheme, string seed, string[] options, params (string Name, string Value)[] environment)
    {
        Url = $"{scheme}://127.0.0.1:{FreePort()}";
        _process = new() { StartInfo = new("dotnet", [Program, "--seed", seed, "--urls", Url, .. options]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text) _log.Enqueue(text);
        };
        foreach (var (name, value) in environment) _process.StartInfo.Environment[name] = value;
    }

    /// <summary>The executable.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("PUBLISHED_SERVER") ?? Path.Combine(AppContext.BaseDirectory, "cooperation-graph.dll");

    public string Url { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The lines of its log so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public async ValueTask InitializeAsync()
    {
        _process.Start();
        _process.BeginErrorReadLine();
        // It writes its first line when it listens.
        Assert.NotNull(await _process.StandardOutput.ReadLineAsync());
    }

    /// <summary>A port that nobody listens at, each time another one. It lies below those that systems give to connections, so that nothing takes it before the process for which it is meant.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = ((IPEndPoint)Block.LocalEndpoint).Port + 1 + (int)((uint)Interlocked.Increment(ref _ports) % (PortsOfBlock - 1));
            using var free = Listen(port);
            // Else it is in use: the next one.
            if (free is not null) return port;
        }
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    /// <summary>Runs another command of the executable to its end.</summary>
    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Begin(arguments, environment);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts another command of the executable.</summary>
    internal static Process Begin(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
