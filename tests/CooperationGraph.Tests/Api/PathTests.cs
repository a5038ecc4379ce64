using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>The contract of paths; which ones there are, the core's tests say.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("maxLength: 0", "'maxLength' is 0; it may be 1 to 6.")]
    [InlineData("maxLength: 7", "'maxLength' is 7; it may be 1 to 6.")]
    [InlineData("limit: 0", "'limit' is 0; it may be 1 to 50.")]
    [InlineData("limit: 51", "'limit' is 51; it may be 1 to 50.")]
    [InlineData("hubDegree: 0", "'hubDegree' is 0; it may be 1 to 1000.")]
    [InlineData("hubDegree: 1001", "'hubDegree' is 1001; it may be 1 to 1000.")]
    public async Task A_number_out_of_its_range_is_refused_with_what_it_may_be(string argument, string message) =>
        Assert.Equal(("NUMBER_OUT_OF_RANGE", message), await ApiClient.OverSeed.ErrorAsync($"{{ paths(from: \"country:UZB\", to: \"country:PAK\", {argument}) {{ length }} }}"));

    [Theory]
    [InlineData("maxLength: 1")]
    [InlineData("maxLength: 6")]
    [InlineData("limit: 1")]
    [InlineData("limit: 50")]
    [InlineData("hubDegree: 1")]
    [InlineData("hubDegree: 1000")]
    public async Task A_number_at_the_end_of_its_range_is_answered(string argument) =>
        await ApiClient.OverSeed.DataAsync($"{{ paths(from: \"country:UZB\", to: \"country:PAK\", relationships: [MEMBER_OF], {argument}) {{ length }} }}");

    [Theory]
    [InlineData("from: \"country:UZB\", to: \"agreement:bit-cn-uz-1993\"", "ID_UNKNOWN", "agreement:bit-cn-uz-1992")]
    [InlineData("from: \"UZB\", to: \"country:PAK\"", "ID_UNKNOWN", "country:UZB")]
    [InlineData("from: [], to: \"country:PAK\"", "SELECTION_INVALID", "needs a node to begin at")]
    [InlineData("from: \"country:PAK\", to: \"country:PAK\"", "SELECTION_INVALID", "'country:PAK' stands in 'to' and 'from'")]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", via: \"country:PAK\"", "SELECTION_INVALID", "'country:PAK' stands in 'via' and 'to'")]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", via: \"group:sco\", avoid: \"group:sco\"", "SELECTION_INVALID", "stands in 'avoid'")]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", via: [\"group:sco\", \"country:KAZ\", \"country:KGZ\", \"country:TJK\"]", "TOO_MANY_IDS", "'via' holds 4; at most 3")]
    public async Task What_cannot_be_looked_for_is_refused_with_what_to_change(string arguments, string code, string said)
    {
        var error = await ApiClient.OverSeed.ErrorAsync($"{{ paths({arguments}) {{ length }} }}");
        Assert.Equal(code, error.Code);
        Assert.Contains(said, error.Message);
    }

    [Theory]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", maxLength: 1", "PATHS_NONE", "no path of up to 1 relationships from country:UZB to country:PAK")]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", maxLength: 2, limit: 1", "PATHS_MORE", "than the 1 shown")]
    [InlineData("from: \"country:UZB\", to: \"country:PAK\", maxLength: 4, relationships: [LOCATED_IN, MEMBER_OF], hubDegree: 20", "HUBS_NOT_PASSED", "more than 20 relationships; of these it met")]
    [InlineData("from: \"country:UZB\", to: \"agreement:bit-cn-uz-1992\", maxLength: 1", "NODE_NOT_THERE", "Not there on 2024-12-31")]
    public async Task Why_the_list_is_as_long_as_it_is_stands_in_a_note(string arguments, string code, string said)
    {
        var note = Assert.Single(await NotesAsync(arguments), each => each.Text("code") == code);
        Assert.Contains(said, note.Text("message"));
    }

    [Fact]
    public async Task Notes_stand_in_one_order_whichever_field_is_resolved_first()
    {
        const string paths = "paths(from: \"country:UZB\", to: \"country:PAK\", maxLength: 2, limit: 1) { length }", none = "none: paths(from: \"country:UZB\", to: \"country:PAK\", maxLength: 1) { length }";
        var notes = new List<string>();
        foreach (var query in new[] { $"{{ {paths} {none} }}", $"{{ {none} {paths} }}" }) notes.Add((await ApiClient.OverSeed.AnswerAsync(query)).At("extensions").At("notes").GetRawText());
        Assert.Equal(notes[0], notes[1]);
        Assert.Contains("PATHS_MORE", notes[0], StringComparison.Ordinal);
        Assert.Contains("PATHS_NONE", notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_whole_has_no_note() =>
        Assert.Empty(await NotesAsync("from: \"country:UZB\", to: \"group:sco\", relationships: [MEMBER_OF], maxLength: 1"));

    [Fact]
    public async Task Of_any_day_it_leads_through_what_is_there_no_longer()
    {
        // Uzbekistan's first treaty was replaced in 2011.
        const string Ends = "from: \"country:UZB\", to: \"agreement:bit-cn-uz-1992\", maxLength: 1";
        var path = Assert.Single((await ApiClient.OverSeed.DataAsync($"{{ paths({Ends}, anyDay: true) {{ nodes {{ id spells {{ from to }} }} relationships {{ type spells {{ from to }} }} }} }}")).List("paths"));
        Assert.Equal("PARTY_TO", Assert.Single(path.List("relationships")).Text("type"));
        Assert.NotNull(Assert.Single(path.List("nodes")[1].List("spells")).Text("to"));
        Assert.Equal(path.List("nodes")[1].At("spells").GetRawText(), path.List("relationships")[0].At("spells").GetRawText());
        Assert.Empty((await ApiClient.OverSeed.DataAsync($"{{ paths({Ends}, asOf: \"2024-12-31\") {{ length }} }}")).List("paths"));
    }

    [Fact]
    public async Task Sets_of_nodes_are_linked_by_the_shortest_paths_between_any_of_them()
    {
        var paths = (await ApiClient.OverSeed.DataAsync("{ paths(from: [\"country:UZB\", \"country:ARM\"], to: [\"group:sco\", \"group:eaeu\"], relationships: [MEMBER_OF], maxLength: 1, asOf: \"2024-12-31\") { length nodes { id name(language: ZH) node { __typename } } relationships { id properties { name } } } }")).List("paths");
        Assert.Equal([("country:ARM", "group:eaeu"), ("country:UZB", "group:sco")], paths.Select(path => (path.List("nodes")[0].Text("id"), path.List("nodes")[1].Text("id"))));
        Assert.Equal(["亚美尼亚", "Country"], [paths[0].List("nodes")[0].Text("name"), paths[0].List("nodes")[0].Text("node", "__typename")]);
        Assert.Contains(SeedGraph.From(MemberOf.Type, "country:ARM"), id => id == "group:eaeu");
    }

    private static async Task<IReadOnlyList<JsonElement>> NotesAsync(string arguments)
    {
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ paths({arguments}, asOf: \"2024-12-31\") {{ length }} }}");
        Assert.False(answer.TryGetProperty("errors", out _));
        return answer.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("notes", out var notes) ? [.. notes.EnumerateArray()] : [];
    }
}
