using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>Ten things that a journalist comes for, each as far as the pages lead to it: what is typed into the search or chosen in a form, and what the page then says.</summary>
public sealed partial class JournalistTasksTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task When_did_Italy_leave_the_Belt_and_Road_and_who_says_so()
    {
        var italy = await PageAsync("/search?q=Italy");
        Assert.Contains("Ended: Belt and Road document on 22 March 2024 [", TextOf(italy));
        var page = TextOf(await FollowAsync(italy, "Belt and Road cooperation document, China–Italy"));
        Assert.Matches("Ended 22 March 2024", page);
        var publishers = (await ApiClient.OverSeed.DataAsync("""{ agreement(id: "agreement:bri-doc-cn-it") { citations(field: "terminated_on") { source { publisher } } } }""")).List("agreement", "citations");
        Assert.NotEmpty(publishers);
        Assert.All(publishers, citation => Assert.Contains(citation.Text("source", "publisher")!, page));
    }

    [Fact]
    public async Task Which_Central_Asian_countries_had_an_investment_treaty_with_China_in_force_on_a_day()
    {
        var rows = (await ApiClient.OverSeed.DataAsync("""{ coverage(countries: { group: "group:central-asia-5" }, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "2005-01-01") { rows { country { name } cells { state } } } }""")).List("coverage", "rows");
        var page = await PageAsync("/coverage?asOf=2005-01-01&type=INVESTMENT_PROTECTION_AGREEMENT");
        Assert.All(rows, row => Assert.Matches($"<bdi>{row.Text("country", "name")}</bdi></a></th>\\s*<td class=\"{row.At("cells")[0].Text("state")!.ToLowerInvariant()}\"", page));
        Assert.Equal(rows.Count(row => row.At("cells")[0].Text("state") == CoverageState.InForce.Word()), Regex.Count(page, "<td class=\"in_force\"", RegexOptions.None, Patience.Limit));
    }

    [Fact]
    public async Task Where_the_ministry_says_the_sentence_on_the_front_page()
    {
        var source = await FollowAsync(await PageAsync("/"), "China's Ministry of Commerce, 11 May 2023");
        Assert.Contains("Ministry of Commerce of the PRC (MOFCOM)", TextOf(source));
    }

    [Fact]
    public async Task Who_disagrees_on_Kyrgyzstan()
    {
        var claims = (await ApiClient.OverSeed.DataAsync("""{ conflicts(first: 20, filter: { countries: { codes: ["KGZ"] } }) { nodes { claims { source { publisher title } } } } }""")).List("conflicts", "nodes").SelectMany(conflict => conflict.List("claims"));
        var page = TextOf(await PageAsync("/disagreements?country=Kyrgyzstan"));
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Contains(claim.Text("source", "publisher") ?? claim.Text("source", "title")!, page));
    }

    [Fact]
    public async Task What_replaced_the_investment_treaty_with_Uzbekistan_of_1992()
    {
        var treaty = await FollowAsync(await PageAsync("/search?q=Uzbekistan+BIT+1992"), "China–Uzbekistan BIT (1992)");
        Assert.Contains("replaced by China–Uzbekistan BIT (2011)", TextOf(treaty));
        Assert.Contains("Today: in force", TextOf(await FollowAsync(treaty, "China–Uzbekistan BIT (2011)")));
    }

    [Fact]
    public async Task How_much_did_China_commit_to_Kazakhstan()
    {
        var total = (await ApiClient.OverSeed.DataAsync("""{ financingGroups(filter: { receivedBy: { codes: ["KAZ"] } }, by: [STATUS]) { amounts { totals { kind currency priceBasis baseYear min } } } }""")).List("financingGroups", "amounts", "totals")
            .Single(each => each.Text("kind") == "COMMITMENT" && each.Text("currency") == "USD" && each.Text("priceBasis") == "CONSTANT");
        Assert.Contains($"Commitments of {Money.Of(total.At("min").GetDecimal(), "USD")} in constant prices of {total.Text("baseYear")}", TextOf(await PageAsync("/search?q=kz")));
    }

    [Fact]
    public async Task What_has_nobody_checked_between_Kazakhstan_and_Uzbekistan()
    {
        var types = (await ApiClient.OverSeed.DataAsync("""{ countryProfile(code: "KAZ") { coverage(counterpart: "UZB") { notChecked } } }""")).List("countryProfile", "coverage", "notChecked").Select(type => Words.OfWord(type.GetString()!));
        Assert.Contains("Nobody has checked: " + string.Join(", ", types), TextOf(await PageAsync("/countries/KAZ?with=%D0%A3%D0%B7%D0%B1%D0%B5%D0%BA%D0%B8%D1%81%D1%82%D0%B0%D0%BD")));
    }

    [Fact]
    public async Task What_was_adopted_at_the_summit_in_Xian()
    {
        var agreements = (await ApiClient.OverSeed.DataAsync("""{ meeting(id: "meeting:c-ca-summit-1") { adoptions { agreement { title } } } }""")).List("meeting", "adoptions");
        var page = TextOf(await FollowAsync(await PageAsync("/search?q=first+summit+central+asia&kind=MEETING"), "First China–Central Asia Summit"));
        Assert.NotEmpty(agreements);
        Assert.All(agreements, adoption => Assert.Contains(adoption.Text("agreement", "title")!, page));
    }

    [Fact]
    public async Task What_does_the_railway_through_Kyrgyzstan_cost_and_who_says_so()
    {
        var page = TextOf(await FollowAsync(await PageAsync("/search?q=railway+Kyrgyzstan"), "China–Kyrgyzstan–Uzbekistan Railway"));
        Assert.Matches(@"total cost (about )?US\$[0-9.]+ billion.* \[[0-9]+\]", page);
        Assert.Contains("Where sources disagree", TextOf(await PageAsync("/disagreements?kind=amount")));
    }

    [Fact]
    public async Task Which_African_countries_have_an_investment_treaty_with_China()
    {
        var rows = (await ApiClient.OverSeed.DataAsync("""{ coverage(countries: { regions: ["Africa"] }, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "2025-01-01") { rows { country { name } cells { state } } } }""")).List("coverage", "rows");
        var inForce = rows.Where(row => row.At("cells")[0].Text("state") == CoverageState.InForce.Word()).Select(row => row.Text("country", "name")!).Order(StringComparer.InvariantCulture).ToList();
        Assert.NotEmpty(inForce);
        var page = await PageAsync("/coverage?group=region:Africa&type=INVESTMENT_PROTECTION_AGREEMENT&asOf=2025-01-01");
        Assert.Equal(inForce, InForce().Matches(page).Select(match => match.Groups["name"].Value));
    }

    [Fact]
    public async Task What_rests_on_the_statement_of_the_ministry()
    {
        var total = (await ApiClient.OverSeed.DataAsync("""{ source(id: "source:mofcom-2023-05-11") { claims(first: 0) { totalCount } } }""")).At("source", "claims", "totalCount").GetInt32();
        var page = TextOf(await FollowAsync(await PageAsync("/search?q=commercial+cooperation+five+Central+Asian+countries&kind=SOURCE"), "The China-Central Asia Summit will soon be held in Xi’an. Could you brief us on the commercial cooperation between China and the five Central Asian countries?"));
        Assert.Contains($"{total} statements rest on it", page);
    }

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await server.Http.GetStringAsync(address));

    // The link that a reader would click on.
    private async Task<string> FollowAsync(string page, string name)
    {
        var at = Math.Max(page.IndexOf($">{name}</bdi></a>", StringComparison.Ordinal), page.IndexOf($">{name}</a>", StringComparison.Ordinal));
        Assert.True(at > 0, $"No link is called {name}.");
        var from = page.LastIndexOf("<a href=\"", at, StringComparison.Ordinal) + "<a href=\"".Length;
        return await PageAsync(page[from..page.IndexOf('"', from)]);
    }

    private static string TextOf(string html) => Spaces().Replace(Tag().Replace(html, " "), " ").Replace(" ,", ",", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal);

    [GeneratedRegex("<bdi>(?<name>[^<]*)</bdi></a></th>\\s*<td class=\"in_force\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex InForce();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Spaces();
}
