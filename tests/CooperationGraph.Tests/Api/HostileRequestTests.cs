using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// Requests of many hostile shapes, one after the other, to a server process whose own CPU time is read: whatever else runs on the machine does not
/// count, and all of the server's threads do.
/// </summary>
public sealed class HostileRequestTests(UnoptimizedServer unoptimized, ITestOutputHelper output) : IClassFixture<UnoptimizedServer>
{
    private const int Requests = 5000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly ServerProcess _server = unoptimized.Process;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 200 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task None_costs_a_second_or_brings_the_server_to_fail(int seed)
    {
        var random = new Random(seed);
        using var process = Process.GetProcessById(_server.Id);
        using var http = new HttpClient { BaseAddress = new(_server.Url) };
        var slowest = new Dictionary<string, (TimeSpan Time, int Number, int Bytes)>();
        var sums = new Dictionary<string, TimeSpan>();
        var all = Stopwatch.StartNew();
        for (var number = 0; number < Requests; number++)
        {
            var request = HostileRequest.Of(random);
            var (time, status, answer) = await CostAsync(request);
            // What a request costs itself it costs again; what compiling, collecting and building of indexes cost beside it they do not.
            if (time >= Limit) (time, status, answer) = await CostAsync(request);

            var what = $"request {number} of seed {seed}, {request.Shape}, {request.Body.Length} bytes";
            Assert.True(time < Limit, $"{time.TotalSeconds:0.00} s of CPU: {what}");
            Assert.True((int)status is 200 or 400, $"HTTP {(int)status}: {what}");
            Assert.False(answer.AsSpan().IndexOf("INTERNAL_SERVER_ERROR"u8) >= 0, $"INTERNAL_SERVER_ERROR: {what}");
            using var json = JsonDocument.Parse(answer, Deep);
            Assert.True(json.RootElement.TryGetProperty("data", out _) || json.RootElement.TryGetProperty("errors", out _), what);
            sums[request.Shape] = sums.GetValueOrDefault(request.Shape) + time;
            if (!slowest.TryGetValue(request.Shape, out var known) || known.Time < time) slowest[request.Shape] = (time, number, request.Body.Length);
        }

        output.WriteLine($"seed {seed}: {Requests} requests in {all.Elapsed.TotalSeconds:0.0} s; {TimeOf(process).TotalSeconds:0.0} s of CPU since the server's start. The slowest:");
        output.WriteLine("CPU by shape: " + string.Join(", ", sums.OrderByDescending(each => each.Value).Take(5).Select(each => $"{each.Key} {each.Value.TotalSeconds:0.0} s")));
        foreach (var (shape, worst) in slowest.OrderByDescending(each => each.Value.Time).Take(8)) output.WriteLine($"{worst.Time.TotalMilliseconds,6:0} ms  {shape} (request {worst.Number}, {worst.Bytes} bytes)");
        Assert.DoesNotContain(_server.Log, line => !KestrelHeartbeat.Tells(line));

        async Task<(TimeSpan Time, HttpStatusCode Status, byte[] Answer)> CostAsync(HostileRequest request)
        {
            var before = TimeOf(process);
            using var content = new ByteArrayContent(request.Body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync("/graphql", content);
            var answer = await response.Content.ReadAsByteArrayAsync();
            return (TimeOf(process) - before, response.StatusCode, answer);
        }
    }

    private static TimeSpan TimeOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
