using System.Net;
using CooperationGraph.Execution;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What pages say where they cannot show what was asked for.</summary>
public sealed class PageFailureTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Reason = "The data are being read.";

    // Every page that reads the graph, and those that do not.
    private static readonly string[] OfData = ["/", "/coverage", "/coverage.csv", "/countries/KAZ", .. NodeAddress.Kinds.Keys.Select(kinds => "/" + kinds)];
    private static readonly string[] Standing = ["/docs", "/docs/model", "/docs/errors", "/style.css", "/robots.txt", "/health/live"];

    [Fact]
    public async Task Before_there_is_a_store_a_page_says_so_with_503_and_when_to_ask_again()
    {
        await using var none = await TestServer.StartAsync(new CurrentStore(Reason));
        foreach (var path in OfData) await AssertUnavailableAsync(none, path, "/health/ready");
        foreach (var path in Standing) Assert.Equal((path, HttpStatusCode.OK), (path, (await none.Http.GetAsync(path)).StatusCode));
    }

    [Fact]
    public async Task While_the_database_is_away_a_page_says_so_with_503_and_when_to_ask_again()
    {
        await using var away = await TestServer.StartAsync(new CurrentStore(UnavailableGraphStore.Create()));
        foreach (var path in OfData) await AssertUnavailableAsync(away, path, UnavailableGraphStore.Reason);
    }

    [Fact]
    public async Task A_page_over_a_bound_of_the_engine_says_so_and_does_not_deny_the_node()
    {
        await using var narrow = await TestServer.StartAsync(new CurrentStore(RealSeed.Store), new EngineOptions { MaxAnswerBytes = 2_000 });
        foreach (var path in new[] { "/", "/coverage", "/countries/KAZ", "/agreements/bit-cn-kz-1992" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/ld+json, text/html;q=0.5" } } };
            var response = await narrow.Http.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.InternalServerError), (path, response.StatusCode));
            Assert.Contains("Ask for fewer rows", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_page_that_the_time_does_not_suffice_for_says_so_with_503_and_when_to_ask_again()
    {
        await using var slow = await TestServer.StartAsync(new CurrentStore(new BlockedGraphStore(RealSeed.Store)), new EngineOptions { Timeout = TimeSpan.FromMilliseconds(100) });
        foreach (var path in new[] { "/", "/coverage", "/coverage?type=treaty", "/search?q=a", "/countries/KAZ", "/countries/KAZ?with=Usbekistan", "/agreements", "/agreements?party=Kasachstan", "/kasachstan", "/agreements/none:such", "/coverage?with=Kasachstan", "/agreements?type=treaty", "/map", "/timeline", "/explore?id=country:KAZ", "/embed/map", "/docs/questions" })
            await AssertUnavailableAsync(slow, path, "longer than 0.1 s");
        foreach (var path in new[] { "/coverage.csv", "/map.csv", "/explore.svg?id=country:KAZ" })
        {
            await AssertUnavailableAsync(slow, path, "longer than 0.1 s");
            Assert.Equal("text/plain", (await slow.Http.GetAsync(path)).Content.Headers.ContentType!.MediaType);
        }

        // Who asks for JSON is told so.
        var shown = $"/oembed?url={Uri.EscapeDataString(new Uri(slow.Http.BaseAddress!, "/map").AbsoluteUri)}";
        await AssertUnavailableAsync(slow, shown, "longer than 0.1 s");
        Assert.Equal("application/json", (await slow.Http.GetAsync(shown)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Over_other_data_the_front_page_leaves_the_sentence_out_and_coverage_shows_its_form()
    {
        using var seed = new SeedCopy();
        await using var other = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var front = await other.Http.GetStringAsync("/");
        Assert.Contains("How much is in it", front);
        Assert.DoesNotContain("all Central Asian countries", front);
        var coverage = await other.Http.GetStringAsync("/coverage");
        Assert.Contains("<form", coverage);
        Assert.Contains("group:central-asia-5", coverage);
    }

    [Theory]
    [InlineData("/coverage?group=a&group=b", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?group=country:KAZ", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?group=%22%3E%3Cscript%3E", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?group=%ff%fe", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?with=%00", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?with=哈萨克斯坦", HttpStatusCode.OK)]
    [InlineData("/coverage?with=哈萨克", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?group=region:Atlantis", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?country=China&with=China", HttpStatusCode.OK)]
    [InlineData("/coverage?group=all&from=99999", HttpStatusCode.OK)]
    [InlineData("/coverage?group=all&from=-1", HttpStatusCode.BadRequest)]
    [InlineData("/disagreements?kind=Nothing", HttpStatusCode.BadRequest)]
    [InlineData("/disagreements?state=perhaps", HttpStatusCode.BadRequest)]
    [InlineData("/disagreements?before=x", HttpStatusCode.BadRequest)]
    [InlineData("/agreements?order=beauty", HttpStatusCode.BadRequest)]
    [InlineData("/agreements?on=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/queries/nothing", HttpStatusCode.NotFound)]
    [InlineData("/queries/country?variables=x", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?asOf=99999-12-31", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?asOf=2020-01-01&asOf=2021-01-01", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?type=BELT_AND_ROAD_DOCUMENT&type=ALL", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?group=&with=&asOf=&type=&type=", HttpStatusCode.OK)]
    [InlineData("/coverage?type=NOTE_VERBALE&with=%zz&nonsense=1&nonsense=2", HttpStatusCode.BadRequest)]
    [InlineData("/coverage?asOf=0001-01-01&group=group:sco", HttpStatusCode.OK)]
    [InlineData("/coverage?asOf=9999-12-31", HttpStatusCode.OK)]
    [InlineData("/coverage.csv?type=X", HttpStatusCode.BadRequest)]
    [InlineData("/agreements?after=x&after=y", HttpStatusCode.BadRequest)]
    [InlineData("/countries/", HttpStatusCode.OK)]
    [InlineData("/countries/哈萨克斯坦", HttpStatusCode.OK)]
    [InlineData("/countries/哈萨克", HttpStatusCode.NotFound)]
    [InlineData("/countries/KAZ/x", HttpStatusCode.NotFound)]
    [InlineData("/countries/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/sources/a%0d%0aSet-Cookie:%20a=b", HttpStatusCode.NotFound)]
    [InlineData("/docs/types/agreement", HttpStatusCode.OK)]
    [InlineData("/docs/types/agreements", HttpStatusCode.NotFound)]
    [InlineData("/哈", HttpStatusCode.NotFound)]
    [InlineData("/countries.xlsx", HttpStatusCode.NotFound)]
    [InlineData("/graphql/nothing.js", HttpStatusCode.NotFound)]
    public async Task Whatever_a_reader_writes_gets_a_page_or_a_reason(string path, HttpStatusCode status)
    {
        var response = await server.Http.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_date_that_is_none_is_told_with_how_to_write_one()
    {
        var page = WebUtility.HtmlDecode(await (await server.Http.GetAsync("/coverage?asOf=2023-02-30")).Content.ReadAsStringAsync());
        Assert.Contains("'2023-02-30' is no day for 'asOf': write it as 2023-05-11.", page);
    }

    [Fact]
    public async Task A_group_without_members_on_the_day_is_told() =>
        Assert.Contains("No country was a member", await server.Http.GetStringAsync("/coverage?group=group:sco&asOf=1960-01-01"));

    [Fact]
    public async Task A_page_has_a_HEAD_and_refuses_a_POST_with_405()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, "/coverage");
        var response = await server.Http.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        var refused = await server.Http.PostAsync("/coverage", content: null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Equal(["GET", "HEAD"], refused.Content.Headers.Allow.Order());
    }

    private static async Task AssertUnavailableAsync(TestServer server, string path, string reason)
    {
        var response = await server.Http.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((path, HttpStatusCode.ServiceUnavailable, true), (path, response.StatusCode, response.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.Contains(reason, page);
        Assert.DoesNotContain("Exception", page);
    }
}
