using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Agreements;

/// <summary>What lists, counts and profiles make of parties with dates of their own: the same as what is said of each party alone.</summary>
public sealed class OwnTermsInListsTests
{
    private const string Day = "2022-06-01";

    // In force since 2022, for Kazakhstan a year later; for Uzbekistan through a group, which has no date of its own.
    [Theory]
    [InlineData("KAZ", "")]
    [InlineData("UZB", "agreement:fta")]
    [InlineData("KAZ UZB", "agreement:fta")]
    [InlineData("UZB KAZ", "agreement:fta")]
    [InlineData("group:two", "agreement:fta")]
    [InlineData("KAZ SUN", "")]
    [InlineData("CHN KAZ", "agreement:fta")]
    [InlineData("SUN", "")]
    public async Task One_of_several_is_bound_where_one_of_them_alone_is(string any, string expected)
    {
        using var api = Api();
        var names = string.Join(", ", any.Split(' ').Select(name => $"\"{name}\""));
        var data = await api.DataAsync($$"""
            {
              a: agreements(filter: { parties: { any: [{{names}}] }, inForceOn: "{{Day}}" }) { nodes { id } }
              b: agreements(filter: { parties: { any: [{{names}}] }, status: [IN_FORCE], statusOn: "{{Day}}" }) { nodes { id } }
              c: agreementGroups(filter: { parties: { any: [{{names}}] }, inForceOn: "{{Day}}" }, by: [TYPE]) { groups { agreements { nodes { id } } } }
            }
            """);
        Assert.All([data.List("a", "nodes"), data.List("b", "nodes"), data.List("c", "groups").SelectMany(group => group.List("agreements", "nodes"))], list => Assert.Equal(expected, string.Join(' ', list.Texts("id"))));
    }

    [Theory]
    [InlineData("KAZ", "2022-06-01", "SIGNED 1")]
    [InlineData("KAZ", "2023-01-02", "IN_FORCE 1")]
    [InlineData("UZB", "2022-06-01", "IN_FORCE 1")]
    [InlineData("CHN", "2022-06-01", "ENDED 1,IN_FORCE 1")]
    [InlineData("SUN", "1990-06-01", "IN_FORCE 1")]
    // Of all that a state was party to nothing is left when it has ended.
    [InlineData("SUN", "2022-06-01", "ENDED 1")]
    public async Task A_profile_and_a_list_of_a_country_have_each_agreement_in_its_state_for_the_country(string code, string day, string states)
    {
        using var api = Api();
        var data = await api.DataAsync($$"""
            {
              countryProfile(code: "{{code}}", asOf: "{{day}}") { agreements { type count states { state count } } }
              country(code: "{{code}}") {
                agreements(asOf: "{{day}}") { edges { status(asOf: "{{day}}") { state } } }
                inForce: agreements(asOf: "{{day}}", filter: { inForceOn: "{{day}}" }) { totalCount }
                asStatus: agreements(asOf: "{{day}}", filter: { status: [IN_FORCE], statusOn: "{{day}}" }) { totalCount edges { status(asOf: "{{day}}") { state } } }
              }
            }
            """);
        var counted = data.List("countryProfile", "agreements").SelectMany(type => type.List("states")).GroupBy(state => state.Text("state")!).ToDictionary(state => state.Key, state => state.Sum(each => each.At("count").GetInt32()));
        Assert.Equal(states, string.Join(',', counted.OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{state.Key} {state.Value}")));
        Assert.Equal(data.List("country", "agreements", "edges").Texts("status", "state").CountBy(state => state!).ToHashSet(), counted.ToHashSet());
        Assert.Equal((counted.GetValueOrDefault("IN_FORCE"), counted.GetValueOrDefault("IN_FORCE")), (data.At("country", "inForce", "totalCount").GetInt32(), data.At("country", "asStatus", "totalCount").GetInt32()));
    }

    [Theory]
    // In force for both of its parties, by dates of theirs alone.
    [InlineData("1995-01-01", "1996-01-01", "1995-06-01", "IN_FORCE SIGNED SIGNED SIGNED", "1 0 0 0")]
    [InlineData("1995-01-01", "1996-01-01", "1996-01-01", "IN_FORCE IN_FORCE IN_FORCE IN_FORCE", "1 1 1 1")]
    // Of the other nobody knows.
    [InlineData("1995-01-01", "", "1998-01-01", "IN_FORCE SIGNED SIGNED SIGNED", "1 0 0 0")]
    public async Task What_is_in_force_for_its_parties_by_dates_of_theirs_is_in_every_list_that_says_so(string kazakhstan, string china, string day, string states, string counts)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "in_force_on", "").Set("party_to.csv", 1, "in_force_on", kazakhstan).Set("party_to.csv", 0, "in_force_on", china);
        Assert.Equal(china.Length > 0 ? 2 : 1, seed.Read().Notices.Kept.Count(notice => notice.Code == "agreement_not_in_force"));
        using var api = Api(seed);
        var data = await api.DataAsync($$"""
            {
              kaz: country(code: "KAZ") { agreements(filter: { inForceOn: "{{day}}" }) { totalCount } all: agreements { edges { status(asOf: "{{day}}") { state } } } }
              chn: country(code: "CHN") { agreements(filter: { status: [IN_FORCE], statusOn: "{{day}}" }) { totalCount } all: agreements { edges { status(asOf: "{{day}}") { state } } } }
              both: agreements(filter: { parties: { all: ["KAZ", "CHN"] }, inForceOn: "{{day}}" }) { totalCount }
              agreements(filter: { inForceOn: "{{day}}" }) { totalCount }
              coverage(countries: { codes: ["KAZ"] }, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "{{day}}") { rows { cells { state } } }
              agreement(id: "agreement:bit") { status(asOf: "{{day}}") { state } }
            }
            """);
        Assert.Equal(states, string.Join(' ', data.List("kaz", "all", "edges")[0].Text("status", "state"), data.List("chn", "all", "edges")[0].Text("status", "state"),
            data.List("coverage", "rows")[0].List("cells")[0].Text("state"), data.Text("agreement", "status", "state")));
        Assert.Equal(counts, string.Join(' ', new[] { data.At("kaz", "agreements"), data.At("chn", "agreements"), data.At("both"), data.At("agreements") }.Select(list => list.At("totalCount").GetInt32())));
    }

