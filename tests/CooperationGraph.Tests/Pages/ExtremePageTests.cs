using System.Net;
using System.Text.Json;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What the rules accept can be asked for and shown.</summary>
public sealed class ExtremePageTests
{
    [Fact]
    public async Task Every_extreme_value_that_is_accepted_can_be_asked_for_on_the_first_day_and_the_last()
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(ExtremeSeed.Read())));
        foreach (var day in (string[])["0001-01-01", "1992-08-10", "9999-12-31"])
        {
            var (_, body) = await server.PostAsync(new
            {
                query = """
                    query All($day: Date!) {
                      agreements(first: 200) { nodes { id title signedOn inForceOn status(asOf: $day) { state certainty because } } }
                      observations(first: 200) { nodes { id value } }
                      coverage(countries: { codes: ["KAZ"] }, types: [JOINT_STATEMENT, INVESTMENT_PROTECTION_AGREEMENT], asOf: $day) { rows { cells { state since } } }
                    }
                    """,
                variables = new { day },
            });
            Assert.False(body.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? day : errors.GetRawText());
        }
    }

    [Fact]
    public async Task The_links_of_a_page_hold_the_id_whatever_it_has()
    {
        using var seed = new SeedCopy()
            .Add("country_groups.csv", ("id", "group:a&b+c=d"), ("name_en", "A group"), ("kind", "REGIONAL_ORGANIZATION"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:a&b+c=d"), ("unverified", "true"));
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        foreach (var (page, link) in new[] { ("/groups/a&b+c=d", "/coverage?group="), ("/groups/a&b+c=d", "/explore?id="), ("/explore", "/explore?id=group") })
        {
            var html = await server.Http.GetStringAsync(page);
            var begin = html.IndexOf($"href=\"{link}", StringComparison.Ordinal) + "href=\"".Length;
            var shown = await server.Http.GetAsync(WebUtility.HtmlDecode(html[begin..html.IndexOf('"', begin)]));
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            Assert.Contains("A group", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/agreements")]
    [InlineData("/agreements/text-0")]
    [InlineData("/agreements/text-4")]
    [InlineData("/agreements/from-0")]
    [InlineData("/agreements/to-5")]
    [InlineData("/organizations/%27%22%7B%7D%24%60")]
    [InlineData("/indicators/%D0%B2%D0%BE%D0%B4%D0%B0-%E6%B0%B4-%F0%9F%91%A9%F0%9F%8C%BE")]
    [InlineData("/observations/0")]
    public async Task Every_extreme_value_that_is_accepted_has_its_page(string path)
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(ExtremeSeed.Read())));
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(path)).StatusCode);
    }
}
