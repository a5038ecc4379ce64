using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Claims;

/// <summary>What sources say of the date of one party: the treaty of the small seed is in force since 1994, for Kazakhstan since 1996 by one source and since 1998 by another.</summary>
public sealed class PartyClaimTests
{
    [Fact]
    public async Task A_partys_date_has_its_sources_and_those_that_say_another_stand_beside_it()
    {
        using var seed = Seed();
        var read = seed.Read();
        Assert.Empty(read.Notices.Kept);
        using var api = new ApiClient(new MemoryGraphStore(read.Dataset!), new(2020, 1, 1));
        var data = await api.DataAsync("""
            {
              agreement(id: "agreement:bit") {
                parties { party { id } inForceOn citations { field source { id } } }
                conflicts { id field appliesTo kept subject { id } citations { source { id } } dissents { value source { id } } }
              }
              country(code: "KAZ") { conflicts { id } citations(field: "PARTY_TO.in_force_on") { source { id } } }
              conflicts(filter: { fields: ["PARTY_TO.in_force_on"], subjects: ["agreement:bit"] }) { nodes { id } }
              sources(filter: { claims: { fields: ["PARTY_TO.in_force_on"] } }) { totalCount }
              agreements(filter: { hasConflict: true }) { nodes { id } }
            }
            """);
        Assert.Equal(
            ["country:CHN  :source:un", "country:KAZ 1996-01-01 :source:un PARTY_TO.in_force_on:source:un"],
            data.List("agreement", "parties").Select(party => $"{party.Text("party", "id")} {party.Text("inForceOn")} {string.Join(' ', party.List("citations").Select(each => $"{each.Text("field")}:{each.Text("source", "id")}"))}"));
        var conflict = Assert.Single(data.List("agreement", "conflicts"));
        Assert.Equal(("PARTY_TO.in_force_on", "agreement:bit", "1996-01-01", "country:KAZ"), (conflict.Text("field"), conflict.Text("appliesTo"), conflict.Text("kept"), conflict.Text("subject", "id")));
        Assert.Equal(["source:un"], conflict.List("citations").Texts("source", "id"));
        Assert.Equal(["1998-05-01 source:other"], conflict.List("dissents").Select(claim => $"{claim.Text("value")} {claim.Text("source", "id")}"));
        Assert.Equal([conflict.Text("id")!], data.List("country", "conflicts").Texts("id"));
        Assert.Equal([conflict.Text("id")!], data.List("conflicts", "nodes").Texts("id"));
        Assert.Equal(["source:un"], data.List("country", "citations").Texts("source", "id"));
        Assert.Equal(2, data.At("sources", "totalCount").GetInt32());
        Assert.Equal(["agreement:bit"], data.List("agreements", "nodes").Texts("id"));
    }

    [Theory]
    [InlineData("1995-01-01", "SIGNED")]
    [InlineData("1997-01-01", "DISPUTED")]
    [InlineData("2000-01-01", "IN_FORCE")]
    public async Task Coverage_is_in_dispute_while_it_depends_on_the_source_of_the_date(string day, string state)
    {
        using var seed = Seed();
        using var api = new ApiClient(new MemoryGraphStore(seed.Read().Dataset!), new(2020, 1, 1));
        var data = await api.DataAsync($$"""{ coverage(countries: { codes: ["KAZ"] }, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "{{day}}") { rows { cells { state conflicts { field } } } } }""");
        var cell = Assert.Single(Assert.Single(data.List("coverage", "rows")).List("cells"));
        Assert.Equal(state, cell.Text("state"));
        Assert.Equal(["PARTY_TO.in_force_on"], cell.List("conflicts").Texts("field"));
    }

    [Fact]
    public async Task Pages_say_of_which_agreement_the_date_is()
    {
        using var seed = Seed();
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        foreach (var path in new[] { "/countries/KAZ", "/disagreements" })
        {
            var page = await server.Http.GetStringAsync(path);
            Assert.Contains("ntry into force of <a href=\"/agreements/bit\">", page, StringComparison.Ordinal);
            Assert.Contains("1 May 1998", page, StringComparison.Ordinal);
        }

        Assert.Contains("1 May 1998", await server.Http.GetStringAsync("/agreements/bit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("field", "PARTY_TO.in_force", "claim_on_unknown_field", "field")]
    [InlineData("field", "PARTY_TO.note", "claim_on_unknown_field", "field")]
    [InlineData("about", "agreement:bit", "claim_on_unknown_field", "field")]
    [InlineData("applies_to", "", "claim_on_unknown_relationship", "applies_to")]
    [InlineData("applies_to", "agreement:other", "claim_on_unknown_relationship", "applies_to")]
    [InlineData("value", "soon", "claim_value_does_not_parse", "value")]
    [InlineData("rank", "PREFERRED", "preferred_claim_differs", "value")]
    public void A_claim_on_a_party_must_fit_it(string column, string value, string code, string at)
    {
        using var seed = Seed();
        Assert.Contains((code, "claims.csv", 5, at), seed.Set("claims.csv", 3, column, value).Read().Notices.Kept.Select(notice => (notice.Code, notice.File, notice.Row ?? 0, notice.Column)));
    }

    [Theory]
    [InlineData("1996-01-01", "1996-01-01")]
    [InlineData("1996", "1996-01-01")]
    [InlineData("1996", "")]
    public void The_preferred_claim_states_what_stands_in_the_row(string ofRow, string said)
    {
        using var seed = Seed().Set("party_to.csv", 1, "in_force_on", ofRow).Set("claims.csv", 2, "rank", "PREFERRED").Set("claims.csv", 2, "value", said);
        Assert.Empty(seed.Read().Notices.Kept);
    }

    [Fact]
    public async Task Of_the_real_data_the_day_on_which_it_entered_into_force_for_Indonesia_has_a_source()
    {
        var data = await ApiClient.OverSeed.DataAsync("""{ agreement(id: "agreement:rcep-2020") { parties { party { id } inForceOn citations { field source { id } } } } }""");
        var party = data.List("agreement", "parties").Single(each => each.Text("party", "id") == "country:IDN");
        Assert.Equal("2023-01-02", party.Text("inForceOn"));
        Assert.Contains(("PARTY_TO.in_force_on", "source:collessyoung-rcep"), party.List("citations").Select(each => (each.Text("field"), each.Text("source", "id"))));
    }

    private static SeedCopy Seed() =>
        new SeedCopy()
            .Set("party_to.csv", 1, "in_force_on", "1996-01-01")
            .Add("sources.csv", ("id", "source:other"), ("kind", "DATASET"), ("title", "Other treaties"))
            .Add("claims.csv", Claim("claim:p1", "1996-01-01", "source:un"))
            .Add("claims.csv", Claim("claim:p2", "1998-05-01", "source:other"));

    private static (string, string)[] Claim(string id, string value, string source) =>
        [("id", id), ("field", "PARTY_TO.in_force_on"), ("applies_to", "agreement:bit"), ("value", value), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "country:KAZ"), ("cites", source)];
}
