using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What stands beside which fact on a page.</summary>
public sealed partial class FactSourcesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    // A copy that prints another day is no source of this one; who wrote on the day of the signature knows of no entry into force.
    [InlineData("/agreements/dtt-cn-kz-2001", "signature", "12 September 2001 ≠ disputed 国税函[2003]901号")]
    [InlineData("/agreements/eaeu-cn-trade-2018", "entry into force", "25 October 2019 unverified")]
    [InlineData("/agreements/bri-doc-cn-it", "recorded status", "withdrawal notified as of December 2023 Italy and ")]
    [InlineData("/agreements/bit-cn-uz-1992", "recorded status", "terminated as of 25 February 2025 [2]")]
    [InlineData("/agreements/bit-cn-uz-1992", "in Chinese", "中华人民共和国政府和乌兹别克斯坦共和国政府关于鼓励和相互保护投资协定 unverified")]
    [InlineData("/financings/gcdf-39539", "sector as given", "ENERGY [1]")]
    [InlineData("/agreements/c-ca-customs-2023", "adopted at", "First China–Central Asia Summit note linked by the date of signature; the source does not name the meeting unverified beside each")]
    public async Task A_fact_stands_with_its_value_and_its_own_sources(string path, string fact, string expected)
    {
        var row = await RowAsync(server.Http, path, fact);
        Assert.StartsWith(expected, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_roles_and_sums_have_their_own_sources_and_marks()
    {
        Assert.Matches("Philippines note signed 2020-11-15; .* unverified Singapore", await RowAsync(server.Http, "/groups/rcep", "members"));
        Assert.Matches(@"Total cost: US\$1.2 billion to US\$1.9 billion ?, nominal, the lower \[1\]", await RowAsync(server.Http, "/projects/angren-pap-railway", "amounts"));
        Assert.Matches(@"as contractor \[[0-9]+\]", await RowAsync(server.Http, "/projects/angren-pap-railway", "participants"));
    }

    [Fact]
    public async Task What_a_compiler_remembers_is_named_and_never_linked_to()
    {
        var page = await server.Http.GetStringAsync("/agreements/fta-cn-ec-2023");
        Assert.Contains("Researcher general knowledge", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sources/general-knowledge", page, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/agreements/fta-cn-ec-2023") { Headers = { { "Accept", "application/ld+json" } } };
        var linked = await (await server.Http.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("Researcher general knowledge", linked, StringComparison.Ordinal);
        Assert.DoesNotContain("/sources/general-knowledge", linked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_disputes_a_cell_is_named_on_the_pages_of_both_ends_in_the_matrix_and_in_the_CSV()
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "signed_on", "1992-08-10").Set("party_to.csv", 1, "name_as_given", "KAZAKHSTAN")
            .Add("sources.csv", ("id", "source:other"), ("kind", "NEWS"), ("title", "The other"))
            .Add("country_groups.csv", ("id", "group:g"), ("name_en", "Group"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1990"))
            .Add("claims.csv", ("id", "claim:3"), ("field", "PARTY_TO"), ("value", "agreement:bit"), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", "country:KAZ"), ("cites", "source:other"));
        await using var own = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        foreach (var path in new[] { "/countries/KAZ", "/agreements/bit" }) Assert.Matches("it is denied.*The other", TextOf(await own.Http.GetStringAsync(path)));
        const string Choice = "?group=group:g&type=INVESTMENT_PROTECTION_AGREEMENT&asOf=2000-01-01";
        Assert.Matches("Disputed.*The other denies it", TextOf(await own.Http.GetStringAsync("/coverage" + Choice)));
        Assert.Contains("source:other denies PARTY_TO agreement:bit", await own.Http.GetStringAsync("/coverage.csv" + Choice), StringComparison.Ordinal);
        Assert.Contains("given as KAZAKHSTAN", TextOf(await own.Http.GetStringAsync("/agreements/bit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_one_of_many_relationships_stand_the_sources_that_state_it_and_none_that_denies_it()
    {
        using var seed = new SeedCopy()
            .Add("sources.csv", ("id", "source:other"), ("kind", "NEWS"), ("title", "The other"))
            .Add("mechanisms.csv", ("id", "mechanism:big"), ("name_en", "The big body"), ("level", "FORUM"), ("unverified", "true"))
            .Add("mechanisms.csv", ("id", "mechanism:m"), ("name_en", "The body"), ("level", "FORUM"), ("part_of", "mechanism:big"))
            .Add("participates_in.csv", ("from", "country:CHN"), ("to", "mechanism:m"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:m"))
            .Add("founded_by.csv", ("from", "mechanism:m"), ("to", "agreement:bit"))
            .Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:energy"))
            .Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:oil"))
            .Add("agreements.csv", ("id", "agreement:new"), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("title_en", "The new treaty"), ("unverified", "true"))
            .Set("agreements.csv", 0, "replaced_by", "agreement:new");
        (string About, string Field, string Value, string Stance, string Cites)[] claims =
        [
            ("mechanism:m", "", "", "ASSERTS", "source:un"),
            ("mechanism:m", "FOUNDED_BY", "agreement:bit", "ASSERTS", "source:other"),
            ("country:KAZ", "PARTICIPATES_IN", "mechanism:m", "DENIES", "source:un"),
            ("country:CHN", "PARTY_TO", "agreement:bit", "ASSERTS", "source:other"),
            ("country:KAZ", "PARTY_TO", "agreement:bit", "DENIES", "source:un"),
            ("agreement:bit", "COVERS", "sector:energy", "ASSERTS", "source:other"),
            ("agreement:bit", "COVERS", "sector:oil", "DENIES", "source:un"),
            ("agreement:bit", "REPLACED_BY", "agreement:new", "DENIES", "source:un"),
            // Who names another one of what there is only one of denies this one.
            ("mechanism:m", "PART_OF", "mechanism:m", "ASSERTS", "source:un"),
        ];
        foreach (var (claim, i) in claims.Select((claim, i) => (claim, i)))
            seed.Add("claims.csv", ("id", $"claim:r{i}"), ("about", claim.About), ("field", claim.Field), ("value", claim.Value), ("stance", claim.Stance), ("rank", "NORMAL"), ("cites", claim.Cites));
        await using var own = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        Assert.StartsWith("Energy [2] Oil no source", await RowAsync(own.Http, "/agreements/bit", "sectors"), StringComparison.Ordinal);
        // Nobody but who denies it supports the row.
        Assert.Matches("Covers of sector:oil .* sector:oil kept here no source it is denied Treaties", TextOf(await own.Http.GetStringAsync("/agreements/bit")));
        Assert.StartsWith("China [2] Kazakhstan no source", await RowAsync(own.Http, "/agreements/bit", "parties"), StringComparison.Ordinal);
        Assert.StartsWith("The new treaty no source", await RowAsync(own.Http, "/agreements/bit", "replaced by"), StringComparison.Ordinal);
        Assert.StartsWith("The big body no source", await RowAsync(own.Http, "/mechanisms/m", "part of"), StringComparison.Ordinal);
        Assert.StartsWith("China [1] Kazakhstan no source", await RowAsync(own.Http, "/mechanisms/m", "participations"), StringComparison.Ordinal);
        Assert.StartsWith("A treaty, with a comma [2]", await RowAsync(own.Http, "/mechanisms/m", "founded by"), StringComparison.Ordinal);
        Assert.Contains("Mechanisms that it takes part in The body no source", TextOf(await own.Http.GetStringAsync("/countries/KAZ")), StringComparison.Ordinal);
        // Who founded it says nothing of who takes part.
        Assert.Matches(@"Mechanisms that it takes part in The body \[[0-9]\]", TextOf(await own.Http.GetStringAsync("/countries/CHN")));
    }

    private static async Task<string> RowAsync(HttpClient http, string path, string fact)
    {
        var page = await http.GetStringAsync(path);
        var start = page.IndexOf($"<th scope=\"row\">{fact}</th>", StringComparison.Ordinal);
        Assert.True(start > 0, $"{path} has no {fact}.");
        return TextOf(page[start..page.IndexOf("</tr>", start, StringComparison.Ordinal)])[fact.Length..].Trim();
    }

    private static string TextOf(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
