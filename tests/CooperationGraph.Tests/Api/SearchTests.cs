using CooperationGraph.Graph;
using CooperationGraph.Search;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>search and suggest, over the seed.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task One_country_is_found_by_any_of_its_names()
    {
        var data = await ApiClient.OverSeed.DataAsync(ApiClient.Golden("find-by-any-name"));
        foreach (var (alias, field, language, text) in new[] { ("zh", "name_zh", "ZH", "哈萨克斯坦"), ("ru", "name_ru", "RU", "Казахстан"), ("typo", "name_en", "EN", "Kazakhstan"), ("code", "iso2", null, "KZ") })
        {
            var hit = data.List(alias, "edges")[0];
            Assert.Equal("country:KAZ", hit.Text("node", "id"));
            Assert.Equal((field, language, text), (hit.Text("matched", "field"), hit.Text("matched", "language"), hit.Text("matched", "text")));
        }

        var words = data.List("words", "edges").Texts("node", "id");
        string[] lines = ["project:central-asia-china-gas-pipeline-ab", "project:central-asia-china-gas-pipeline-c", "project:central-asia-china-gas-pipeline-d"];
        Assert.Equal(lines, words.Intersect(lines).Order());
    }

    [Fact]
    public async Task Pages_go_on_without_gap_or_repeat_and_a_cursor_belongs_to_its_text()
    {
        List<string> seen = [];
        string? after = null;
        int total;
        do
        {
            var page = (await ApiClient.OverSeed.DataAsync("query($after: String) { search(text: \"railway\", first: 4, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }", new { after })).At("search");
            seen.AddRange(page.List("nodes").Texts("id"));
            total = page.At("totalCount").GetInt32();
            after = page.At("pageInfo", "hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
            if (after is null) continue;
            Assert.Equal("CURSOR_INVALID", (await ApiClient.OverSeed.ErrorAsync("query($after: String) { search(text: \"road\", after: $after) { totalCount } }", new { after })).Code);
        }
        while (after is not null);

        Assert.True(seen.Count > 4);
        Assert.Equal((total, total), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task Suggestions_show_what_a_beginning_may_become()
    {
        var suggestions = (await ApiClient.OverSeed.DataAsync("{ suggest(text: \"kazak\", first: 2) { id kind name matched { text language field how } } }")).List("suggest");
        Assert.Equal(("country:KAZ", "COUNTRY", "Kazakhstan"), (suggestions[0].Text("id"), suggestions[0].Text("kind"), suggestions[0].Text("name")));
        Assert.Equal(("Kazakhstan", "EN", "name_en", "PREFIX"), (suggestions[0].Text("matched", "text"), suggestions[0].Text("matched", "language"), suggestions[0].Text("matched", "field"), suggestions[0].Text("matched", "how")));
        Assert.Equal(2, suggestions.Count);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public async Task The_number_of_suggestions_has_bounds(int first, bool refused)
    {
        var query = $"{{ suggest(text: \"a\", first: {first}) {{ id }} }}";
        if (refused) Assert.Equal("PAGE_INVALID", (await ApiClient.OverSeed.ErrorAsync(query)).Code);
        else Assert.Equal(first, (await ApiClient.OverSeed.DataAsync(query)).List("suggest").Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("*")]
    [InlineData("\"'\\%_{}[]()")]
    [InlineData("\0\u0001\u202E\uFFFE")]
    [InlineData("哈")]
    public async Task Any_text_is_answered(string text) =>
        Assert.True((await ApiClient.OverSeed.DataAsync("query($text: String!) { search(text: $text) { totalCount } suggest(text: $text) { id } }", new { text })).At("search", "totalCount").GetInt32() >= 0);

    [Fact]
    public async Task Ten_thousand_letters_are_answered_with_nothing() =>
        Assert.Equal(0, (await ApiClient.OverSeed.DataAsync("query($text: String!) { search(text: $text) { totalCount } }", new { text = new string('k', 10_000) })).At("search", "totalCount").GetInt32());

    [Fact]
    public void Every_label_that_has_a_list_and_a_name_can_be_searched() =>
        Assert.Equal(GraphModel.Labels.Where(label => label.IsListed && label.CalledBy is not null).Select(label => label.Name).Order(), Enum.GetNames<SearchKind>().Order());
}
