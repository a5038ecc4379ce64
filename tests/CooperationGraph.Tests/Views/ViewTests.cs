using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Sylvan.Data.Csv;

namespace CooperationGraph.Tests.Views;

/// <summary>A view is one answer in several forms: what one of them shows, all of them do.</summary>
public sealed class ViewTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly XNamespace Svg = SvgWriter.Namespace;

    [Theory]
    [InlineData("/coverage.svg?asOf=2023-05-11")]
    [InlineData("/coverage.svg?group=group:sco&asOf=2010-01-01&type=INVESTMENT_PROTECTION_AGREEMENT&width=320")]
    [InlineData("/timeline.svg?country=KAZ&asOf=2023-05-11")]
    [InlineData("/timeline.svg?country=UZB&with=CHN&kind=agreements&from=1990&to=2012&width=1600")]
    [InlineData("/timeline.svg?country=ATA")]
    [InlineData("/map.svg")]
    [InlineData("/map.svg?type=INVESTMENT_PROTECTION_AGREEMENT&with=country:kaz&asOf=1999-12-31&width=320")]
    public async Task A_picture_is_well_formed_and_names_its_day_its_revision_and_its_address(string address)
    {
        var response = await server.Http.GetAsync(address);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.ToString());
        var root = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(RealSeed.Dataset.Revision, root.Descendants().Single(element => element.Name.LocalName == "revision").Value);
        // The page at the address inside the file shows the same picture.
        var page = new Uri(root.Descendants().Single(element => element.Name.LocalName == "identifier").Value);
        Assert.Equal(server.Http.BaseAddress!.Authority, page.Authority);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(page)).StatusCode);
        Assert.All(root.Descendants(Svg + "a").Select(link => link.Attribute("href")!.Value), link => Assert.StartsWith(server.Http.BaseAddress.ToString(), link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_matrix_is_drawn_cell_by_cell()
    {
        const string choice = "group=group:asean&asOf=2020-01-01&type=BELT_AND_ROAD_DOCUMENT&type=INVESTMENT_PROTECTION_AGREEMENT";
        var cells = (await ApiClient.OverSeed.DataAsync("""{ coverage(countries: { group: "group:asean" }, types: [BELT_AND_ROAD_DOCUMENT, INVESTMENT_PROTECTION_AGREEMENT], asOf: "2020-01-01") { rows { country { code } cells { state } } } }"""))
            .List("coverage", "rows").SelectMany(row => row.List("cells").Select(cell => (Country: row.Text("country", "code"), State: cell.Text("state")!))).ToList();
        var root = XElement.Parse(await server.Http.GetStringAsync("/coverage.svg?" + choice));
        var drawn = root.Descendants(Svg + "g").Where(group => group.Element(Svg + "title") is not null).Select(group => group.Elements(Svg + "rect").Last().Attribute("class")!.Value).ToList();
        Assert.Equal(cells.Select(cell => $"p-{cell.State.ToLowerInvariant()}"), drawn);
        Assert.Equal(drawn.Distinct().Order(), root.Descendants(Svg + "pattern").Select(pattern => pattern.Attribute("id")!.Value).Order());
        // Each pattern is named once, whatever number of cells has it, for naming it is what takes a PNG its time.
        var areas = root.Descendants(Svg + "path").Where(path => path.Attribute("fill")?.Value.StartsWith("url(", StringComparison.Ordinal) == true).ToDictionary(path => path.Attribute("fill")!.Value["url(#".Length..^1], path => path.Attribute("d")!.Value.Count(sign => sign == 'z'));
        Assert.Equal(drawn.CountBy(each => each).ToDictionary(), areas);
        var rows = await RowsAsync("/coverage.json?" + choice);
        Assert.Equal(cells, rows.Select(row => (row["country"], row["state"]!)));
    }

    [Fact]
    public async Task The_timeline_has_all_agreements_of_a_pair_and_links_to_each()
    {
        var ids = (await ApiClient.OverSeed.DataAsync("""{ country(code: "UZB") { agreements(first: 100, filter: { parties: { all: ["CHN"] } }) { nodes { id } } } }""")).GetProperty("country").List("agreements", "nodes").Select(node => node.Text("id")!).Order().ToList();
        Assert.NotEmpty(ids);
        const string choice = "?country=UZB&with=CHN&kind=agreements&asOf=2026-01-01";
        Assert.Equal(ids, (await RowsAsync("/timeline.json" + choice)).Select(row => row["id"]!).Distinct().Order());
        var links = XElement.Parse(await server.Http.GetStringAsync("/timeline.svg" + choice)).Descendants(Svg + "a").Select(link => new Uri(link.Attribute("href")!.Value).AbsolutePath).Order().ToList();
        Assert.Equal(ids.Select(id => NodeAddress.Of(id)!).Order(), links);
        var page = await server.Http.GetStringAsync("/timeline" + choice);
        // Once in the picture, once in that for phones, once in the table.
        Assert.All(links, link => Assert.Equal(4, page.Split($"href=\"{link}\"").Length));
    }

    [Theory]
    [InlineData("/timeline.json?country=哈萨克斯坦&with=Китай&kind=agreements&asOf=2020-01-01", "/timeline?country=KAZ&with=CHN&asOf=2020-01-01&kind=agreements")]
    [InlineData("/map.json?with=Kazakhstan&type=investment-protection-agreement&asOf=2020-01-01", "/map?type=INVESTMENT_PROTECTION_AGREEMENT&with=KAZ&asOf=2020-01-01")]
    public async Task Countries_go_by_any_of_their_names_and_by_their_codes_in_what_is_cited(string asked, string cited) =>
        Assert.EndsWith(cited, JsonElement.Parse(await server.Http.GetByteArrayAsync(asked)).Text("address"), StringComparison.Ordinal);

    [Theory]
    // The memorandum as a whole has ended; of the partnership a country has a date of its own, and another has not.
    [InlineData("ITA", "agreement:bri-doc-cn-it", "ended", "2024-03-22")]
    [InlineData("IDN", "agreement:rcep-2020", "in force", "2023-01-02")]
    [InlineData("JPN", "agreement:rcep-2020", "in force", "2022-01-01")]
    public async Task Dates_of_the_country_itself_come_before_those_of_the_agreement(string country, string agreement, string happened, string date)
    {
        var rows = await RowsAsync($"/timeline.json?country={country}&kind=agreements&asOf=2025-01-01");
        Assert.Equal(date, Assert.Single(rows, row => (row["id"], row["event"]) == (agreement, happened))["date"]);
    }

    [Theory]
    [InlineData("/timeline", "?country=KAZ&asOf=2023-05-11")]
    [InlineData("/map", "?asOf=2023-05-11")]
    public async Task CSV_and_JSON_hold_the_same_rows(string path, string choice)
    {
        var rows = await RowsAsync(path + ".json" + choice);
        Assert.NotEmpty(rows);
        var text = await server.Http.GetByteArrayAsync(path + ".csv" + choice);
        Assert.Equal([0xEF, 0xBB, 0xBF], text[..3]);
        using var csv = CsvDataReader.Create(new StreamReader(new MemoryStream(text)));
        var i = 0;
        while (await csv.ReadAsync())
        {
            Assert.All(rows[i], cell => Assert.Equal(cell.Value ?? "", csv.GetString(csv.GetOrdinal(cell.Key)).TrimStart('\'')));
            Assert.Equal(("2023-05-11", RealSeed.Dataset.Revision), (csv.GetString(csv.GetOrdinal("as_of")), csv.GetString(csv.GetOrdinal("revision"))));
            i++;
        }

        Assert.Equal(rows.Count, i);
    }

    [Theory]
    [InlineData("/timeline", "?country=KAX", "KAZ (Kazakhstan)")]
    [InlineData("/timeline", "?kind=treaties", "choose of agreements, meetings, projects")]
    [InlineData("/timeline", "?from=0999", "a number from 1000 to 2200")]
    [InlineData("/timeline", "?from=2010&to=2000", "exchange them")]
    [InlineData("/timeline", "?type=none", "NONE")]
    [InlineData("/timeline", "?asOf=yesterday", "yesterday")]
    [InlineData("/coverage", "?with=KAX", "KAZ (Kazakhstan)")]
    public async Task A_choice_that_cannot_be_is_refused_with_what_may_be(string path, string choice, string told)
    {
        string[] endings = path == "/coverage" ? ["", ".svg", ".png", ".json"] : ["", ".svg", ".png", ".json", ".csv"];
        foreach (var ending in endings)
        {
            var response = await server.Http.GetAsync(path + ending + choice);
            Assert.Equal((ending, HttpStatusCode.BadRequest), (ending, response.StatusCode));
            Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("319")]
    [InlineData("1601")]
    [InlineData("wide")]
    public async Task Another_width_than_a_picture_may_have_is_refused(string width)
    {
        var response = await server.Http.GetAsync("/timeline.svg?width=" + width);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("from 320 to 1600", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unchanged_picture_is_not_sent_again_and_may_be_framed_by_anybody()
    {
        var first = await server.Http.GetAsync("/timeline.svg?country=KAZ&asOf=2023-05-11");
        Assert.Contains("frame-ancestors *", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/timeline.svg?country=KAZ&asOf=2023-05-11");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await server.Http.SendAsync(again)).StatusCode);
        Assert.Contains("frame-ancestors 'none'", (await server.Http.GetAsync("/timeline")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/timeline.svg?country=KAZ&asOf=0001-01-01")]
    [InlineData("/timeline.svg?country=KAZ&asOf=9999-12-31")]
    [InlineData("/timeline?country=CHN")]
    [InlineData("/coverage.svg")]
    [InlineData("/map.svg")]
    public async Task Over_extreme_data_there_is_a_picture_too(string address)
    {
        await using var other = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(ExtremeSeed.Read())));
        var response = await other.Http.GetAsync(address);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private async Task<List<Dictionary<string, string?>>> RowsAsync(string address) =>
        [.. JsonElement.Parse(await server.Http.GetByteArrayAsync(address)).GetProperty("rows").EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString()))];
}
