using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>Senders that never end their request, beside a client that works.</summary>
public sealed class SlowSenderTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    [Theory]
    // Headers that never end are cut off after 5 s; a body that never comes after Kestrel's 5 s of grace for its rate.
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")]
    public async Task Five_hundred_are_cut_off_and_hold_nobody_up(string beginning)
    {
        var address = new Uri(server.Url);
        var senders = await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ =>
        {
            var sender = new TcpClient();
            await sender.ConnectAsync(IPAddress.Loopback, address.Port);
            await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning));
            return sender;
        }));

        using var http = new HttpClient { BaseAddress = address };
        var times = new List<TimeSpan>();
        for (var i = 0; i < 100; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.Contains("Query", await http.GetStringAsync("/graphql?query={__typename}"));
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // Whoever had to wait for the senders would wait until the first are cut off.
        Assert.True(times.Order().ElementAt(50) < TimeSpan.FromSeconds(5));

        // Each is answered or closed by the server: reading comes to an end.
        await Task.WhenAll(senders.Select(ReadToEndAsync)).WaitAsync(Patience.Limit);
        foreach (var sender in senders) sender.Dispose();
    }

    private static async Task ReadToEndAsync(TcpClient sender)
    {
        try
        {
            var buffer = new byte[1024];
            while (await sender.GetStream().ReadAsync(buffer) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset by the server: an end as well.
        }
    }
}
