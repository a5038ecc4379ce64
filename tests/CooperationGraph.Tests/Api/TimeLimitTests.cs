using System.Net;
using System.Net.Sockets;
using System.Text;
using CooperationGraph.Api.Resolvers;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class TimeLimitTests
{
    [Fact]
    public async Task A_body_that_takes_too_long_is_answered_so()
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(RealSeed.Store), new() { Timeout = TimeSpan.FromMilliseconds(200) });
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, server.Http.BaseAddress!.Port);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        using var reader = new StreamReader(sender.GetStream());
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync().WaitAsync(Patience.Limit));
        string? line;
        do line = await reader.ReadLineAsync();
        while (line?.StartsWith('{') == false);
        Assert.Contains("longer than 0.2 s", line);
        Assert.Contains("\"code\":\"TIMEOUT\"", line);
    }

    [Fact]
    public async Task A_call_of_the_store_ends_when_its_client_has_left()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        await using var server = await TestServer.StartAsync(new CurrentStore(store), new() { Timeout = TimeSpan.FromMinutes(10) });
        using var leaving = new CancellationTokenSource();
        var asked = server.Http.PostAsync("/graphql", new StringContent("{\"query\":\"{ agreements { totalCount } }\"}", Encoding.UTF8, "application/json"), leaving.Token);
        await Poll.UntilAsync(() => store.Calls == 1, "the store is asked");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Poll.UntilAsync(() => store.Cancelled == 1, "the call ends");
    }

    [Fact]
    public async Task A_long_search_in_memory_ends_when_it_is_cancelled()
    {
        var store = RealSeed.Store;
        // A minute of work and more; within the usual bounds none takes long enough to be broken off.
        Condition never = new Condition.StatusOn(new(2000, 1, 1), []);
        var endless = new Condition.Any([.. Enumerable.Repeat(never, 5_000_000)]);
        using var leaving = new CancellationTokenSource();
        var search = Task.Run(async () => await store.FindNodesAsync(Agreement.Label, endless, NodeOrder.ById, new(1), leaving.Token));
        leaving.CancelAfter(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search.WaitAsync(Patience.Limit));
    }
}
