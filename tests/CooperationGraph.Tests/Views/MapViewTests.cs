using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Views;

public sealed class MapViewTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Choice = "?type=INVESTMENT_PROTECTION_AGREEMENT&with=CHN&asOf=2005-01-01";
    private static readonly XNamespace Svg = SvgWriter.Namespace;

    [Fact]
    public async Task Each_country_stands_on_the_map_in_its_state_or_is_named_beside_it()
    {
        var countries = await CountriesAsync();
        var root = XElement.Parse(await server.Http.GetStringAsync("/map.svg" + Choice));
        var drawn = root.Descendants(Svg + "g").Where(group => group.Element(Svg + "title") is not null).ToDictionary(group => group.Element(Svg + "title")!.Value.Split(':')[0], group => group.Elements().Last().Attribute("fill")!.Value);
        var notes = string.Join(' ', root.Elements(Svg + "text").Select(text => text.Value));
        foreach (var (code, name, state, _) in countries)
        {
            if (WorldMap.Instance.Codes.Contains(code)) Assert.Equal((name, $"url(#p-{state.ToLowerInvariant()})"), (name, drawn[name]));
            else Assert.Contains(name, notes, StringComparison.Ordinal);
        }

        Assert.Equal(countries.Count(country => WorldMap.Instance.Codes.Contains(country.Code)), drawn.Count);
        Assert.Contains(countries, country => !WorldMap.Instance.Codes.Contains(country.Code));
    }

    [Theory]
    [InlineData(Choice)]
    [InlineData("?type=BELT_AND_ROAD_DOCUMENT&with=CHN&asOf=2026-01-01")]
    public async Task How_many_are_certain_is_told_in_words(string choice)
    {
        var known = JsonElement.Parse(await server.Http.GetByteArrayAsync("/map.json" + choice)).List("rows").Where(row => row.Text("state") is not ("NONE_KNOWN" or "NOT_CHECKED")).ToList();
        var certain = known.Count(row => row.Text("certainty") == "CERTAIN");
        Assert.Contains(certain == 0 ? $"Of {known.Count} known ones none is certain by the facts, all are likely" : $"Of {known.Count} known ones {certain} are certain by the facts, the others are likely", WebUtility.HtmlDecode(await server.Http.GetStringAsync("/map" + choice)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_country_with_an_agreement_is_a_link_that_the_keyboard_reaches_however_small_it_is()
    {
        var known = (await CountriesAsync()).Where(country => country.State is not ("NONE_KNOWN" or "NOT_CHECKED") && WorldMap.Instance.Codes.Contains(country.Code)).Select(country => "/countries/" + country.Code).Order().ToList();
        var root = XElement.Parse(await server.Http.GetStringAsync("/map.svg" + Choice));
        Assert.Equal(known, root.Descendants(Svg + "a").Select(link => new Uri(link.Attribute("href")!.Value).AbsolutePath).Order());
        Assert.Contains("/countries/SGP", known);
        Assert.True(3 <= (double)root.Descendants(Svg + "a").Single(link => link.Attribute("href")!.Value.EndsWith("/countries/SGP", StringComparison.Ordinal)).Descendants(Svg + "circle").Single().Attribute("r")!);
    }

    [Fact]
    public async Task The_page_the_table_and_the_rows_are_those_of_the_query()
    {
        var countries = await CountriesAsync();
        var rows = JsonElement.Parse(await server.Http.GetByteArrayAsync("/map.json" + Choice)).GetProperty("rows").EnumerateArray().Select(row => (row.Text("country")!, row.Text("state")!, row.Text("since"))).ToList();
        Assert.Equal(countries.Select(country => (country.Code, country.State, country.Since)), rows);
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/map" + Choice));
        Assert.Contains("<bdi>Investment treaties (BITs) with China</bdi></h1>", page);
        var table = page[page.IndexOf("<table", StringComparison.Ordinal)..page.IndexOf("</table", StringComparison.Ordinal)];
        foreach (var (code, _, state, _) in countries) Assert.Equal((code, state is not ("NONE_KNOWN" or "NOT_CHECKED")), (code, table.Contains($"href=\"/countries/{code}\"", StringComparison.Ordinal)));
        var rest = page[page.IndexOf("</table", StringComparison.Ordinal)..];
        Assert.All(countries.Where(country => country.State is "NONE_KNOWN" or "NOT_CHECKED"), country => Assert.Contains(country.Name, rest, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("financings", """{ financingGroups(by: [COUNTRY], filter: { committed: { to: "2020-01-01" } }, first: 2000) { groups { count keys { value } } } }""", "financingGroups")]
    [InlineData("projects", """{ projectGroups(by: [COUNTRY], first: 2000) { groups { count keys { value } } } }""", "projectGroups")]
    public async Task Circles_have_areas_as_the_numbers_that_the_query_counts(string circles, string query, string field)
    {
        var counts = (await ApiClient.OverSeed.DataAsync(query)).List(field, "groups").Where(group => group.List("keys")[0].Text("value") is not null)
            .ToDictionary(group => group.List("keys")[0].Text("value")!["country:".Length..], group => int.Parse(group.Text("count")!, CultureInfo.InvariantCulture));
        var address = $"?asOf=2020-01-01&circles={circles}";
        var rows = JsonElement.Parse(await server.Http.GetByteArrayAsync("/map.json" + address)).GetProperty("rows").EnumerateArray().Where(row => row.Text("circle") is not null).ToDictionary(row => row.Text("country")!, row => int.Parse(row.Text("circle")!, CultureInfo.InvariantCulture));
        var names = (await CountriesAsync()).ToDictionary(country => country.Name, country => country.Code);
        // The counterpart is no row.
        Assert.Equal(counts.Where(count => count.Key != "CHN" && rows.ContainsKey(count.Key)).OrderBy(count => count.Key), rows.OrderBy(row => row.Key));
        Assert.Empty(counts.Keys.Except(rows.Keys).Except(["CHN"]));
        var drawn = XElement.Parse(await server.Http.GetStringAsync("/map.svg" + address)).Descendants(Svg + "circle").Where(circle => (string?)circle.Attribute("class") == "s-circle" && circle.Parent!.Element(Svg + "title") is not null)
            .ToDictionary(circle => circle.Parent!.Element(Svg + "title")!.Value.Split(':')[0], circle => (double)circle.Attribute("r")!);
        var largest = drawn.OrderByDescending(circle => circle.Value).Take(5).ToList();
        Assert.Equal(rows.Values.Max(), rows[names[largest[0].Key]]);
        Assert.All(largest, circle => Assert.Equal((double)rows[names[circle.Key]] / rows.Values.Max(), Math.Pow(circle.Value / largest[0].Value, 2), 0.01));
    }

    [Theory]
    [InlineData("financings", """{ list: financingGroups(by: [LENDER, COUNTRY], filter: { committed: { to: "2020-01-01" } }, first: 2000) { groups { count keys { value node { ... on Organization { basedIn { code } } } } } } }""")]
    [InlineData("money", """{ list: financingGroups(by: [LENDER, COUNTRY], filter: { committed: { to: "2020-01-01" } }, first: 2000) { groups { count keys { value node { ... on Organization { basedIn { code } } } } } } }""")]
    [InlineData("projects", """{ list: projectGroups(by: [PARTICIPANT, COUNTRY], first: 2000) { groups { count keys { value node { ... on Organization { basedIn { code } } } } } } }""")]
    public async Task Arcs_lead_from_where_the_data_say_that_somebody_is_based_and_are_as_wide_as_the_numbers(string circles, string query)
    {
        var expected = (await ApiClient.OverSeed.DataAsync(query)).List("list", "groups")
            .Where(group => group.List("keys")[0].At("node").ValueKind != JsonValueKind.Null && group.List("keys")[0].At("node", "basedIn").ValueKind != JsonValueKind.Null)
            .Select(group => (From: group.List("keys")[0].Text("node", "basedIn", "code"), To: group.List("keys")[1].Text("value")?["country:".Length..], Count: int.Parse(group.Text("count")!, CultureInfo.InvariantCulture)))
            .Where(each => each.To is not null and not "CHN" && each.From != each.To).GroupBy(each => (From: each.From!, To: each.To!)).ToDictionary(pair => pair.Key, pair => pair.Sum(each => each.Count));
        var address = $"?asOf=2020-01-01&circles={circles}";
        var map = JsonElement.Parse(await server.Http.GetByteArrayAsync("/map.json" + address));
        var told = map.List("rows").SelectMany(row => (row.Text("origins")?.Split(' ') ?? []).Select(origin => (From: origin.Split('=')[0], To: row.Text("country")!, Count: int.Parse(origin.Split('=')[1], CultureInfo.InvariantCulture))));
        Assert.Equal(expected.OrderBy(each => each.Key), told.ToDictionary(each => (each.From, each.To), each => each.Count).OrderBy(each => each.Key));
        var drawn = XElement.Parse(await server.Http.GetStringAsync("/map.svg" + address)).Descendants(Svg + "path").Where(path => (string?)path.Attribute("class") == "s-circle" && path.Parent!.Element(Svg + "title") is not null)
            .ToDictionary(path => path.Parent!.Element(Svg + "title")!.Value, path => (double)path.Attribute("stroke-width")!);
        Assert.Equal(expected.Count, drawn.Count);
        var widest = drawn.MaxBy(arc => arc.Value);
        Assert.EndsWith($": {expected.Values.Max()} {(circles == "projects" ? "projects" : "financings")}", widest.Key, StringComparison.Ordinal);
        Assert.All(drawn, arc => Assert.Equal(Math.Max(5 * int.Parse(arc.Key.Split(": ")[1].Split(' ')[0], CultureInfo.InvariantCulture) / (double)expected.Values.Max(), .5), arc.Value, .01));
        Assert.Contains(map.List("notes"), note => note.GetString()!.StartsWith("Arcs: from where", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_shape_of_a_page_is_one_of_the_file_of_shapes()
    {
        var shapes = XElement.Parse(await server.Http.GetStringAsync(WorldMap.Path)).Elements().ToDictionary(shape => "#" + shape.Attribute("id")!.Value, shape => shape.Attribute("d")!.Value);
        var page = await server.Http.GetStringAsync("/map" + Choice);
        var used = Regex.Matches(page, $"href=\"{Regex.Escape(WorldMap.Path)}(?<id>#[A-Z]{{3}})\"", RegexOptions.ExplicitCapture, Patience.Limit).Select(match => match.Groups["id"].Value).ToList();
        var drawn = XElement.Parse(await server.Http.GetStringAsync("/map.svg" + Choice)).Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value).Where(shapes.ContainsValue).ToList();
        Assert.Equal(drawn, used.Select(id => shapes[id]));
        Assert.InRange(drawn.Count, 150, 250);
    }

    [Fact]
    public async Task Circles_of_money_are_sums_of_one_kind_of_one_currency_in_one_kind_of_prices()
    {
        var totals = (await ApiClient.OverSeed.DataAsync("""{ financingGroups(by: [COUNTRY], filter: { committed: { to: "2020-01-01" }, receivedBy: { codes: ["PAK"] } }, first: 2000) { groups { keys { value } amounts { totals { kind currency priceBasis baseYear max } } } } }"""))
            .List("financingGroups", "groups").Single(group => group.List("keys")[0].Text("value") == "country:PAK").List("amounts", "totals");
        var map = JsonElement.Parse(await server.Http.GetByteArrayAsync("/map.json?asOf=2020-01-01&circles=money"));
        var pakistan = map.List("rows").Single(row => row.Text("country") == "PAK").Text("circle");
        Assert.Contains(pakistan, totals.Where(total => (total.Text("currency"), total.Text("priceBasis"), total.Text("baseYear")) == ("USD", "CONSTANT", "2021")).Select(total => total.Text("max")));
        Assert.Contains(map.List("notes"), note => note.GetString()!.Contains("USD in constant prices of 2021", StringComparison.Ordinal));
        Assert.Equal("AidData at William & Mary", map.List("sources")[0].GetString());
    }

    [Fact]
    public async Task Whose_borders_they_are_stands_beside_the_map_and_in_the_file()
    {
        Assert.Contains("Crimea is drawn with Ukraine", await server.Http.GetStringAsync("/map"), StringComparison.Ordinal);
        Assert.Contains("Crimea is drawn with Ukraine", string.Join(' ', XElement.Parse(await server.Http.GetStringAsync("/map.svg")).Elements(Svg + "text").Select(text => text.Value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?type=none", "NONE")]
    [InlineData("?type=belt-and-road-document&type=joint-statement", "one type of agreement, and 2 are named")]
    [InlineData("?circles=squares", "choose of projects, financings, money")]
    [InlineData("?with=KAX", "KAZ (Kazakhstan)")]
    [InlineData("?asOf=never", "never")]
    public async Task A_choice_that_cannot_be_is_refused_with_what_may_be(string choice, string told)
    {
        foreach (var ending in new[] { "", ".svg", ".png", ".json", ".csv" })
        {
            var response = await server.Http.GetAsync("/map" + ending + choice);
            Assert.Equal((ending, HttpStatusCode.BadRequest), (ending, response.StatusCode));
            Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_map_of_all_countries_takes_under_50_KB_as_it_is_sent()
    {
        using var packed = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = server.Http.BaseAddress };
        packed.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var path in new[] { "/map", "/map.svg" }) Assert.InRange((await packed.GetByteArrayAsync(path)).Length, 10_000, 50_000);
    }

    [Fact]
    public void Shapes_lie_on_the_map()
    {
        var map = WorldMap.Instance;
        Assert.InRange(map.Shapes.Count, 230, 250);
        Assert.Equal(map.Shapes.Count, map.Codes.Count);
        foreach (var shape in map.Shapes)
        {
            Assert.InRange(shape.X, 0, map.Width);
            Assert.InRange(shape.Y, 0, map.Height);
            // What has no shape is so small that it is a circle.
            if (shape.Path.Length == 0) Assert.InRange(shape.Area, 0, 6);
            foreach (Match start in Regex.Matches(shape.Path, @"M(?<x>-?[\d.]+) ?(?<y>-?[\d.]+)", RegexOptions.ExplicitCapture, Patience.Limit))
                Assert.InRange(double.Parse(start.Groups["x"].Value, CultureInfo.InvariantCulture), 0, map.Width);
        }
    }

    private static async Task<List<(string Code, string Name, string State, string? Since)>> CountriesAsync() =>
        [.. (await ApiClient.OverSeed.DataAsync("""{ coverage(countries: { all: true }, types: [INVESTMENT_PROTECTION_AGREEMENT], counterpart: "CHN", asOf: "2005-01-01", withUnknown: true) { rows { country { code name } cells { state since } } } }"""))
            .List("coverage", "rows").Select(row => (row.Text("country", "code")!, row.Text("country", "name")!, row.List("cells")[0].Text("state")!, row.List("cells")[0].Text("since")))];
}
