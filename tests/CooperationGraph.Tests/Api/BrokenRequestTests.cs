using System.Net;
using System.Net.Sockets;
using System.Text;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Tests.Api;

/// <summary>Requests that break off: a refusal where somebody can read it, and no line in the log of a healthy server.</summary>
public sealed class BrokenRequestTests : IAsyncLifetime
{
    private const string Post = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private readonly LogRecorder _log = new();
    private readonly TestServer _server;

    public BrokenRequestTests() => _server = new(new CurrentStore(RealSeed.Store), adjust: builder => builder.Logging.AddProvider(_log));

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"query\"")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"quexx\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-5\r\n{\"que\r\n")]
    // Sizes beyond all numbers, at the beginning and after a whole chunk.
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{\"que\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\n{\"qu\r\n7fffffff1\r\n{\"que\r\n")]
    public async Task A_body_with_a_broken_chunk_is_refused(string rest)
    {
        using var client = await SendAsync(Post + rest);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(Patience.Limit);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("REQUEST_INVALID", answer);
        await AnswersAsync();
        Assert.DoesNotContain(_log.Lines, line => !KestrelHeartbeat.Tells(line));
    }

    [Theory]
    [InlineData(Post + "Content-Length: 100\r\n\r\n{\"query\"")]
    [InlineData(Post + "Content-Length: 900000\r\n\r\n{\"query\"")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"qu")]
    [InlineData("GET /graphql?query={agreements(first:200){nodes{id,title,citations{locator}}}} HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /agreements HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /coverage.csv HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task A_connection_that_is_closed_or_reset_is_no_error(string beginning)
    {
        // The server works already.
        await AnswersAsync();
        foreach (var (wait, reset) in from wait in new[] { 0, 20, 200 } from reset in new[] { false, true } select (wait, reset))
        {
            using var client = await SendAsync(beginning);
            // At the beginning, in the middle, and when the answer stands in the socket.
            await Task.Delay(wait);
            if (reset) client.LingerState = new(true, 0);
        }

        await AnswersAsync();
        Assert.DoesNotContain(_log.Lines, line => !KestrelHeartbeat.Tells(line));
    }

    private async Task<TcpClient> SendAsync(string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }

    // What came before has been met by then.
    private async Task AnswersAsync()
    {
        for (var i = 0; i < 10; i++) Assert.Contains("Query", await _server.Http.GetStringAsync("/graphql?query={__typename}"));
    }
}
