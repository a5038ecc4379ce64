using System.Net;
using System.Net.Sockets;

namespace CooperationGraph.Tests.Support;

/// <summary>Takes connections on a port and answers whatever it gets with bytes that mean nothing.</summary>
internal sealed class GarbageServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener;
    private readonly Task _serving;

    public GarbageServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested) return;
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(BabbleAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task BabbleAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var buffer = new byte[4096];
                while (await connection.GetStream().ReadAsync(buffer, _end.Token) > 0) await connection.GetStream().WriteAsync("HTTP/1.1 \0\u0001 ?!\r\n"u8.ToArray(), _end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Either side has had enough.
            }
        }
    }
}
