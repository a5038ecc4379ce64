using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What the sentences of pages say is what the rows say: who is party, what is still to come, which sums were added, how many there are.</summary>
public sealed partial class PageSentenceTests
{
    [Fact]
    public async Task Whoever_observes_an_agreement_is_none_of_its_parties()
    {
        using var seed = new SeedCopy();
        seed.Add("organizations.csv", ("id", "organization:body"), ("name_en", "Observing Body"), ("kind", "RESEARCH"), ("unverified", "true"));
        seed.Add("party_to.csv", ("from", "organization:body"), ("to", "agreement:bit"), ("role", "OBSERVER"));
        Assert.Contains("Investment treaty (BIT) between China and Kazakhstan,", await TextAsync(seed, "/agreements/bit"), StringComparison.Ordinal);
        Assert.DoesNotContain("Observing Body", await TextAsync(seed, "/agreements"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_come_is_not_told_as_done()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "terminated_on", "2190-01");
        seed.Add("mechanisms.csv", ("id", "mechanism:m"), ("name_en", "M"), ("level", "MINISTER"), ("unverified", "true"));
        seed.Add("meetings.csv", ("id", "meeting:m"), ("name_en", "First"), ("meeting_of", "mechanism:m"), ("starts_on", "2190-05-03"), ("ends_on", "2190-05-05"), ("unverified", "true"));
        var agreement = await TextAsync(seed, "/agreements/bit");
        Assert.Contains("to end January 2190", agreement, StringComparison.Ordinal);
        Assert.Matches("Signed 10 August 1992.* In force 1994 .* Today in force.* Ended January 2190", agreement);
        Assert.Contains("to be held from 3 May 2190", await TextAsync(seed, "/meetings/m"), StringComparison.Ordinal);
    }

    // Its period ran out, and nothing prolongs it.
    [Theory]
    [InlineData("2001", "in force from 1994")]
    [InlineData("", "in force since 1994")]
    public async Task What_has_ended_is_not_in_force_since_a_day(string periodTo, string expected)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "period_to", periodTo);
        Assert.Contains(expected, await TextAsync(seed, "/agreements/bit"), StringComparison.Ordinal);
    }

    // Today's list would have none of them.
    [Fact]
    public async Task What_a_country_had_through_a_group_that_it_has_left_stands_on_its_page_of_the_day()
    {
        using var seed = new SeedCopy();
        seed.Add("country_groups.csv", ("id", "group:g"), ("name_en", "G"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"));
        seed.Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1990"), ("valid_to", "2010"), ("unverified", "true"));
        for (var i = 0; i < 6; i++)
        {
            seed.Add("agreements.csv", ("id", $"agreement:g{i}"), ("type", "JOINT_STATEMENT"), ("title_en", $"Statement {i}"), ("signed_on", "2001"), ("unverified", "true"));
            foreach (var party in new[] { "country:CHN", "group:g" }) seed.Add("party_to.csv", ("from", party), ("to", $"agreement:g{i}"), ("role", "PARTY"));
        }

        var page = await TextAsync(seed, "/countries/KAZ?asOf=2005-01-01");
        Assert.All(Enumerable.Range(0, 6), i => Assert.Contains($"Statement {i}", page, StringComparison.Ordinal));
        Assert.DoesNotContain("more by that day", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dispute_of_a_cell_is_about_is_said_in_words()
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "terminated_on", "2010-03-01").Add("sources.csv", ("id", "source:other"), ("kind", "NEWS"), ("title", "Other"));
        seed.Add("claims.csv", ("id", "claim:3"), ("stance", "DENIES"), ("rank", "NORMAL"), ("field", "terminated_on"), ("about", "agreement:bit"), ("cites", "source:other"));
        seed.Add("claims.csv", ("id", "claim:4"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("field", "terminated_on"), ("value", "2015"), ("value_as_given", "some time ago"), ("about", "agreement:bit"), ("cites", "source:other"));
        var page = await TextAsync(seed, "/coverage?country=KAZ&type=investment_protection_agreement&asOf=2012-01-01");
        Assert.Contains("Here 1 March 2010", page, StringComparison.Ordinal);
        Assert.Contains("says 2015 (“some time ago”)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_sectors_counts_what_lies_below_as_their_pages_do()
    {
        using var seed = new SeedCopy();
        seed.Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:oil"));
        Assert.Contains("1 agreement ", await TextAsync(seed, "/sectors/energy"), StringComparison.Ordinal);
        Assert.Contains("Energy topic of this dataset energy 1", await TextAsync(seed, "/sectors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_a_sector_is_none_of_ISO()
    {
        using var seed = new SeedCopy();
        Assert.Contains("Names and codes Fact Value Source code oil", (await TextAsync(seed, "/sectors/oil")).Replace("scheme topic of this dataset unverified ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("ISO code, 3 letters KAZ", await TextAsync(seed, "/countries/KAZ"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_state_stand_the_sources_of_the_agreements_that_make_it()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "terminated_on", "2001");
        seed.Add("agreements.csv", ("id", "agreement:later"), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("title_en", "Later"), ("signed_on", "2002"), ("in_force_on", "2003"), ("unverified", "true"));
        seed.Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:later"), ("role", "PARTY")).Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:later"), ("role", "PARTY"));
        Assert.Contains("in force : investment treaty (BIT) since 2003 (unclear) (no source)", await TextAsync(seed, "/countries/KAZ"), StringComparison.Ordinal);
    }

    // The source of the whole was published before the end.
    [Theory]
    [InlineData("1996-01-01", "in force : investment treaty (BIT) since 1994 [1]")]
    [InlineData("2012-01-01", "ended : investment treaty (BIT) in 2010 (no source)")]
    public async Task Beside_a_state_stand_those_sources_alone_that_can_tell_of_it(string day, string expected)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "terminated_on", "2010").Set("sources.csv", 0, "published_on", "2001");
        Assert.Contains(expected, await TextAsync(seed, "/countries/KAZ?asOf=" + day), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sums_in_prices_of_different_years_are_told_apart_and_what_is_not_exact_is_said()
    {
        using var seed = new SeedCopy();
        Add("1", "2015", ("base_year", "2017"), ("value", "1000000"));
        Add("2", "2016", ("base_year", "2017"), ("value", "3000000"), ("value_max", "4000000"), ("comparison", "RANGE"));
        Add("3", "2017", ("base_year", "2021"), ("value", "5000000"), ("comparison", "MORE_THAN"));
        var page = await TextAsync(seed, "/countries/KAZ");
        Assert.Contains("Commitments of US$4 million to US$5 million in constant prices of 2017, and of US$5 million (of some sums it is said “more than”) in constant prices of 2021 ;", page, StringComparison.Ordinal);
        Assert.Contains("at constant prices of 2017", page, StringComparison.Ordinal);
        Assert.Contains("2016: US$3 million to US$4 million", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2017: US$5 million", page, StringComparison.Ordinal);
        Assert.Contains("more than US$5 million constant prices of 2021", await TextAsync(seed, "/financings"), StringComparison.Ordinal);

        void Add(string id, string year, params (string Column, string Value)[] sum)
        {
            seed.Add("financings.csv", ("id", "financing:" + id), ("title", "F"), ("record_id", id), ("committed_on", year), ("received_by", "country:KAZ"), ("unverified", "true"));
            (string, string)[] cells = [("id", "amount:" + id), ("kind", "COMMITMENT"), ("currency", "USD"), ("price_basis", "CONSTANT"), ("amount_of", "financing:" + id), ("unverified", "true")];
            seed.Add("amounts.csv", [.. cells, .. sum, .. sum.Any(cell => cell.Column == "comparison") ? [] : new[] { ("comparison", "EQUAL") }]);
        }
    }

    [Fact]
    public async Task Of_what_nobody_has_checked_nothing_is_left_out_unsaid()
    {
        using var seed = new SeedCopy();
        for (var i = 0; i < 103; i++) seed.Add("agreements.csv", ("id", $"agreement:u{i:D3}"), ("type", "MEMORANDUM"), ("title_en", $"Unchecked {i:D3}"), ("signed_on", "2001"), ("unverified", "true"));
        seed.Add("sources.csv", ("id", "source:general-knowledge"), ("kind", "UNVERIFIED"), ("title", "What a compiler remembers"));
        for (var i = 0; i < 102; i++) seed.Add("claims.csv", ("id", $"claim:k{i:D3}"), ("stance", i == 0 ? "DENIES" : "ASSERTS"), ("rank", i == 1 ? "DEPRECATED" : "NORMAL"), ("field", "terminated_on"), ("value", i == 0 ? "" : "2003"), ("about", "agreement:bit"), ("cites", "source:general-knowledge"));
        await using var app = await StartAsync(seed);
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var page = await http.GetStringAsync("/unverified");
        var text = TextOf(page);
        Assert.Contains("These are 100 of 103.", text, StringComparison.Ordinal);
        Assert.Contains("these are 100 of 102;", text, StringComparison.Ordinal);
        Assert.Contains("that it is not so", text, StringComparison.Ordinal);
        Assert.Contains("2003 (known to be wrong)", text, StringComparison.Ordinal);
        Assert.Contains("Unchecked 102", await http.GetStringAsync("/unverified" + WebUtility.HtmlDecode(Next().Match(page).Groups["address"].Value)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/unverified?agreements=x")).StatusCode);
        Assert.Contains("102 statements rest on it, which is no source.", TextOf(await http.GetStringAsync("/sources/general-knowledge")), StringComparison.Ordinal);
    }

    // The group that it belongs to has the counterpart as a member.
    [Fact]
    public async Task A_country_leaves_no_cell_uncovered_that_it_would_share_with_itself()
    {
        using var seed = new SeedCopy();
        seed.Add("country_groups.csv", ("id", "group:g"), ("name_en", "G"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"));
        seed.Add("member_of.csv", ("from", "country:CHN"), ("to", "group:g"), ("valid_from", "1990"), ("unverified", "true")).Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1990"), ("unverified", "true"));
        const string Choice = "?group=group:g&asOf=2001-01-01&type=investment_protection_agreement";
        Assert.Contains(": every cell is covered.", await TextAsync(seed, "/coverage" + Choice), StringComparison.Ordinal);
        Assert.Contains(": not every cell is covered.", await TextAsync(seed, "/coverage" + Choice + "&type=memorandum"), StringComparison.Ordinal);
        Assert.DoesNotContain("\nCHN,", await TextAsync(seed, "/coverage.csv" + Choice), StringComparison.Ordinal);
        Assert.DoesNotContain("not checked", await TextAsync(seed, "/coverage.svg" + Choice), StringComparison.Ordinal);
        Assert.DoesNotContain("was a member", await TextAsync(seed, "/coverage.svg?group=all&asOf=2001-01-01&type=memorandum"), StringComparison.Ordinal);
    }

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(SeedCopy seed)
    {
        var app = ServerBuilder.Build(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)), "http://127.0.0.1:0");
        await app.StartAsync();
        return app;
    }

    private static async Task<string> TextAsync(SeedCopy seed, string path)
    {
        await using var app = await StartAsync(seed);
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var answer = await http.GetStringAsync(path);
        return path.Contains(".csv", StringComparison.Ordinal) ? answer : TextOf(answer);
    }

    private static string TextOf(string page) => White().Replace(WebUtility.HtmlDecode(Tag().Replace(page, " ")), " ").Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    [GeneratedRegex("<(style|script).*?</(style|script)>|<[^>]+>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex White();

    [GeneratedRegex("href=\"(?<address>[?]agreements=[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Next();
}
