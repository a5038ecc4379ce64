using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class TimeLimitTests
{
    [Fact]
    public async Task A_body_that_takes_too_long_is_answered_so()
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(RealSeed.Dataset)), new() { Timeout = TimeSpan.FromMilliseconds(200) });
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, server.Http.BaseAddress!.Port);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        using var reader = new StreamReader(sender.GetStream());
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        string? line;
        do line = await reader.ReadLineAsync();
        while (line?.StartsWith('{') == false);
        Assert.Contains("longer than 0.2 s", line);
        Assert.Contains("\"code\":\"TIMEOUT\"", line);
    }

    [Fact]
    public async Task Work_in_the_middle_of_a_store_s_call_ends_when_its_client_has_left()
    {
        // Within the usual bounds no call takes long enough to leave it.
        var store = new BlockedGraphStore(new MemoryGraphStore(RealSeed.Dataset));
        store.LetGo();
        await using var server = await TestServer.StartAsync(new CurrentStore(store), new() { MaxInputItems = int.MaxValue, Timeout = TimeSpan.FromMinutes(10) });
        var filters = Enumerable.Range(0, 18_000).Select(i => new { statusOn = $"{1900 + (i % 100)}-01-01", status = new[] { "ENDED" } });
        var body = JsonSerializer.Serialize(new { query = "query($f: AgreementFilter) { agreements(filter: $f) { totalCount } }", variables = new { f = new { noneOf = new[] { new { anyOf = filters } } } } });
        using var leaving = new CancellationTokenSource();
        var asked = server.Http.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"), leaving.Token);
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Poll.UntilAsync(() => store.Ended > 0, "the call ends");
        Assert.Equal(1, store.Cancelled);
    }
}