    [Fact]
    public async Task Between_two_something_begins_when_it_has_for_both_whoever_is_asked_first()
    {
        using var seed = Seed().Set("party_to.csv", 3, "in_force_on", "2023").Set("party_to.csv", 2, "in_force_on", "2022/2023");
        using var api = Api(seed);
        // Not before 2023: in the whole year before, it is certainly not in force between them.
        var data = await api.DataAsync("""
            {
              a: coverage(countries: { codes: ["KAZ"] }, types: [FREE_TRADE_AGREEMENT], asOf: "2022-07-01") { rows { cells { state since } } }
              b: coverage(countries: { codes: ["CHN"] }, counterpart: "KAZ", types: [FREE_TRADE_AGREEMENT], asOf: "2022-07-01") { rows { cells { state since } } }
            }
            """);
        Assert.All(["a", "b"], field => Assert.Equal("""[{"cells":[{"state":"SIGNED","since":"2020-11-15"}]}]""", data.At(field, "rows").GetRawText()));
    }

    [Fact]
    public async Task What_a_source_denies_of_the_group_of_both_is_one_disagreement()
    {
        using var seed = Seed().Add("member_of.csv", ("from", "country:TJK"), ("to", "group:two"), ("valid_from", "1999"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:TJK"), ("code", "TJK"), ("name_en", "Tajikistan"), ("unverified", "true"))
            .Add("claims.csv", ("id", "claim:4"), ("stance", "DENIES"), ("rank", "NORMAL"), ("field", "PARTY_TO"), ("value", "agreement:fta"), ("about", "group:two"), ("cites", "source:un"));
        using var api = Api(seed);
        var data = await api.DataAsync($$"""{ coverage(countries: { codes: ["UZB"] }, counterpart: "TJK", types: [FREE_TRADE_AGREEMENT], asOf: "{{Day}}") { rows { cells { state conflicts { id } } } } }""");
        Assert.Equal("""[{"cells":[{"state":"DISPUTED","conflicts":[{"id":"conflict:group:two#PARTY_TO#agreement:fta"}]}]}]""", data.At("coverage", "rows").GetRawText());
    }

    private static SeedCopy Seed() =>
        new SeedCopy()
            .Add("countries.csv", ("id", "country:SUN"), ("code", "SUN"), ("name_en", "Soviet Union"), ("dissolved_on", "1991-12-26"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:UZB"), ("code", "UZB"), ("name_en", "Uzbekistan"), ("unverified", "true"))
            .Add("country_groups.csv", ("id", "group:two"), ("name_en", "Two"), ("kind", "TRADE_AGREEMENT"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:UZB"), ("to", "group:two"), ("valid_from", "1999"), ("unverified", "true"))
            .Set("agreements.csv", 0, "terminated_on", "2000")
            .Set("party_to.csv", 1, "from", "country:SUN")
            .Set("agreements.csv", 0, "signed_on", "1989-08-10").Set("agreements.csv", 0, "in_force_on", "1990-01-01").Set("claims.csv", 1, "value", "1989-08-10")
            .Add("agreements.csv", ("id", "agreement:fta"), ("type", "FREE_TRADE_AGREEMENT"), ("title_en", "Partnership"), ("signed_on", "2020-11-15"), ("in_force_on", "2022-01-01"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:fta"), ("cites", "source:un"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:fta"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:fta"), ("role", "PARTY"), ("in_force_on", "2023-01-02"))
            .Add("party_to.csv", ("from", "group:two"), ("to", "agreement:fta"), ("role", "PARTY"));

    private static ApiClient Api()
    {
        using var seed = Seed();
        return Api(seed);
    }

    private static ApiClient Api(SeedCopy seed) => new(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
}
