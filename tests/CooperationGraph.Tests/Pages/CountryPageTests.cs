using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>The page of a country begins with what it has agreed, and when.</summary>
public sealed partial class CountryPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("ITA?asOf=2024-06-01", "Ended: Belt and Road document on 22 March 2024")]
    [InlineData("ITA?asOf=2020-06-01", "Belt and Road document in 2019")]
    [InlineData("KAZ?asOf=1993-01-01", "signed: investment treaty (BIT) on 10 August 1992")]
    [InlineData("KAZ?with=UZB&asOf=2000-01-01", "On 1 January 2000 no agreement with Uzbekistan is known. Nobody has checked: Belt and Road document, investment treaty (BIT)")]
    [InlineData("KAZ?with=country:chn&asOf=1993-01-01", "With China on 1 January 1993")]
    [InlineData("KAZ?with=%E4%B8%AD%E5%9B%BD&asOf=1993-01-01", "With China on 1 January 1993")]
    public async Task The_first_sentence_tells_what_it_has_with_another_on_a_day(string address, string expected) => Assert.Contains(expected, await LeadOfAsync(address));

    [Fact]
    public async Task Every_type_is_in_the_sentence_once()
    {
        var cells = (await ApiClient.OverSeed.DataAsync("""{ countryProfile(code: "KAZ", asOf: "2026-01-01") { coverage { cells { type state } } } }""")).List("countryProfile", "coverage", "cells");
        var lead = await LeadOfAsync("KAZ?asOf=2026-01-01");
        Assert.All(cells, cell => Assert.Single(Regex.Matches(lead, "(?i)" + Regex.Escape(Server.Pages.Words.OfWord(cell.Text("type")!)) + @"(?=,|;|\.| (on|in|since) \d| \(| \[)", RegexOptions.None, Patience.Limit)));
    }

    [Fact]
    public async Task With_itself_a_country_has_nothing_and_its_page_has_the_rest()
    {
        var page = await server.Http.GetStringAsync("/countries/CHN");
        Assert.DoesNotContain("class=\"lead\"", page);
        Assert.Contains("Mechanisms that it takes part in", page);
    }

    // It left 16+1 on 11 August 2022.
    [Theory]
    [InlineData("EST?asOf=2022-08-11", true)]
    [InlineData("EST?asOf=2022-08-12", false)]
    public async Task What_it_has_left_is_no_mechanism_that_it_takes_part_in(string address, bool takesPart)
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/countries/" + address));
        Assert.Equal(takesPart, page.Contains("<h2>Mechanisms that it takes part in</h2>", StringComparison.Ordinal));
        Assert.Equal(!takesPart, page.Contains("<h2>Mechanisms that it did not take part in on 12 August 2022, but at another time</h2>", StringComparison.Ordinal));
        Assert.Matches("""mechanisms/china-ceec".*since .*26 April 2012.* until .*11 August 2022.*#s""", page);
    }

    [Fact]
    public async Task Each_chart_has_its_values_as_a_table()
    {
        var page = await server.Http.GetStringAsync("/countries/KAZ");
        var figures = Figure().Matches(page).Select(match => match.Value).ToList();
        Assert.True(figures.Count >= 3);
        Assert.All(figures, figure =>
        {
            var drawn = Title().Matches(figure).Select(match => match.Groups["text"].Value).ToList();
            Assert.NotEmpty(drawn);
            Assert.Equal(drawn, Row().Matches(figure).Select(match => $"{match.Groups["year"].Value}: {match.Groups["value"].Value}"));
        });
    }

    [Theory]
    [InlineData("KAZ?asOf=yesterday", "yesterday")]
    [InlineData("KAZ?with=KAX", "KAZ (Kazakhstan)")]
    [InlineData("KAZ?agreements=x", "is no cursor of this list")]
    public async Task A_wrong_choice_is_told(string address, string told)
    {
        var response = await server.Http.GetAsync("/countries/" + address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Over_data_without_China_a_country_has_its_page()
    {
        using var seed = new SeedCopy().Set("countries.csv", 0, "id", "country:UZB").Set("countries.csv", 0, "code", "UZB").Set("countries.csv", 0, "iso2", "UZ").Set("countries.csv", 0, "m49", "860").Set("countries.csv", 0, "name_en", "Uzbekistan").Set("party_to.csv", 0, "from", "country:UZB");
        await using var other = await TestServer.StartAsync(new(new MemoryGraphStore(seed.Read().Dataset!)));
        var page = await other.Http.GetStringAsync("/countries/KAZ");
        Assert.Contains("A treaty, with a comma", page);
        Assert.DoesNotContain("China", page);
        Assert.Contains("With <", await other.Http.GetStringAsync("/countries/KAZ?with=UZB&asOf=2000-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Http.GetAsync("/countries/KAZ?with=CHN")).StatusCode);
    }

    private async Task<string> LeadOfAsync(string address)
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/countries/" + address));
        return Tag().Replace(Lead().Match(page).Groups["text"].Value, "");
    }

    [GeneratedRegex("<p class=\"lead\">(?<text>.*?)</p>", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Lead();

    [GeneratedRegex("<figure>.*?</figure>", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Figure();

    [GeneratedRegex("<title>(?<text>[^<]*)</title>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Title();

    [GeneratedRegex("<tr><th>(?<year>[0-9]+)<td>(?<value>[^<]*)", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Row();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Tag();
}
