using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>The form that stands on every page, and what it leads to.</summary>
public sealed partial class SearchPageTests(TestServer server) : IClassFixture<TestServer>, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };

    [Theory]
    [InlineData("Kazakhstan", "/countries/KAZ")]
    [InlineData("  kz ", "/countries/KAZ")]
    [InlineData("哈萨克斯坦", "/countries/KAZ")]
    [InlineData("agreement:bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("Eurasian Economic Union", "/groups/eaeu")]
    public async Task What_one_node_alone_is_called_goes_straight_to_its_page(string typed, string expected)
    {
        var response = await _http.GetAsync("/search?q=" + Uri.EscapeDataString(typed));
        Assert.Equal((HttpStatusCode.Found, expected), (response.StatusCode, response.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("Congo", "/countries/COD", "/countries/COG")]
    [InlineData("Korea", "/countries/PRK", "/countries/KOR")]
    public async Task What_two_are_called_shows_both_before_all_others(string typed, string one, string other)
    {
        var found = ResultLinks(await PageOfAsync("q=" + typed));
        Assert.Equal(new[] { one, other }.Order(), found.Take(2).Order());
    }

    [Fact]
    public async Task A_result_says_its_kind_and_by_which_name_it_was_found()
    {
        var page = await PageOfAsync("q=" + Uri.EscapeDataString("哈萨克"));
        Assert.Matches("""<a href="/countries/KAZ"><bdi>Kazakhstan</bdi></a> <small>· country · <bdi>哈萨克斯坦</bdi> \(Chinese\)</small>""", page);
    }

    [Fact]
    public async Task The_pages_lead_to_every_result_and_keep_the_kind()
    {
        var found = new List<string>();
        for (var next = "/search?q=china&kind=AGREEMENT"; next.Length > 0;)
        {
            var page = WebUtility.HtmlDecode(await _http.GetStringAsync(next));
            found.AddRange(ResultLinks(page));
            next = NextLink().Match(page).Groups["link"].Value;
        }

        var data = await ApiClient.OverSeed.DataAsync("""{ search(text: "china", kinds: [AGREEMENT], first: 0) { totalCount } }""");
        Assert.True(found.Count > 50);
        Assert.Equal(data.GetProperty("search").GetProperty("totalCount").GetInt32(), found.Distinct().Count());
        Assert.All(found, link => Assert.StartsWith("/agreements/", link));
    }

    [Theory]
    [InlineData("", "Type a country")]
    [InlineData("q=", "Type a country")]
    [InlineData("q=%20%20", "Type a country")]
    [InlineData("q=%00%01%1b")]
    [InlineData("q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("q=*&kind=")]
    [InlineData("q=zzzzzzzz")]
    [InlineData("q=%F0%9F%90%BC%F0%9F%90%BC")]
    public async Task Any_text_is_ordinary_input(string address, string said = "0 results")
    {
        var response = await _http.GetAsync("/search?" + address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", page);
        Assert.Contains(said, page);
    }

    [Theory]
    [InlineData("q=a&kind=TREATY", "agreement, mechanism")]
    [InlineData("q=a&after=nothing", "is no cursor of this list")]
    public async Task A_kind_or_cursor_that_there_is_not_is_told_above_the_form(string address, string told)
    {
        var response = await _http.GetAsync("/search?" + address);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Matches($"""role="alert">[^<]*{Regex.Escape(told)}""", page);
        Assert.Contains("""name="q" value="a" """, page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/countries/KAZ")]
    [InlineData("/coverage")]
    [InlineData("/docs/errors")]
    [InlineData("/nothing-of-the-kind")]
    public async Task It_stands_on_every_page(string path) =>
        Assert.Contains("""<form method="get" action="/search" role="search" """, await (await _http.GetAsync(path)).Content.ReadAsStringAsync());

    public void Dispose() => _http.Dispose();

    private static List<string> ResultLinks(string page) => [.. Links().Matches(page).Select(match => match.Groups["link"].Value)];

    private async Task<string> PageOfAsync(string address) => WebUtility.HtmlDecode(await _http.GetStringAsync("/search?" + address));

    [GeneratedRegex("""<li><a href="(?<link>[^"]*)">""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Links();

    [GeneratedRegex("""<a href="(?<link>[^"]*)" rel="next">""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex NextLink();
}
