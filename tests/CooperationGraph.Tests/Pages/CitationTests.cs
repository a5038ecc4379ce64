using System.Net;
using System.Text.Json;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

public sealed class CitationTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly Citation One = new("Map & 50% {of} \\ 哈萨克斯坦_~^#$", "https://example.org/map?a=1&b=2", "0123456789abcdef", new(2026, 11, 8));

    [Fact]
    public void A_sentence_has_title_revision_day_and_address() =>
        Assert.Equal("CooperationGraph: “Map & 50% {of} \\ 哈萨克斯坦_~^#$”. Revision 0123456789abcdef, read on 8 November 2026. https://example.org/map?a=1&b=2", One.Text);

    [Fact]
    public void BibTeX_escapes_what_LaTeX_would_obey_but_not_in_the_address()
    {
        var lines = One.BibTeX.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Matches("^@misc\\{cooperationgraph-[0-9a-f]{8},$", lines[0]);
        Assert.Contains(@"title = {Map \& 50\% \{of\} \textbackslash{} 哈萨克斯坦\_\textasciitilde{}\textasciicircum{}\#\$},", lines);
        Assert.Contains("author = {{CooperationGraph}},", lines);
        Assert.Contains("url = {https://example.org/map?a=1&b=2},", lines);
        Assert.Contains("urldate = {2026-11-08}", lines);
        Assert.Equal("}", lines[^1]);
    }

    [Fact]
    public void CSL_JSON_is_one_item_with_the_fields_of_its_schema()
    {
        var item = Assert.Single(JsonElement.Parse(One.CslJson).EnumerateArray());
        Assert.Equal(("webpage", One.Title, One.Revision, One.Address), (item.Text("type"), item.Text("title"), item.Text("version"), item.Text("URL")));
        Assert.Equal([2026, 11, 8], item.List("accessed", "date-parts")[0].EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal("CooperationGraph", Assert.Single(item.List("author")).Text("literal"));
    }

    [Fact]
    public void The_same_page_of_another_revision_is_another_entry() => Assert.NotEqual(One.BibTeX.Split('\n')[0], (One with { Revision = "1" }).BibTeX.Split('\n')[0]);

    [Theory]
    [InlineData("/countries/KAZ?asOf=2020-01-01", "/countries/KAZ?asOf=2020-01-01")]
    // Of a view with all of its choices.
    [InlineData("/map?asOf=2020-01-01", "/map?type=BELT_AND_ROAD_DOCUMENT&with=CHN&asOf=2020-01-01")]
    [InlineData("/coverage?asOf=2020-01-01&type=all", "/coverage?group=group%3Acentral-asia-5&with=CHN&asOf=2020-01-01&type=all")]
    public async Task A_page_of_data_tells_how_it_is_cited(string path, string cited)
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync(path));
        Assert.Contains($"Revision {RealSeed.Dataset.Revision}, read on ", page, StringComparison.Ordinal);
        Assert.Contains($"url = {{{server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{cited}}}", page, StringComparison.Ordinal);
    }
}
