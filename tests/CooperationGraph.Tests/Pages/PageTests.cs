using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace CooperationGraph.Tests.Pages;

public sealed partial class PageTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/", "with all Central Asian countries")]
    [InlineData("/coverage", "Countries")]
    [InlineData("/docs", "coverage matrix")]
    [InlineData("/docs/errors", "COUNTRY_UNKNOWN")]
    [InlineData("/docs/model", "SUBSECTOR_OF")]
    [InlineData("/docs/types/Agreement", "signedOn")]
    [InlineData("/docs/licences", "none stated")]
    [InlineData("/docs/questions", "China–Uzbekistan BIT (2011)")]
    [InlineData("/docs/limits", "15,000")]
    [InlineData("/docs/caching", "REVISION_UNKNOWN")]
    [InlineData("/docs/operate", "Backup and restore")]
    [InlineData("/countries/KAZ", "哈萨克斯坦")]
    [InlineData("/groups/central-asia-5", "Uzbekistan")]
    [InlineData("/agreements/bit-cn-uz-1992", "replaced by")]
    [InlineData("/sectors/energy", "Energy")]
    [InlineData("/sectors/energy", "for 30MW Thapanzeik Hydropower Plant Construction Project")]
    [InlineData("/countries", "Albania")]
    [InlineData("/agreements?order=title_asc&q=bit+kazakhstan", "China–Kazakhstan BIT (1992)")]
    public async Task A_page_shows_what_it_is_about(string path, string text)
    {
        var response = await server.Http.GetAsync(path);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Contains(text, page);
        // None but the one that suggests names, and that is of this host.
        Assert.Equal("<script src=\"/suggest.js\" type=\"module\">", Assert.Single(Scripts().Matches(page)).Value);
    }

    [Theory]
    [InlineData("/countries/KAZ")]
    [InlineData("/coverage")]
    [InlineData("/coverage.csv")]
    public async Task A_page_that_was_asked_for_before_asks_the_store_nothing(string path)
    {
        var counted = new CountingGraphStore(RealSeed.Store);
        await using var own = await TestServer.StartAsync(new CurrentStore(counted));
        var first = await own.Http.GetStringAsync(path);
        var calls = counted.Calls;
        Assert.NotEqual(0, calls);
        Assert.Equal(first, await own.Http.GetStringAsync(path));
        Assert.Equal(calls, counted.Calls);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/coverage?asOf=2023-05-11")]
    [InlineData("/countries/UZB")]
    [InlineData("/agreements/bit-cn-kz-1992")]
    [InlineData("/agreements?type=investment_protection_agreement&country=UZ")]
    [InlineData("/disagreements?state=open")]
    public async Task The_query_behind_a_page_runs_as_it_is_linked(string path)
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync(path));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };
        var link = (await http.GetAsync(QueryLink().Match(page).Groups["link"].Value)).Headers.Location;
        using var request = new HttpRequestMessage(HttpMethod.Get, link + "&ide=off");
        var answer = JsonElement.Parse(await (await server.Http.SendAsync(request)).Content.ReadAsStringAsync());
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.Equal(RealSeed.Dataset.Revision, answer.Text("data", "dataset", "revision"));
    }

    [Fact]
    public async Task The_front_page_is_under_50_KB_and_opens_each_worked_question_by_a_short_address()
    {
        var page = await server.Http.GetStringAsync("/");
        Assert.InRange(page.Length, 1_000, 50_000);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };
        foreach (var example in Examples.All)
        {
            Assert.Contains($"<a href=\"/examples/{example.Name}\">", page);
            var opened = QueryHelpers.ParseQuery((await http.GetAsync(example.Path)).Headers.Location!.ToString().Split('?')[1]);
            Assert.Equal(example.Text, opened["query"]);
        }
    }

    [Fact]
    public async Task Every_link_of_the_front_page_leads_somewhere()
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/"));
        var paths = Links().Matches(page).Select(match => match.Groups["link"].Value).Where(path => path.StartsWith('/')).Distinct().ToList();
        Assert.NotEmpty(paths);
        foreach (var path in paths)
            Assert.Equal((path, HttpStatusCode.OK), (path, (await server.Http.GetAsync(path.StartsWith("/graphql?", StringComparison.Ordinal) ? path + "&ide=off" : path == "/graphql" ? "/graphql?query={__typename}" : path)).StatusCode));
    }

    [Fact]
    public async Task The_pages_of_a_list_lead_to_every_node_of_a_kind()
    {
        var found = new List<string>();
        for (var next = "/agreements"; next.Length > 0; next = NextLink().Match(await server.Http.GetStringAsync(next)).Groups["link"].Value)
            found.AddRange(Links().Matches(await server.Http.GetStringAsync(next)).Select(match => match.Groups["link"].Value).Where(link => link.StartsWith("/agreements/", StringComparison.Ordinal)));
        Assert.Equal(RealSeed.Dataset.Nodes.Where(node => node.Label.Name == "Agreement").Select(node => NodeAddress.Of(node.Id)).Order(), found.Order());
    }

    [Fact]
    public async Task Sources_that_disagree_stand_side_by_side()
    {
        var agreement = (await ApiClient.OverSeed.DataAsync("{ agreements(first: 1, filter: { hasConflict: true }) { nodes { id conflicts { claims { field value } } } } }")).List("agreements", "nodes")[0];
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/agreements/" + agreement.Text("id")!["agreement:".Length..]));
        var conflicts = page[page.IndexOf("Where sources disagree", StringComparison.Ordinal)..];
        Assert.All(agreement.List("conflicts").SelectMany(conflict => conflict.List("claims")), claim => Assert.Contains(Words.OfValue(claim.Text("field") ?? "", claim.Text("value") ?? ""), conflicts));
    }

    [Fact]
    public async Task Every_state_of_the_schema_has_a_colour_and_a_sign()
    {
        var style = await server.Http.GetStringAsync("/style.css");
        foreach (var state in (await ApiClient.OverSeed.DataAsync("{ __type(name: \"CoverageState\") { enumValues { name } } }")).List("__type", "enumValues").Select(value => value.Text("name")!.ToLowerInvariant()))
        {
            Assert.Contains($"td.{state} {{ background:", style);
            Assert.Contains($"td.{state} > strong::before, .{state} > b::before {{ content:", style);
        }
    }

    [Fact]
    public async Task Where_the_build_had_no_npm_a_form_stands_in_for_the_IDE()
    {
        var form = Ide.PlainForm("{ __typename } # </textarea><script>");
        Assert.Contains("Install Node.js with npm", form);
        Assert.DoesNotContain("<script", form);
        // What a browser sends from it.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?ide=off&query=%7B+__typename+%7D") { Headers = { { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" } } };
        Assert.Contains("\"Query\"", await (await server.Http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_request_that_the_documentation_shows_is_answered()
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/docs"));
        var body = page[(page.IndexOf("-d '", StringComparison.Ordinal) + 4)..];
        using var content = new StringContent(body[..body.IndexOf('\'')], System.Text.Encoding.UTF8, "application/json");
        var answer = JsonElement.Parse(await (await server.Http.PostAsync("/graphql", content)).Content.ReadAsStringAsync());
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.NotEmpty(answer.List("data", "node", "agreements", "nodes"));
    }

    [Theory]
    [InlineData("/countries/KAX", "/countries/KAZ", "Kazakhstan (country:KAZ)")]
    [InlineData("/agreements/bit-cn-kz-1993", "/agreements/bit-cn-kz-1992", "China–Kazakhstan BIT (1992) (agreement:bit-cn-kz-1992)")]
    [InlineData("/groups/asia", "/groups/asean", "Association of Southeast Asian Nations (group:asean)")]
    public async Task An_unknown_id_gets_a_404_with_near_ones_by_their_names(string path, string near, string name)
    {
        var response = await server.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"<a href=\"{near}\"><bdi>{name}</bdi></a>", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("?asOf=2023-02-30", "asOf")]
    [InlineData("?group=group:nowhere", "group:nowhere")]
    [InlineData("?type=TREATY", "TREATY")]
    [InlineData("?with=KAX", "KAZ (Kazakhstan)")]
    public async Task A_wrong_choice_on_the_coverage_page_is_told_above_the_form(string query, string text)
    {
        var response = await server.Http.GetAsync("/coverage" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains(text, page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.IndexOf("action=\"/coverage\"", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task Absence_is_shown_as_what_it_is()
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/coverage?group=group:asean&type=MID_TO_LONG_TERM_PLAN&type=BELT_AND_ROAD_DOCUMENT"));
        Assert.Contains("Not checked</strong>", page);
        page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/coverage?group=group:central-asia-5&asOf=1990-01-01&type=INVESTMENT_PROTECTION_AGREEMENT"));
        Assert.Contains("None known as of", page);
        // What is covered was checked too, but is not absent.
        Assert.DoesNotContain("None known as of", WebUtility.HtmlDecode(await server.Http.GetStringAsync("/")));
    }

    [Fact]
    public async Task A_wrong_choice_gets_no_CSV()
    {
        var response = await server.Http.GetAsync("/coverage.csv?with=KAX");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("KAZ (Kazakhstan)", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_type_of_the_schema_has_a_page()
    {
        var page = await server.Http.GetStringAsync("/docs/types");
        var types = Links().Matches(page).Select(match => match.Groups["link"].Value).Where(path => path.StartsWith("/docs/types/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("/docs/types/CoverageMatrix", types);
        foreach (var path in types) Assert.Equal((path, HttpStatusCode.OK), (path, (await server.Http.GetAsync(path)).StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("/docs/types/Nope")).StatusCode);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
        using var seed = new SeedCopy();
        seed.Set("countries.csv", 1, "name_en", Hostile).Set("agreements.csv", 0, "title_en", Hostile).Set("sources.csv", 0, "title", Hostile).Set("sources.csv", 0, "url", "javascript:alert(1)").Set("claims.csv", 0, "locator", Hostile);
        await using var app = ServerBuilder.Build(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)), "http://127.0.0.1:0");
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        foreach (var path in new[] { "/countries/KAZ", "/agreements/bit", "/sources/un", "/coverage", "/coverage?with=" + Uri.EscapeDataString(Hostile), "/" + Uri.EscapeDataString(Hostile), "/countries/" + Uri.EscapeDataString(Hostile) })
        {
            var response = await http.GetAsync(path);
            var page = await response.Content.ReadAsStringAsync();
            Assert.InRange((int)response.StatusCode, 200, 404);
            Assert.Single(Scripts().Matches(page));
            Assert.DoesNotContain("<img", page);
            Assert.DoesNotContain("href=\"javascript", page);
        }
    }

    [GeneratedRegex("<script[^>]*>?", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Scripts();

    [GeneratedRegex("<a href=\"(?<link>/queries/[^\"]*)\">The query behind this page", RegexOptions.None, 1000)]
    private static partial Regex QueryLink();

    [GeneratedRegex("<a href=\"(?<link>[^\"]*)\" rel=\"next\"", RegexOptions.None, 1000)]
    private static partial Regex NextLink();

    [GeneratedRegex("<a href=\"(?<link>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();
}
