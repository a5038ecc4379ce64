using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CooperationGraph.Benchmarks;

/// <summary>A server started as a process, on a free port and with no cache of answers, until it is ready. It ends when it is disposed of.</summary>
internal sealed class StartedServer : IDisposable
{
    private readonly Process _process;

    private StartedServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process until /health/ready says so.</summary>
    public TimeSpan Ready { get; private init; }

    /// <summary>What it took of the processor until then.</summary>
    public TimeSpan ReadyOfProcessor { get; private init; }

    /// <summary>What it has taken of the processor so far, in hundredths of a second.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="command">What starts it, the program first.</param>
    /// <exception cref="InvalidOperationException">It ends without serving.</exception>
    public static async Task<StartedServer> StartAsync(IReadOnlyList<string> command, bool warmsUp = false)
    {
        var port = FreePort();
        var clock = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            Environment = { ["PORT"] = port.ToString(CultureInfo.InvariantCulture), ["Cache__Bytes"] = "0", ["WarmUp"] = $"{warmsUp}" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync() is null) throw new InvalidOperationException($"{string.Join(' ', command)} serves nothing.");
        // Where it warms up, that takes longer than to listen.
        using (var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") })
            while (!(await http.GetAsync("/health/ready")).IsSuccessStatusCode) await Task.Delay(TimeSpan.FromMilliseconds(20));
        return new(process, port) { Ready = clock.Elapsed, ReadyOfProcessor = process.TotalProcessorTime };
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
