using System.Net;
using System.Text;
using System.Text.Json;
using CooperationGraph.Api.Filters;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>
/// Requests to a server whose code is as it is after a start, and stays so: its frames are the largest, and a recursion as deep as the input
/// would end the process. It has one processor, and answers on the thread that reads the sockets.
/// </summary>
public sealed class ColdServerTests(ColdServerTests.OneProcessor server) : IClassFixture<ColdServerTests.OneProcessor>
{
    public static TheoryData<string> Shapes => [.. Requests.Keys];

    private static readonly Dictionary<string, string> Requests = new()
    {
        ["a chain of fragments"] = Query($"{{ ...F0 }} {Chain(1700)} fragment F1700 on Query {{ __typename }}"),
        ["fragments in a circle that nothing spreads"] = Query($"{{ __typename }} {Chain(1700)} fragment F1700 on Query {{ ...F0 }}"),
        ["nested selections"] = Query(Repeat("{ node ", 7000) + Repeat("}", 7000)),
        ["nested inline fragments, a few in each of many fragments"] = Query("{ ...F0 } " + string.Concat(Enumerable.Range(0, 150).Select(i => $"fragment F{i} on Query {{ {Repeat("... { ", 25)} {(i < 149 ? $"...F{i + 1}" : "__typename")} {Repeat("} ", 25)} }} "))),
        ["nested literals"] = Query("{ agreements(filter: { anyOf: " + Repeat("[{anyOf: ", 3000) + "[]" + Repeat("}]", 3000) + "}) { totalCount } }"),
        ["nested variables"] = "{\"query\": \"query($f: AgreementFilter) { agreements(filter: $f) { totalCount } }\", \"variables\": {\"f\": " + Repeat("{\"anyOf\":[", 40_000) + Repeat("]}", 40_000) + "}}",
        ["variables as deep as they may be"] = "{\"query\": \"query($f: AgreementFilter) { agreements(filter: $f) { totalCount } }\", \"variables\": {\"f\": " + Repeat("{\"anyOf\":[", 9) + "{}" + Repeat("]}", 9) + "}}",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_answers_and_lives_on(string shape)
    {
        Assert.False(server.HasExited, "An earlier shape ended the server.");
        using var http = new HttpClient { BaseAddress = new(server.Url) };
        using var response = await http.PostAsync("/graphql", new StringContent(Requests[shape], Encoding.UTF8, "application/json"));
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.True(body.RootElement.TryGetProperty("errors", out var errors) == !shape.Contains("may be", StringComparison.Ordinal), errors.ToString());
        Assert.Contains("Query", await http.GetStringAsync("/graphql?query={__typename}"));
    }

    private static string Query(string text) => JsonSerializer.Serialize(new { query = text });

    private static string Chain(int links) => string.Concat(Enumerable.Range(0, links).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }} "));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    public sealed class OneProcessor : IAsyncLifetime
    {
        private readonly UnoptimizedServer _server = new(("DOTNET_PROCESSOR_COUNT", "1"));

        public string Url => _server.Process.Url;

        public bool HasExited => _server.Process.HasExited;

        public ValueTask InitializeAsync() => _server.InitializeAsync();

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
