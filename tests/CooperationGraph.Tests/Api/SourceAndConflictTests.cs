using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>Sources found by what they are cited for, and conflicts by what they are about. What is expected comes from the rows of the seed.</summary>
public sealed class SourceAndConflictTests
{
    private static readonly List<Dictionary<string, string>> Claims = SeedCsv.Rows("claims.csv");

    public static TheoryData<string, Func<Dictionary<string, string>, bool>> ByClaims => new()
    {
        { "{subjects: [\"agreement:bit-cn-kz-1992\", \"agreement:bit-cn-uz-1992\"]}", claim => claim["about"] is "agreement:bit-cn-kz-1992" or "agreement:bit-cn-uz-1992" },
        { "{labels: [Project, Meeting]}", claim => claim["about"].StartsWith("project:", StringComparison.Ordinal) || claim["about"].StartsWith("meeting:", StringComparison.Ordinal) },
        { "{fields: [\"in_force_on\"]}", claim => claim["field"] == "in_force_on" },
        { "{fields: [\"in_force_on\"], stances: [DENIES]}", claim => claim["field"] == "in_force_on" && claim["stance"] == "DENIES" },
        { "{ranks: [DEPRECATED]}", claim => claim["rank"] == "DEPRECATED" },
        { "{labels: [Agreement], fields: [\"signed_on\"], ranks: [PREFERRED], stances: [ASSERTS]}", claim => claim["field"] == "signed_on" && claim["rank"] == "PREFERRED" && claim["stance"] == "ASSERTS" && claim["about"].StartsWith("agreement:", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(ByClaims), DisableDiscoveryEnumeration = true)]
    public async Task Sources_are_found_by_what_they_are_cited_for(string filter, Func<Dictionary<string, string>, bool> passes)
    {
        var claims = Claims.Where(passes).ToList();
        var expected = claims.Select(claim => claim["cites"]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.InRange(expected.Count, 1, SeedCsv.Rows("sources.csv").Count - 1);
        var sources = (await ApiClient.OverSeed.DataAsync($"{{ sources(first: 200, orderBy: ID_ASC, filter: {{ claims: {filter} }}) {{ nodes {{ id claims(first: 200, filter: {filter}) {{ totalCount }} }} }} }}")).List("sources", "nodes");
        Assert.Equal(expected, sources.Texts("id"));
        Assert.All(sources, source => Assert.Equal(claims.Count(claim => claim["cites"] == source.Text("id")), source.At("claims", "totalCount").GetInt32()));
    }

    [Fact]
    public async Task A_sources_publisher_is_looked_for_in_the_publisher_alone()
    {
        var expected = SeedCsv.Rows("sources.csv").Where(row => row["publisher"].Contains("UNCTAD", StringComparison.OrdinalIgnoreCase)).Select(row => row["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await ApiClient.OverSeed.DataAsync("{ sources(first: 200, orderBy: ID_ASC, filter: { publisher: \"unctad\" }) { nodes { id } } }")).List("sources", "nodes").Texts("id"));
    }

    [Theory]
    [InlineData("fields: [\"signed_on\"]")]
    [InlineData("labels: [Observation, Project]")]
    [InlineData("resolved: true")]
    [InlineData("resolved: false")]
    [InlineData("subjects: [\"agreement:dtt-cn-kz-2001\", \"agreement:bri-doc-cn-uz\"]")]
    [InlineData("sources: [\"source:ds-unctad-iia-2020\"]")]
    [InlineData("sources: [\"source:ds-unctad-iia-2020\"], fields: [\"signed_on\", \"in_force_on\"], resolved: true")]
    public async Task Conflicts_are_found_by_field_subject_label_source_and_whether_they_are_resolved(string filter)
    {
        const string Fields = "totalCount nodes { id field resolution subject { id label } claims { source { id } } }";
        var data = await ApiClient.OverSeed.DataAsync($"{{ all: conflicts(first: 200) {{ {Fields} }} some: conflicts(first: 200, filter: {{ {filter} }}) {{ {Fields} }} }}");
        var all = data.List("all", "nodes");
        Assert.Equal(data.At("all", "totalCount").GetInt32(), all.Count);
        var expected = all.Where(Passes).Texts("id");
        Assert.InRange(expected.Length, 1, all.Count - 1);
        Assert.Equal(expected, data.List("some", "nodes").Texts("id"));
        Assert.Equal(expected.Length, data.At("some", "totalCount").GetInt32());

        bool Passes(JsonElement conflict) =>
            (!filter.Contains("fields:", StringComparison.Ordinal) || filter.Contains($"\"{conflict.Text("field")}\"", StringComparison.Ordinal))
            && (!filter.Contains("labels:", StringComparison.Ordinal) || conflict.Text("subject", "label") is "Observation" or "Project")
            && (!filter.Contains("resolved: true", StringComparison.Ordinal) || conflict.Text("resolution") is not null)
            && (!filter.Contains("resolved: false", StringComparison.Ordinal) || conflict.Text("resolution") is null)
            && (!filter.Contains("subjects:", StringComparison.Ordinal) || filter.Contains($"\"{conflict.Text("subject", "id")}\"", StringComparison.Ordinal))
            && (!filter.Contains("sources:", StringComparison.Ordinal) || conflict.List("claims").Texts("source", "id").Contains("source:ds-unctad-iia-2020"));
    }

    [Fact]
    public async Task A_cursor_goes_on_through_the_filter_that_it_was_made_under_and_no_other()
    {
        const string Page = "conflicts(first: 1, after: $after, filter: { resolved: true, fields: [\"signed_on\"] }) { edges { cursor node { id } } pageInfo { hasNextPage } }";
        var first = (await ApiClient.OverSeed.DataAsync($"query($after: String) {{ {Page} }}")).At("conflicts");
        var cursor = first.List("edges")[0].Text("cursor");
        Assert.True(first.At("pageInfo", "hasNextPage").GetBoolean());
        var second = (await ApiClient.OverSeed.DataAsync($"query($after: String) {{ {Page} }}", new { after = cursor })).List("conflicts", "edges")[0];
        Assert.True(string.CompareOrdinal(second.Text("node", "id"), first.List("edges")[0].Text("node", "id")) > 0);
        Assert.Equal("CURSOR_INVALID", (await ApiClient.OverSeed.ErrorAsync("query($after: String) { conflicts(after: $after) { totalCount } }", new { after = cursor })).Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ resolved: false, labels: [Agreement] }")]
    [InlineData("{ fields: [\"status\", \"value\"] }")]
    [InlineData("{ countries: { codes: [\"NRU\"] } }")]
    public async Task Conflicts_are_counted_by_field_the_most_first(string filter)
    {
        var data = await ApiClient.OverSeed.DataAsync($"{{ conflicts(first: 200, filter: {filter}) {{ nodes {{ field }} }} conflictCounts(filter: {filter}) {{ field count }} }}");
        var expected = data.List("conflicts", "nodes").GroupBy(node => node.Text("field")).OrderByDescending(each => each.Count()).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Count()));
        Assert.Equal(expected, data.List("conflictCounts").Select(each => (each.Text("field"), each.At("count").GetInt32())));
    }

    [Theory]
    [InlineData("conflictCounts(filter: { fields: [\"signd_on\"] }) { count }", "FIELD_UNKNOWN", "signed_on")]
    [InlineData("conflicts(filter: { fields: [\"signd_on\"] }) { totalCount }", "FIELD_UNKNOWN", "signed_on")]
    [InlineData("sources(filter: { claims: { fields: [\"PARTY_OF\"] } }) { totalCount }", "FIELD_UNKNOWN", "PARTY_TO")]
    [InlineData("conflicts(filter: { subjects: [\"agreement:bit-cn-kz-1993\"] }) { totalCount }", "ID_UNKNOWN", "agreement:bit-cn-kz-1992")]
    [InlineData("conflicts(filter: { sources: [\"agreement:bit-cn-kz-1992\"] }) { totalCount }", "ID_UNKNOWN", "no id of a Source")]
    public async Task A_name_that_is_none_is_refused_with_near_ones(string field, string code, string near)
    {
        var error = await ApiClient.OverSeed.ErrorAsync($"{{ {field} }}");
        Assert.Equal(code, error.Code);
        Assert.Contains(near, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "TOO_MANY_IDS")]
    public async Task At_most_two_hundred_subjects_are_asked_for_at_once(int count, string? code)
    {
        var subjects = SeedCsv.Rows("agreements.csv").Take(count).Select(row => row["id"]);
        var answer = await ApiClient.OverSeed.AnswerAsync("query($subjects: [ID!]) { conflicts(filter: { subjects: $subjects }) { totalCount } }", new { subjects });
        Assert.Equal(code, answer.TryGetProperty("errors", out var errors) ? errors[0].Text("extensions", "code") : null);
    }
}
