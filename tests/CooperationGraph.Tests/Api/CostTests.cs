using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Api.Filters;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class CostTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    // A connection leads to one object for itself, and to as many as its page for its nodes.
    [InlineData("{ agreements { nodes { id } } }", null, 1 + 25, 1 + 25)]
    [InlineData("{ agreements(first: 3) { nodes { id } } }", null, 1 + 3, 1 + 3)]
    [InlineData("query($n: Int) { agreements(last: $n) { edges { node { id } } } }", "{\"n\":7}", 1 + 7 + 7, 1 + 7 + 7)]
    [InlineData("{ nodes(ids: [\"country:KAZ\", \"country:UZB\"]) { id } }", null, 2, 2)]
    // Groups are as many as asked for, each with its values and its rows.
    [InlineData("{ agreementGroups(by: [TYPE], first: 3) { groups { count keys { value } agreements(first: 2) { nodes { id } } } } }", null, 1 + 3 + 30 + 3 + 6, 1 + 3 + 3 + 3 + 6)]
    [InlineData("{ agreementGroups(by: [TYPE]) { groups { count } } }", null, 1 + 500, 1 + 13)]
    [InlineData("{ country(code: \"KAZ\") { groups { id } } }", null, 1 + 10, 1 + 5)]
    // A walk leads to as many nodes as its limit, and is taken to lead to as many relationships.
    [InlineData("{ neighborhood(of: \"country:KAZ\", limit: 7) { nodes { id } relationships { properties { name } } } }", null, 1 + 7 + 7 + (7 * 10), 1 + 7 + 6 + 2)]
    [InlineData("{ paths(from: \"country:UZB\", to: \"country:KGZ\", limit: 3, asOf: \"2024-12-31\") { nodes { id } relationships { id } } }", null, 3 + (3 * 10) + (3 * 10), 3 + (3 * 3) + (3 * 2))]
    [InlineData("{ ...A } fragment A on Query { country(code: \"KAZ\") { ... on Node { id } } }", null, 1, 1)]
    public async Task The_cost_is_told_where_it_is_asked_for(string query, string? variables, int requested, int actual)
    {
        using var request = Request(query, variables);
        request.Headers.Add("GraphQL-Cost", "report");
        var extensions = (await AnswerAsync(request)).GetProperty("extensions");
        Assert.Equal($"{{\"requested\":{requested},\"actual\":{actual}}}", extensions.GetProperty("cost").GetRawText());
        Assert.Equal(RealSeed.Dataset.Revision, extensions.Text("revision"));
    }

    [Fact]
    public async Task It_is_not_told_where_it_is_not_asked_for()
    {
        using var request = Request("{ agreements { nodes { id } } }", null);
        Assert.False((await AnswerAsync(request)).GetProperty("extensions").TryGetProperty("cost", out _));
    }

    [Fact]
    public async Task A_request_over_the_budget_is_refused_before_it_runs_by_how_much_and_where()
    {
        const string Cycle = "{ agreements(first: 200) { nodes { sectors { agreements(first: 200) { nodes { sectors { agreements(first: 200) { nodes { id } } } } } } } } }";
        using var request = Request(Cycle, null);
        var error = Assert.Single((await AnswerAsync(request)).List("errors"));
        Assert.Equal("COST_LIMIT", error.Text("extensions", "code"));
        Assert.Contains("at most 2000000 are allowed", error.Text("message"));
        Assert.Contains("'AgreementConnection.nodes'", error.Text("message"));
    }

    [Fact]
    public async Task A_filter_of_filters_is_refused_by_how_many_whether_written_out_or_in_a_variable()
    {
        var tree = "{}";
        for (var i = 0; i < 6; i++) tree = $"{{\"anyOf\":[{tree},{tree},{tree}]}}";
        using var variable = Request("query($f: AgreementFilter) { agreements(filter: $f) { totalCount } }", $"{{\"f\":{tree}}}");
        using var literal = Request($"{{ agreements(filter: {tree.Replace("\"", "", StringComparison.Ordinal)}) {{ totalCount }} }}", null);
        foreach (var (request, named) in new[] { (variable, "'$f'"), (literal, "'filter' of the field 'agreements'") })
        {
            var error = Assert.Single((await AnswerAsync(request)).List("errors"));
            Assert.Equal("COST_LIMIT", error.Text("extensions", "code"));
            Assert.Contains(named, error.Text("message"));
        }
    }

    [Fact]
    public async Task A_long_text_is_not_repeated_in_each_error()
    {
        var fields = string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: country(code: $code) {{ id }} "));
        using var request = Request($"query($code: CountryCode!) {{ {fields} }}", $"{{\"code\":\"{new string('x', 100_000)}\"}}");
        Assert.InRange((await AnswerAsync(request)).ToString().Length, 20 * 200, 20 * 1000);
    }

    private static HttpRequestMessage Request(string query, string? variables) =>
        new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables = variables is null ? (JsonElement?)null : JsonElement.Parse(variables) }) };

    private async Task<JsonElement> AnswerAsync(HttpRequestMessage request) => await (await server.Http.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
}
