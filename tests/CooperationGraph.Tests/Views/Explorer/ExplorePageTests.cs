using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Views.Explorer;

/// <summary>The picture of what is around a node, drawn by the server: no script runs here.</summary>
public sealed partial class ExplorePageTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("id=country:KAZ", "Around Kazakhstan")]
    [InlineData("id=Kazakhstan", "Around Kazakhstan")]
    [InlineData("id=%E5%93%88%E8%90%A8%E5%85%8B%E6%96%AF%E5%9D%A6", "Around Kazakhstan")]
    [InlineData("id=country:KAZ&start=ITA", "Around Italy")]
    [InlineData("id=country:KAZ&id=country:UZB", "Around Kazakhstan and Uzbekistan")]
    [InlineData("id=country:UZB&to=country:PAK", "From Uzbekistan to Pakistan")]
    [InlineData("id=country:UZB&end=Pakistan&types=MEMBER_OF,PARTICIPATES_IN", "From Uzbekistan to Pakistan")]
    public async Task It_begins_at_any_node_found_by_its_id_or_name(string address, string title) =>
        Assert.Contains($"<h1><bdi>{title}</bdi></h1>", await PageAsync(address));

    [Theory]
    [InlineData("id=country:KAZ&depth=0", "'depth' is '0'; it may be 1 to 3.")]
    [InlineData("id=country:KAZ&depth=4", "'depth' is '4'; it may be 1 to 3.")]
    [InlineData("id=country:KAZ&depth=two", "'depth' is 'two'")]
    [InlineData("id=country:KAZ&limit=2001", "it may be 1 to 2000.")]
    [InlineData("id=country:KAZ&limit=99999999999999999999", "it may be 1 to 2000.")]
    [InlineData("id=country:KAZ&asOf=2001-02-29", "'asOf' is '2001-02-29', which is no day")]
    [InlineData("id=country:KAZ&types=LIKES", "'LIKES', which is no relationship type")]
    [InlineData("id=country:KAX", "Near ones: country:KAZ")]
    [InlineData("id=Congo", "Several nodes are called 'Congo': Congo - Kinshasa (country:COD)")]
    [InlineData("id=zzzzzzzz", "No node is called 'zzzzzzzz'.")]
    [InlineData("id=country:KAZ&to=country:KAZ", "a path comes to no node twice")]
    [InlineData("id=country:KAZ&expand=country:KAX", "Near ones: country:KAZ")]
    [InlineData("id=country:KAZ&expand=country:UZB~0", "'expand' is an id")]
    [InlineData("id=country:KAZ&pin=country:UZB~1e9~0", "'pin' is an id")]
    public async Task What_cannot_be_shown_is_told_above_the_form_and_in_place_of_a_file(string address, string told)
    {
        foreach (var path in new[] { "/explore", "/explore.svg", "/explore.csv", "/explore.json" })
        {
            var response = await server.Http.GetAsync($"{path}?{address}");
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, response.StatusCode));
            Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task More_nodes_than_one_operation_has_room_for_are_refused()
    {
        var ids = SeedGraph.Nodes(Country.Label).Select(node => node.Id).Take(17).ToList();
        var most = await server.Http.GetAsync("/explore?id=country:KAZ&" + string.Join('&', ids.Take(16).Select(id => $"expand={id}~2")));
        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        // Nor does the picture lead there: from any other node it begins anew.
        var links = WebUtility.HtmlDecode(await most.Content.ReadAsStringAsync()).Split("href=\"/explore?").Skip(1).Select(rest => rest.Split('"')[0]).ToList();
        Assert.Contains(links, link => !link.Contains("expand=", StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(link.Split("expand=").Length - 1 <= 16, link));
        var response = await server.Http.GetAsync("/explore?id=country:KAZ&" + string.Join('&', ids.Select(id => $"expand={id}~2")));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("at most 16 are allowed", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("id=country:KGZ&types=PARTY_TO,MEMBER_OF&limit=200", null)]
    [InlineData("id=country:KGZ&types=PARTY_TO,MEMBER_OF&limit=200", "2003-01-01")]
    [InlineData("id=country:KGZ&types=PARTY_TO,MEMBER_OF&limit=200&expand=group:sco", "2003-01-01")]
    public async Task The_table_and_the_files_have_the_rows_of_the_query_behind_the_page(string address, string? day)
    {
        var page = await PageAsync(address + (day is null ? "" : "&asOf=" + day));
        var answer = JsonElement.Parse(await server.Http.GetStringAsync(QueryLink().Match(page).Groups["link"].Value + "&ide=off"));
        var all = answer.At("data").EnumerateObject().Where(part => part.Name != "dataset").SelectMany(part => part.Value.List("relationships")).DistinctBy(each => each.Text("id")).ToList();
        // What is there on the day, as the database of facts says it.
        var dated = day is null ? null : (await ApiClient.OverSeed.DataAsync($"{{ neighborhood(of: [\"country:KGZ\", \"group:sco\"], depth: 1, asOf: \"{day}\", limit: 2000) {{ relationships {{ id }} }} }}")).List("neighborhood", "relationships").Texts("id").ToHashSet();
        var expected = all.Where(each => dated?.Contains(each.Text("id")!) != false).Select(each => each.Text("id")!).ToList();
        Assert.InRange(expected.Count, 4, day is null ? 500 : all.Count - 1);

        var json = JsonElement.Parse(await server.Http.GetStringAsync("/explore.json?" + address + (day is null ? "" : "&asOf=" + day)));
        Assert.Equal(expected, json.List("rows").Texts("relationship"));
        Assert.Equal(expected.Count, Rows().Count(page));
        var ends = expected.SelectMany(id => new[] { id.Split('/')[0], id.Split('/')[2] }).Append("country:KGZ").Distinct().Order();
        Assert.Equal(ends, (await PlacesAsync(address + (day is null ? "" : "&asOf=" + day))).Keys.Order());
    }

    [Theory]
    [InlineData("2003-01-01")]
    [InlineData("2016-01-01")]
    public async Task A_number_at_a_node_counts_what_of_the_day_alone_is_left_out(string day)
    {
        const string Choice = "id=country:KGZ&types=PARTY_TO,MEMBER_OF&limit=20";
        var whole = (await ApiClient.OverSeed.DataAsync($"{{ neighborhood(of: \"country:KGZ\", relationships: [PARTY_TO, MEMBER_OF], asOf: \"{day}\", limit: 2000) {{ relationships {{ id }} }} }}")).List("neighborhood", "relationships").Count;
        var rows = JsonElement.Parse(await server.Http.GetStringAsync($"/explore.json?{Choice}&asOf={day}")).List("rows").Count;
        Assert.Equal($"+{whole - rows}", await LeftOutAsync($"{Choice}&asOf={day}"));
        Assert.NotEqual($"+{whole - rows}", await LeftOutAsync(Choice));

        async Task<string> LeftOutAsync(string address) =>
            XDocument.Parse(await server.Http.GetStringAsync("/explore.svg?" + address)).Descendants(Svg + "g").Single(each => (string?)each.Attribute("data-id") == "country:KGZ")
                .Descendants(Svg + "text").Single(each => ((string?)each.Attribute("class"))?.StartsWith("more", StringComparison.Ordinal) == true).Value;
    }

    [Fact]
    public async Task Each_row_has_its_sources_or_says_that_it_has_none()
    {
        var json = JsonElement.Parse(await server.Http.GetStringAsync("/explore.json?id=country:UZB&to=country:PAK"));
        Assert.Contains(json.List("rows"), row => row.Text("sources") is not null);
        var page = await PageAsync("id=country:UZB&to=country:PAK");
        Assert.Equal(json.List("rows").Count(row => row.Text("sources") is not null), SourceCells().Count(page));
        Assert.All(json.List("rows").SelectMany(row => row.Text("sources")?.Split(' ') ?? []), id => Assert.Contains($"<a href=\"/sources/{id["source:".Length..]}\">", page));
    }

    [Fact]
    public async Task Nodes_stay_where_they_are_whatever_the_day_the_depth_and_what_is_added_or_hidden()
    {
        const string Start = "id=country:KGZ&types=PARTY_TO,MEMBER_OF,PARTICIPATES_IN&limit=60";
        var before = await PlacesAsync(Start);
        Assert.InRange(before.Count, 20, 60);
        foreach (var (change, isLess) in new[] { ("&asOf=2003-01-01", true), ("&hide=group:sco", true), ("&expand=group:sco", false), ("&depth=2&limit=200", false), ("&expand=group:sco&expand=country:CHN", false) })
        {
            var after = await PlacesAsync(change.Contains("limit", StringComparison.Ordinal) ? Start.Replace("&limit=60", "", StringComparison.Ordinal) + change : Start + change);
            Assert.NotEqual(before.Count, after.Count);
            if (isLess) Assert.Subset(before.Keys.ToHashSet(), after.Keys.ToHashSet());
            if (change.Contains("depth", StringComparison.Ordinal)) continue;
            Assert.All(before.Where(each => after.ContainsKey(each.Key)), each => Assert.Equal(each.Value, after[each.Key]));
        }

        // Of the same limit, one step more adds what is farther away.
        var (near, far) = (await PlacesAsync(Start.Replace("limit=60", "limit=200", StringComparison.Ordinal)), await PlacesAsync(Start.Replace("limit=60", "limit=200&depth=2", StringComparison.Ordinal)));
        Assert.True(far.Count > near.Count);
        Assert.All(near, each => Assert.Equal(each.Value, far[each.Key]));
        // Asked again of another server, it is byte for byte the same.
        await using var other = await TestServer.StartAsync(new CurrentStore(RealSeed.Store));
        using var same = new HttpRequestMessage(HttpMethod.Get, "/explore.svg?" + Start);
        same.Headers.Host = server.Http.BaseAddress!.Authority;
        Assert.Equal(await server.Http.GetStringAsync("/explore.svg?" + Start), await (await other.Http.SendAsync(same)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("id=country:KAZ")]
    [InlineData("id=country:CHN&limit=400")]
    [InlineData("id=country:KAZ&depth=3&limit=300&expand=country:CHN~200")]
    [InlineData("id=country:UZB&to=country:PAK")]
    public async Task No_name_covers_another_one_or_a_node(string address)
    {
        var boxes = new List<(string Id, double Left, double Right, double Top, double Bottom)>();
        foreach (var item in await ItemsAsync(address))
        {
            var (id, (x, y)) = ((string)item.Attribute("data-id")!, PlaceOf(item));
            var name = item.Descendants(Svg + "text").First();
            var width = Math.Min(230, name.Value.Length * 7.0);
            var left = (string?)name.Attribute("text-anchor") switch { "end" => x - 13 - width, "middle" => x - (width / 2), _ => x - 9 };
            boxes.Add((id, left, (string?)name.Attribute("text-anchor") switch { "end" => x + 9, "middle" => x + (width / 2), _ => x + 13 + width }, y - 9, y + 9));
        }

        boxes.Sort((one, other) => one.Top.CompareTo(other.Top));
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count && boxes[j].Top < boxes[i].Bottom; j++)
                Assert.False(boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right, $"{boxes[i].Id} and {boxes[j].Id}");
    }

    [Fact]
    public async Task A_node_leads_to_what_is_around_it_and_says_how_much_is_left_out()
    {
        var item = (await ItemsAsync("id=country:KAZ")).Single(each => (string?)each.Attribute("data-id") == "country:KAZ");
        var link = item.Element(Svg + "a")!;
        var more = int.Parse(link.Elements(Svg + "text").Last().Value.TrimStart('+'), CultureInfo.InvariantCulture);
        Assert.EndsWith($", country, {more} more relationships", link.Element(Svg + "title")!.Value);
        var before = await PlacesAsync("id=country:KAZ");
        var after = await PlacesAsync(new Uri(server.Http.BaseAddress!, (string)link.Attribute("href")!).Query.TrimStart('?'));
        var all = (await PlacesAsync("id=country:KAZ&expand=country:KAZ~2000")).Count;
        Assert.True(before.Count < after.Count && after.Count <= all);
        Assert.Null((await ItemsAsync("id=country:KAZ&expand=country:KAZ~2000")).Single(each => (string?)each.Attribute("data-id") == "country:KAZ").Element(Svg + "a")!.Elements(Svg + "text").Skip(1).SingleOrDefault());
    }

    [Fact]
    public async Task Its_script_is_of_this_host_and_under_60_KB_on_the_wire()
    {
        var page = await PageAsync("id=country:KAZ");
        Assert.All(Scripts().Matches(page), script => Assert.StartsWith("/", script.Groups["src"].Value));
        var path = Scripts().Matches(page).Select(script => script.Groups["src"].Value).Single(src => src.StartsWith("/explorer.js?", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        var response = await server.Http.SendAsync(request);
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 10_000, 60_000);
    }

    [Fact]
    public async Task A_pinned_node_stands_where_it_was_put() =>
        Assert.Equal((123.0, -45.0), (await PlacesAsync("id=country:KAZ&pin=group:sco~123~-45"))["group:sco"]);

    [Fact]
    public async Task A_file_says_what_it_is_of_which_day_and_revision_and_from_where()
    {
        var file = XDocument.Parse(await server.Http.GetStringAsync("/explore.svg?id=Kazakhstan&asOf=2003-01-01"));
        var texts = file.Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("Around Kazakhstan", texts);
        Assert.Contains(texts, text => text.EndsWith("on 1 January 2003", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(RealSeed.Dataset.Revision, StringComparison.Ordinal));
        Assert.Contains(texts, text => text == $"{server.Http.BaseAddress}explore?id=country:KAZ&asOf=2003-01-01");
        Assert.Contains(texts, text => text.StartsWith("Sources: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_no_XML_holds_and_words_that_look_like_code_are_drawn_as_text()
    {
        await using var extreme = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(ExtremeSeed.Read())));
        const string Address = "?id=country:CHN&types=PARTY_TO&limit=2000";
        var file = XDocument.Parse(await extreme.Http.GetStringAsync("/explore.svg" + Address));
        Assert.Contains(file.Descendants(Svg + "text"), text => text.Value.StartsWith("quotes \" ' ` and", StringComparison.Ordinal));
        Assert.True(file.Descendants().Count(each => each.Name.LocalName == "g" && (string?)each.Attribute("class") == "item") > 10);
        Assert.Equal(HttpStatusCode.OK, (await extreme.Http.GetAsync("/explore" + Address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await extreme.Http.GetAsync("/explore.svg?id=" + Uri.EscapeDataString("organization:'\"{}$`"))).StatusCode);
    }

    [Theory]
    [InlineData("/countries/KAZ", "country%3AKAZ")]
    [InlineData("/agreements/bit-cn-uz-1992", "agreement%3Abit-cn-uz-1992")]
    public async Task The_page_of_a_node_leads_to_what_is_around_it(string path, string id) =>
        Assert.Contains($"<a href=\"/explore?id={id}\">", await server.Http.GetStringAsync(path));

    [Fact]
    public async Task The_page_is_under_60_KB_and_without_a_start_it_leads_to_some()
    {
        Assert.InRange((await server.Http.GetByteArrayAsync("/explore?id=country:KAZ")).Length, 10_000, 60_000);
        var page = await PageAsync("");
        foreach (Match link in StartLinks().Matches(page)) Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(link.Groups["link"].Value)).StatusCode);
        Assert.InRange(StartLinks().Count(page), 5, 12);
    }

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await server.Http.GetStringAsync("/explore?" + address));

    private async Task<List<XElement>> ItemsAsync(string address)
    {
        var page = await server.Http.GetStringAsync("/explore?" + address);
        var from = page.IndexOf("<svg viewBox=\"0 0 ", page.IndexOf("aria-label=\"The picture\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var picture = XElement.Parse(page[from..(page.IndexOf("</svg>", from, StringComparison.Ordinal) + "</svg>".Length)]);
        return [.. picture.Descendants(Svg + "g").Where(each => (string?)each.Attribute("class") == "item")];
    }

    private async Task<Dictionary<string, (double X, double Y)>> PlacesAsync(string address) =>
        (await ItemsAsync(address)).ToDictionary(each => (string)each.Attribute("data-id")!, PlaceOf);

    private static (double X, double Y) PlaceOf(XElement item) => ((string)item.Attribute("transform")!)["translate(".Length..^1].Split(',') is var parts ? (Read(parts[0]), Read(parts[1])) : default;

    private static double Read(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<a href="(?<link>/graphql\?query=[^"]*)">The query behind""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex QueryLink();

    [GeneratedRegex("""<script src="(?<src>[^"]*)"[^>]*>""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Scripts();

    [GeneratedRegex("<tr><td>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Rows();

    [GeneratedRegex("""<td><a href="#s\d+">""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex SourceCells();

    [GeneratedRegex("""<li><a href="(?<link>/explore\?id=[^"]*)">""", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex StartLinks();
}
