using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>The ministry's statement that the service began with: each of its sentences is answered, with the place and, where the text is at hand, the words.</summary>
public sealed class StatementTests
{
    private static readonly Lazy<Task<JsonElement>> Answer = new(() => ApiClient.OverSeed.DataAsync(ApiClient.Golden("whole-statement")));

    [Fact]
    public async Task Every_claim_of_the_statement_names_its_place_and_most_quote_it()
    {
        var source = (await Answer.Value).At("source");
        Assert.StartsWith("http://english.mofcom.gov.cn/article/", source.Text("url"), StringComparison.Ordinal);
        var claims = source.List("claims", "nodes");
        Assert.Equal(SeedCsv.Rows("claims.csv").Count(row => row["cites"] == "source:mofcom-2023-05-11"), claims.Count);
        Assert.Empty(claims.Where(claim => claim.Text("locator") is null).Texts("id"));

        // The text that was read ends within the second point: what stands after it has a place and no words.
        Assert.Empty(claims.Where(claim => claim.Text("valueAsGiven") is null && claim.Text("locator")!.Split(',')[0] is not ("after the second point" or "second point")).Texts("id"));
    }

    [Theory]
    [InlineData("first point, sentence 1", "agreement:js-c-ca-2022")]
    [InlineData("first point, sentence 2", "mechanism:china-central-asia-economic-trade-ministers;meeting:c-ca-etm-1;sector:connectivity;sector:digital-economy;sector:green-development;sector:investment;sector:subnational;sector:trade")]
    [InlineData("second point, sentence 1", "observation:seed-trade-2022")]
    [InlineData("second point, sentence 2", "observation:seed-trade-q1-2023-yoy")]
    [InlineData("second point, sentence 4", "observation:seed-imports-aem-2022-yoy")]
    [InlineData("second point, sentence 5", "observation:seed-exports-mech-2022-yoy")]
    public async Task A_sentence_of_the_statement_has_its_facts(string locator, string subjects)
    {
        var claims = (await Answer.Value).List("source", "claims", "nodes").Where(claim => claim.Text("locator") == locator).ToList();
        Assert.Equal(subjects.Split(';'), claims.Select(claim => claim.Text("subject", "id")!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(claims, claim => Assert.Contains("source:mofcom-2023-05-11", claim.At("subject").List("citations").Texts("source", "id")));
    }

    [Fact]
    public async Task The_third_sentence_stands_with_a_document_a_plan_and_a_treaty_of_each_country()
    {
        var claims = (await Answer.Value).List("source", "claims", "nodes").Where(claim => claim.Text("locator") == "first point, sentence 3").Select(claim => claim.Text("subject", "id")!).Distinct();
        var types = claims.Select(id => (SeedGraph.Node(id).Get(CooperationGraph.Graph.Agreement.Type), SeedGraph.To(CooperationGraph.Graph.PartyTo.Type, id).Single(party => party != "country:CHN")));
        var expected = new[] { "BELT_AND_ROAD_DOCUMENT", "INVESTMENT_PROTECTION_AGREEMENT", "MID_TO_LONG_TERM_PLAN" }.SelectMany(type => SeedGraph.To(CooperationGraph.Graph.MemberOf.Type, "group:central-asia-5").Select(country => (type, country)));
        Assert.Equal(expected.Order(), types.Select(each => (each.Item1!, each.Item2)).Order());
    }

    [Fact]
    public async Task The_community_the_ministers_meetings_and_the_areas_of_cooperation_are_linked()
    {
        var data = await Answer.Value;
        Assert.Equal("2022-01-25", data.Text("community", "signedOn"));
        Assert.Equal(["Virtual summit for the 30th anniversary of diplomatic relations"], data.List("community", "adoptedAt").Texts("name"));
        Assert.Equal(["2023-04-18", "2025-05-30"], data.List("ministers", "meetings", "nodes").Texts("startsOn").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["connectivity", "digital-economy", "green-development", "investment", "subnational", "trade"],
            data.List("ministers", "meetings", "nodes").Single(meeting => meeting.Text("startsOn") == "2023-04-18").List("discussed").Texts("code").Order(StringComparer.Ordinal));
        var areas = data.List("areas", "nodes");
        Assert.Equal(14, areas.Count);

        // No source at hand names an agreement on education alone.
        Assert.Equal(["education"], areas.Where(area => area.At("agreements", "totalCount").GetInt32() == 0).Texts("code"));
        Assert.Equal("REACHED", SeedGraph.Node("observation:seed-trade-2022").Get(CooperationGraph.Graph.Observation.Comparison));
    }
}
