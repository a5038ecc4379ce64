using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CooperationGraph.Tests.Support;

/// <summary>A <c>redis-server</c> of the test's own on a free port, which it may kill, stop and start again.</summary>
[Needs(Need.Redis)]
internal sealed class RedisServer : IAsyncDisposable
{
    private Process? _process;
    private string? _password;

    private RedisServer(int port) => Port = port;

    public int Port { get; }

    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Skips the test, or fails it on CI, where Redis is not installed.</summary>
    public static async Task<RedisServer> StartAsync(string? password = null)
    {
        var server = Absent();
        server._password = password;
        await server.BeginAsync();
        return server;
    }

    /// <summary>One that is not started yet.</summary>
    public static RedisServer Absent()
    {
        Requires.Present(Need.Redis);
        return new(ServerProcess.FreePort());
    }

    public async Task BeginAsync()
    {
        string[] arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", .. _password is null ? [] : new[] { "--requirepass", _password }];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        await Poll.UntilAsync(async () => await SendAsync("PING") == "+PONG", "Redis answers");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Hangs it: connections stay open, and nothing is answered.</summary>
    public Task StopAsync() => SignalAsync("STOP");

    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Sends one command and gives the first line of the answer; null if there is none.</summary>
    public async Task<string?> SendAsync(string command)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, Port);
            using var reader = new StreamReader(connection.GetStream());
            if (_password is not null)
            {
                await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"AUTH {_password}\r\n"));
                if (await reader.ReadLineAsync() != "+OK") return null;
            }

            await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
            return await reader.ReadLineAsync();
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return null;
        }
    }

    /// <summary>Runs a script on the server and gives the first line of the answer.</summary>
    public Task<string?> EvaluateAsync(string lua) => SendAsync($"EVAL \"{lua}\" 0");

    /// <summary>How many answers servers have stored.</summary>
    public async Task<int> CountAnswersAsync() =>
        await EvaluateAsync("return #redis.call('KEYS', 'v*')") is { } count && count.StartsWith(':') ? int.Parse(count.AsSpan(1), CultureInfo.InvariantCulture) : throw new InvalidOperationException("Redis does not count.");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
    }

    private Task SignalAsync(string name) => Signals.SendAsync(name, _process!.Id);
}
