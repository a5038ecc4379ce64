using System.Diagnostics;
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
    public async Task When_the_clients_have_left_the_server_rests()
    {
        await using var server = new ServerProcess();
        await server.InitializeAsync();
        using var process = Process.GetProcessById(server.Id);
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        // Each is some tenths of a second of work, and none has the answer of another.
        using var leaving = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 200).Select(i => http.PostAsync("/graphql", new StringContent(HeavyRequest(i), Encoding.UTF8, "application/json"), leaving.Token)).ToList();
        await Poll.UntilAsync(() => Refreshed(process) > TimeSpan.FromSeconds(2), "the server is at work");
        Assert.True(asked.Count(one => !one.IsCompleted) > asked.Count / 2, "The requests are too light for this test.");
        await leaving.CancelAsync();
        foreach (var one in asked) await one.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var left = Stopwatch.StartNew();
        var (before, since) = (Refreshed(process), TimeSpan.Zero);
        await Poll.UntilAsync(
            () =>
            {
                if (left.Elapsed - since < TimeSpan.FromMilliseconds(250)) return false;
                var now = Refreshed(process);
                var share = (now - before) / (left.Elapsed - since);
                (before, since) = (now, left.Elapsed);
                return share < 0.1;
            },
            "the server rests");
        Assert.InRange(left.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
    }

    private static TimeSpan Refreshed(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static string HeavyRequest(int number)
    {
        var any = string.Concat(Enumerable.Range(0, 300).Select(i => $"{{statusOn: \"{1900 + (i % 100)}-01-{1 + (i % 28):00}\" status: [ENDED] text: \"{number} {i}\"}} "));
        return JsonSerializer.Serialize(new { query = $"{{ countries(first: 200) {{ nodes {{ agreements(first: 200, filter: {{ noneOf: [{any}] }}) {{ nodes {{ id title parties {{ role }} citations {{ locator source {{ title }} }} }} }} }} }} }}" });
    }
}
