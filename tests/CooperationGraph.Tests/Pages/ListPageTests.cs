using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>Lists are ordered, narrowed and paged by what stands in the address.</summary>
public sealed partial class ListPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/agreements", "{ agreements(orderBy: SIGNED_ON_DESC, first: 50) { nodes { id } } }")]
    [InlineData("/agreements?order=title_asc", "{ agreements(orderBy: TITLE_ASC, first: 50) { nodes { id } } }")]
    [InlineData("/meetings", "{ meetings(orderBy: STARTS_ON_DESC, first: 50) { nodes { id } } }")]
    [InlineData("/agreements?type=Double-Taxation-Agreement&country=Казахстан", "{ agreements(filter: { types: [DOUBLE_TAXATION_AGREEMENT], parties: { all: [\"KAZ\"] } }, orderBy: SIGNED_ON_DESC) { nodes { id } } }")]
    [InlineData("/agreements?country=Kyrgyzstan&with=CN&status=in_force&on=2005-01-01", "{ agreements(filter: { parties: { all: [\"KGZ\", \"CHN\"] }, status: [IN_FORCE], statusOn: \"2005-01-01\" }, orderBy: SIGNED_ON_DESC) { nodes { id } } }")]
    [InlineData("/agreements?disputed=yes&from=2000-01-01&to=2010-12-31", "{ agreements(filter: { hasConflict: true, signed: { from: \"2000-01-01\", to: \"2010-12-31\" } }, orderBy: SIGNED_ON_DESC) { nodes { id } } }")]
    [InlineData("/countries?group=SCO&region=Central Asia", "{ countries(filter: { group: \"group:sco\", regions: [\"Central Asia\"] }) { nodes { id } } }")]
    [InlineData("/projects?country=country:UZB", "{ projects(filter: { locatedIn: { codes: [\"UZB\"] } }, first: 50) { nodes { id } } }")]
    [InlineData("/financings?country=Angola&from=2015-01-01", "{ financings(filter: { receivedBy: { codes: [\"AGO\"] }, committed: { from: \"2015-01-01\" } }, orderBy: COMMITTED_ON_DESC, first: 50) { nodes { id } } }")]
    [InlineData("/projects?sector=energy", "{ projects(filter: { sectors: [\"sector:energy\"], withSubsectors: true }, first: 50) { nodes { id } } }")]
    [InlineData("/sources?kind=treaty_text", "{ sources(filter: { kinds: [TREATY_TEXT] }, orderBy: PUBLISHED_ON_DESC, first: 50) { nodes { id } } }")]
    [InlineData("/observations?partner=Kazakhstan", "{ observations(filter: { partners: [\"KAZ\"] }, orderBy: PERIOD_TO_DESC, first: 50) { nodes { id } } }")]
    public async Task A_list_shows_what_the_query_with_its_choices_finds_in_its_order(string address, string query)
    {
        var expected = (await ApiClient.OverSeed.DataAsync(query)).EnumerateObject().Single().Value.List("nodes").Select(node => NodeAddress.Of(node.Text("id")!)!).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, RowsOf(await server.Http.GetStringAsync(address)));
    }

    [Fact]
    public async Task The_next_ones_and_the_previous_ones_are_the_same_pages_in_both_directions()
    {
        var first = await server.Http.GetStringAsync("/agreements?country=CHN&order=title_desc");
        var second = await server.Http.GetStringAsync(LinkOf(first, "next"));
        Assert.DoesNotContain("rel=\"prev\"", first);
        Assert.Empty(RowsOf(first).Intersect(RowsOf(second)));
        Assert.Equal(RowsOf(first), RowsOf(await server.Http.GetStringAsync(LinkOf(second, "prev"))));
    }

    [Fact]
    public async Task The_head_of_a_column_leads_to_its_order_and_back()
    {
        var page = await server.Http.GetStringAsync("/agreements?type=JOINT_STATEMENT");
        Assert.Contains("aria-sort=\"descending\"><a href=\"/agreements?type=JOINT_STATEMENT&amp;order=signed_on_asc\">Signed</a>", page);
        Assert.Contains("<a href=\"/agreements?type=JOINT_STATEMENT&amp;order=in_force_on_desc\">In force from</a>", page);
        Assert.Contains("aria-sort=\"ascending\"><a href=\"/agreements?order=title_desc\">Agreement</a>", await server.Http.GetStringAsync("/agreements?order=title_asc"));
    }

    [Theory]
    [InlineData("/agreements?country=Narnia", "NARNIA")]
    [InlineData("/agreements?status=alive", "alive")]
    [InlineData("/agreements?order=beauty", "beauty")]
    [InlineData("/agreements?after=x", "is no cursor of this list")]
    [InlineData("/financings?from=2015", "2015")]
    [InlineData("/countries?group=nowhere", "group:nowhere")]
    public async Task A_wrong_choice_is_told_above_the_form(string address, string told)
    {
        var response = await server.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains(told, page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.IndexOf("class=\"filters\"", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task A_column_that_is_empty_in_the_whole_part_is_left_out_but_not_one_that_orders_the_list()
    {
        var page = await server.Http.GetStringAsync("/agreements?type=JOINT_STATEMENT&country=KAZ");
        Assert.Contains(">Signed</a>", page);
        Assert.Contains(">In force from</a>", page);
        var financings = await ApiClient.OverSeed.DataAsync("{ financings(orderBy: COMMITTED_ON_DESC, first: 50) { nodes { flowType } } }");
        Assert.All(financings.List("financings", "nodes"), node => Assert.Null(node.Text("flowType")));
        Assert.DoesNotContain("<th scope=\"col\">Form</th>", await server.Http.GetStringAsync("/financings"));
        Assert.Contains("<th scope=\"col\">Form</th>", await server.Http.GetStringAsync("/financings?country=Kyrgyzstan&form=loan"));
    }

    [Theory]
    [InlineData("/sources/stheadline-2026", "In English by the compilers of this dataset, not by the publisher.")]
    [InlineData("/sources", "中国首次跃居中亚各国第一大贸易伙伴</bdi></a> <small>[China becomes the largest trading partner of each Central Asian country for the first time]</small>")]
    [InlineData("/search?q=中国首次跃居&kind=source", "[China becomes the largest trading partner")]
    public async Task A_title_in_Chinese_stands_with_its_gloss_in_brackets(string address, string shown) => Assert.Contains(shown, WebUtility.HtmlDecode(await server.Http.GetStringAsync(address)));

    [Fact]
    public async Task A_group_says_who_its_members_are_today()
    {
        Assert.Contains("<bdi>Kazakhstan</bdi>", await server.Http.GetStringAsync("/groups"));
        var page = await server.Http.GetStringAsync("/groups/central-asia-5");
        Assert.Contains("Country group: 5 countries today", page);
        Assert.Contains("href=\"/coverage?group=group%3Acentral-asia-5\"", page);
        Assert.Contains("Economic union, whose members are not recorded here", await server.Http.GetStringAsync("/groups/eu"));
    }

    [Fact]
    public async Task Where_nothing_fits_the_list_says_so_and_what_that_does_not_mean()
    {
        var page = await server.Http.GetStringAsync("/agreements?q=zzz");
        Assert.Contains("0 agreements fit these choices.", page);
        Assert.Contains("says nothing of those that nobody has entered yet", page);
    }

    [Fact]
    public async Task The_status_in_a_list_is_that_of_the_day()
    {
        Assert.Contains("<b>Signed</b>", await server.Http.GetStringAsync("/agreements?q=China–Kazakhstan+BIT+1992&on=1993-01-01"));
        Assert.Contains("<b>In force</b>", await server.Http.GetStringAsync("/agreements?q=China–Kazakhstan+BIT+1992&on=2000-01-01"));
    }

    private static List<string> RowsOf(string page) => [.. Row().Matches(page).Select(match => match.Groups["link"].Value)];

    private static string LinkOf(string page, string side) => WebUtility.HtmlDecode(Regex.Match(page, $"<a href=\"(?<link>[^\"]*)\" rel=\"{side}\"", RegexOptions.None, Patience.Limit).Groups["link"].Value);

    [GeneratedRegex("<th scope=\"row\"><a href=\"(?<link>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Row();
}
