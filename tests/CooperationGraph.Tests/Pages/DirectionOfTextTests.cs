using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>
/// A text of the data that turns the direction of writing must turn nothing else on a page: it stands in a <c>bdi</c>, in an option with a direction of its
/// own, or, for the many sources of a matrix, in a link that the style sheet isolates.
/// </summary>
public sealed partial class DirectionOfTextTests
{
    private const string Turning = "\u202E";

    [Theory]
    [InlineData("/agreements/bit")]
    [InlineData("/agreements")]
    [InlineData("/sources/un")]
    [InlineData("/countries/KAZ")]
    [InlineData("/groups/five")]
    [InlineData("/projects/dam")]
    [InlineData("/disagreements")]
    [InlineData("/map?type=INVESTMENT_PROTECTION_AGREEMENT&asOf=2000-01-01")]
    [InlineData("/timeline?country=KAZ&with=CHN")]
    [InlineData("/coverage?group=group:five&type=INVESTMENT_PROTECTION_AGREEMENT&asOf=2000-01-01")]
    public async Task Texts_of_the_data_are_isolated_on_every_page(string path)
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "title_en", Turning + "treaty").Set("agreements.csv", 0, "title_zh", Turning + "zh").Set("agreements.csv", 0, "note", Turning + "note").Set("agreements.csv", 0, "subtype", Turning + "subtype")
            .Set("countries.csv", 0, "name_en", Turning + "China").Set("countries.csv", 1, "name_en", Turning + "Kazakhstan").Set("countries.csv", 1, "capital_en", Turning + "capital").Set("countries.csv", 1, "name_zh", Turning + "name")
            .Set("sources.csv", 0, "title", Turning + "source").Set("sources.csv", 0, "publisher", Turning + "publisher").Set("sources.csv", 0, "note", Turning + "note").Set("sources.csv", 0, "licence", Turning + "licence")
            .Set("claims.csv", 0, "locator", Turning + "locator").Set("claims.csv", 1, "locator", Turning + "locator").Set("claims.csv", 1, "resolution", Turning + "resolution").Set("claims.csv", 0, "note", Turning + "note")
            .Set("party_to.csv", 0, "name_as_given", Turning + "as given")
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("field", "title_en"), ("value", Turning + "other"), ("applies_to", Turning + "part"), ("about", "agreement:bit"), ("cites", "source:un"))
            .Add("claims.csv", ("id", "claim:4"), ("stance", "DENIES"), ("rank", "NORMAL"), ("field", "signed_on"), ("value_as_given", Turning + "words"), ("about", "agreement:bit"), ("cites", "source:un"))
            .Add("country_groups.csv", ("id", "group:five"), ("name_en", Turning + "Five"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"), ("note", Turning + "note"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:five"), ("note", Turning + "note"))
            .Add("projects.csv", ("id", "project:dam"), ("name_en", Turning + "Dam"), ("other_names", Turning + "one;" + Turning + "two"), ("unverified", "true"))
            .Add("amounts.csv", ("id", "amount:1"), ("kind", "LOAN"), ("value", "1"), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "EQUAL"), ("lender", Turning + "lender"), ("note", Turning + "note"), ("unverified", "true"), ("amount_of", "project:dam"));
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var page = await server.Http.GetStringAsync(path);
        var shown = Tag().Replace(Isolated().Replace(Head().Replace(page, ""), ""), "");
        Assert.Contains(Turning, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var bare = WebUtility.HtmlDecode(shown);
        Assert.True(!bare.Contains(Turning, StringComparison.Ordinal), bare[Math.Max(0, bare.IndexOf(Turning, StringComparison.Ordinal) - 100)..]);
    }

    // A text of SVG is a paragraph of its own, and so is what a pointer or a screen reader tells of a part of it.
    [GeneratedRegex("<text [^>]*>[^<]*</text>|<title>[^<]*</title>|<bdi(?: lang=\"[a-z]+\")?>[^<]*</bdi>|<option dir=\"auto\"[^>]*>[^<]*</option>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Isolated();

    // A title is a line of its own, in the browser's own frame.
    [GeneratedRegex("<head>.*?</head>", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Head();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Tag();
}
