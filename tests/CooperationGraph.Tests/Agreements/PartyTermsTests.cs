using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Agreements;

/// <summary>What an agreement is for one of its parties, by dates and a role of its own.</summary>
public sealed class PartyTermsTests
{
    // A trade agreement, signed on 2020-11-15, in force since 2022-01-01 for China, recorded as in force.
    [Theory]
    [InlineData("", "2022-06-01", "IN_FORCE", "2022-01-01")]
    [InlineData("in_force_on=2023-01-02", "2020-11-14", "NOT_YET_SIGNED", null)]
    [InlineData("in_force_on=2023-01-02", "2022-06-01", "SIGNED", "2020-11-15")]
    [InlineData("in_force_on=2023-01-02", "2023-01-02", "IN_FORCE", "2023-01-02")]
    // Some day of that year.
    [InlineData("in_force_on=2023", "2023-06-01", "IN_FORCE", "2023")]
    [InlineData("role=SIGNATORY", "2024-01-01", "SIGNED", "2020-11-15")]
    [InlineData("signed_on=2021-03-01", "2021-01-01", "NOT_YET_SIGNED", null)]
    // Whoever ratifies or signs later is bound later, nobody knows since when.
    [InlineData("ratified_on=2023-05-01", "2022-06-01", "SIGNED", "2020-11-15")]
    [InlineData("ratified_on=2023-05-01", "2024-06-01", "IN_FORCE", "2023-05-01/..")]
    [InlineData("ratified_on=2023", "2023-06-01", "IN_FORCE", "2023/..")]
    [InlineData("ratified_on=2021-05-01", "2022-06-01", "IN_FORCE", "2022-01-01")]
    [InlineData("ratified_on=2023-05-01;in_force_on=2023-07-01", "2023-06-01", "SIGNED", "2020-11-15")]
    [InlineData("signed_on=2022-03-01", "2022-02-01", "NOT_YET_SIGNED", null)]
    [InlineData("signed_on=2022-03-01", "2022-06-01", "IN_FORCE", "2022-03-01/..")]
    [InlineData("withdrawn_on=2023-12-31", "2023-12-30", "IN_FORCE", "2022-01-01")]
    [InlineData("withdrawn_on=2023-12-31", "2023-12-31", "ENDED", "2023-12-31")]
    [InlineData("role=ACCEDED;in_force_on=2024-05-01", "2024-04-30", "NOT_YET_SIGNED", null)]
    [InlineData("role=ACCEDED;in_force_on=2024-05-01", "2024-05-01", "IN_FORCE", "2024-05-01")]
    [InlineData("provisional_from=2021-06-01;in_force_on=2023-01-02", "2021-07-01", "SIGNED", "2020-11-15")]
    [InlineData("provisional_from=2021-06-01;in_force_on=2023-01-02", "2022-07-01", "PROVISIONALLY_APPLIED", "2022-01-01")]
    public async Task A_cell_of_the_matrix_has_the_state_between_the_two_and_since_when(string party, string day, string state, string? since)
    {
        using var seed = Seed(party);
        using var api = Api(seed);
        var cell = Assert.Single(Assert.Single((await api.DataAsync(
            $"{{ coverage(countries: {{ codes: [\"KAZ\"] }}, types: [FREE_TRADE_AGREEMENT], asOf: \"{day}\") {{ rows {{ cells {{ state since }} }} }} }}")).List("coverage", "rows")).List("cells"));
        Assert.Equal((state == "NOT_YET_SIGNED" ? "NOT_CHECKED" : state, since), (cell.Text("state"), cell.Text("since")));
        // The other way round it is the same.
        var reverse = Assert.Single(Assert.Single((await api.DataAsync(
            $"{{ coverage(countries: {{ codes: [\"CHN\"] }}, counterpart: \"KAZ\", types: [FREE_TRADE_AGREEMENT], asOf: \"{day}\") {{ rows {{ cells {{ state since }} }} }} }}")).List("coverage", "rows")).List("cells"));
        Assert.Equal((cell.Text("state"), cell.Text("since")), (reverse.Text("state"), reverse.Text("since")));
    }

    [Fact]
    public async Task An_observer_stands_in_the_agreement_and_nothing_that_is_said_of_parties_counts_it()
    {
        using var seed = Seed("role=OBSERVER");
        using var api = Api(seed);
        var data = await api.DataAsync("""
            {
              agreement(id: "agreement:fta") { parties { party { ... on Country { code } } role status(asOf: "2024-01-01") { state } } }
              coverage(countries: { codes: ["KAZ"] }, types: [FREE_TRADE_AGREEMENT], asOf: "2024-01-01") { rows { cells { state agreements { id } } } }
              country(code: "KAZ") { agreements(filter: { types: [FREE_TRADE_AGREEMENT] }) { totalCount } }
              of: agreements(filter: { types: [FREE_TRADE_AGREEMENT], parties: { all: ["KAZ"] } }) { totalCount }
              without: agreements(filter: { types: [FREE_TRADE_AGREEMENT], parties: { all: ["CHN"], none: ["KAZ"] } }) { totalCount }
              agreementGroups(filter: { types: [FREE_TRADE_AGREEMENT] }, by: [COUNTRY]) { groups { keys { value } count } }
            }
            """);
        Assert.Equal("""[{"party":{"code":"CHN"},"role":"PARTY","status":{"state":"IN_FORCE"}},{"party":{"code":"KAZ"},"role":"OBSERVER","status":null}]""", data.GetProperty("agreement").GetProperty("parties").GetRawText());
        Assert.Equal("""[{"cells":[{"state":"NOT_CHECKED","agreements":[]}]}]""", data.GetProperty("coverage").GetProperty("rows").GetRawText());
        Assert.Equal([0, 0, 1], new[] { data.GetProperty("country").GetProperty("agreements"), data.GetProperty("of"), data.GetProperty("without") }.Select(list => list.GetProperty("totalCount").GetInt32()));
        Assert.Equal(["country:CHN"], data.GetProperty("agreementGroups").List("groups").Select(group => group.List("keys")[0].Text("value")));
    }

    [Theory]
    [InlineData("", "2022-06-01", true)]
    [InlineData("in_force_on=2023-01-02", "2022-06-01", false)]
    [InlineData("in_force_on=2023-01-02", "2023-01-02", true)]
    [InlineData("role=SIGNATORY", "2024-01-01", false)]
    [InlineData("ratified_on=2023-05-01", "2022-06-01", false)]
    [InlineData("ratified_on=2023-05-01", "2023-05-01", true)]
    [InlineData("ratified_on=2023-05-01;in_force_on=2022-06-01", "2022-06-01", true)]
    [InlineData("signed_on=2022-03-01", "2022-06-01", true)]
    [InlineData("withdrawn_on=2023-12-31", "2023-12-30", true)]
    [InlineData("withdrawn_on=2023-12-31", "2023-12-31", false)]
    public async Task A_list_of_what_is_in_force_for_a_party_goes_by_its_own_dates_before_those_of_its_group(string party, string day, bool inForce)
    {
        // As in the data, the members are party beside their group, which has no dates of its own.
        using var seed = Seed(party)
            .Add("country_groups.csv", ("id", "group:ten"), ("name_en", "Ten"), ("kind", "TRADE_AGREEMENT"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:ten"), ("valid_from", "1999"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "group:ten"), ("to", "agreement:fta"), ("role", "PARTY"));
        using var api = Api(seed);
        var data = await api.DataAsync($$"""
            {
              all: agreements(filter: { types: [FREE_TRADE_AGREEMENT], parties: { all: ["KAZ", "CHN"] }, inForceOn: "{{day}}" }) { totalCount }
              any: agreements(filter: { types: [FREE_TRADE_AGREEMENT], parties: { any: ["KAZ"] }, status: [IN_FORCE], statusOn: "{{day}}" }) { totalCount }
              china: agreements(filter: { types: [FREE_TRADE_AGREEMENT], parties: { all: ["CHN"] }, inForceOn: "{{day}}" }) { totalCount }
              country(code: "KAZ") { agreements(filter: { types: [FREE_TRADE_AGREEMENT], inForceOn: "{{day}}" }) { totalCount edges { status(asOf: "{{day}}") { state } } } }
              agreement(id: "agreement:fta") { status(asOf: "{{day}}") { state } parties { party { id } status(asOf: "{{day}}") { state } } }
            }
            """);
        Assert.Equal(inForce ? 1 : 0, data.At("all", "totalCount").GetInt32());
        Assert.Equal(inForce ? 1 : 0, data.At("any", "totalCount").GetInt32());
        Assert.Equal(1, data.At("china", "totalCount").GetInt32());
        Assert.Equal(inForce ? ["IN_FORCE"] : [], data.List("country", "agreements", "edges").Texts("status", "state"));
        Assert.Equal("IN_FORCE", data.Text("agreement", "status", "state"));
        Assert.Equal(inForce, data.List("agreement", "parties").Single(each => each.Text("party", "id") == "country:KAZ").Text("status", "state") == "IN_FORCE");
    }

    [Fact]
    public async Task A_party_shows_its_dates_and_how_long_investments_stay_protected_after_its_withdrawal()
    {
        using var seed = Seed("signed_on=2020-11-16;ratified_on=2021-02;in_force_on=2022-01-01;withdrawn_on=2023-12-31;note=by a note").Set("agreements.csv", 1, "survival_years", "20");
        using var api = Api(seed);
        var party = (await api.DataAsync("""
            { agreement(id: "agreement:fta") { survivalYears parties { party { id } role signedOn ratifiedOn inForceOn withdrawnOn note unverified citations { source { id } } status(asOf: "2026-01-01") { state certainty protectedUntil because } } } }
            """)).List("agreement", "parties").Single(each => each.Text("party", "id") == "country:KAZ");
        Assert.Equal("2020-11-16 2021-02 2022-01-01 2023-12-31 by a note", string.Join(' ', new[] { "signedOn", "ratifiedOn", "inForceOn", "withdrawnOn", "note" }.Select(field => party.Text(field))));
        Assert.Equal("ENDED CERTAIN 2043-12-31", $"{party.Text("status", "state")} {party.Text("status", "certainty")} {party.Text("status", "protectedUntil")}");
        Assert.Equal(["terminated_on 2023-12-31", "survival_years 20"], party.List("status", "because").Select(each => each.GetString()));
    }

    [Theory]
    [InlineData("withdrawn_on=2023-12-31", "", "party_left")]
    [InlineData("withdrawn_on=2023-12-31", "terminated_on=2023-12-31", null)]
    [InlineData("withdrawn_on=2023-12-31", "status=WITHDRAWN", null)]
    [InlineData("role=OBSERVER;withdrawn_on=2023-12-31", "", null)]
    [InlineData("role=OBSERVER;in_force_on=2023-12-31", "", "signatory_in_force")]
    public void What_one_of_two_parties_has_left_needs_an_end(string party, string agreement, string? code)
    {
        using var seed = Seed(party);
        foreach (var cell in agreement.Split('=', StringSplitOptions.RemoveEmptyEntries).Chunk(2)) seed.Set("agreements.csv", 1, cell[0], cell[1]);
        Assert.Equal(code is null ? [] : [code], seed.Read().Notices.Kept.Select(notice => notice.Code));
    }

    [Fact]
    public async Task A_treaty_ends_for_a_state_that_ends_and_goes_on_for_its_successor()
    {
        using var seed = new SeedCopy()
            .Add("countries.csv", ("id", "country:SUN"), ("code", "SUN"), ("name_en", "Soviet Union"), ("dissolved_on", "1991-12-26"), ("succeeded_by", "country:KAZ"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:XKX"), ("code", "XKX"), ("iso2", "XK"), ("name_en", "Kosovo"), ("unverified", "true"))
            .Add("agreements.csv", ("id", "agreement:old"), ("type", "FRIENDSHIP_TREATY"), ("title_en", "Friendship"), ("signed_on", "1950-02-14"), ("in_force_on", "1950-04-11"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:SUN"), ("to", "agreement:old"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:old"), ("role", "PARTY"));
        var notice = Assert.Single(seed.Read().Notices.Kept);
        Assert.Equal(("party_dissolved", Severity.Warning, "party_to.csv", 4), (notice.Code, notice.Severity, notice.File, notice.Row));

        using (var without = Api(seed))
            Assert.Equal(["IN_FORCE LIKELY", "ENDED LIKELY"], await StatesAsync(without, "agreement:old", "1991-12-25", "1991-12-26"));

        seed.Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:old"), ("role", "SUCCESSOR"), ("in_force_on", "1991-12-26"));
        Assert.Empty(seed.Read().Notices.Kept);
        using var api = Api(seed);
        var data = await api.DataAsync("""
            {
              before: coverage(countries: { codes: ["SUN", "KAZ"] }, types: [FRIENDSHIP_TREATY], asOf: "1980-01-01") { rows { cells { state since } } }
              after: coverage(countries: { codes: ["SUN", "KAZ"] }, types: [FRIENDSHIP_TREATY], asOf: "1995-01-01") { rows { cells { state since } } }
              country(code: "SUN") { m49 iso2 dissolvedOn succeededBy { id } }
              successor: country(code: "KAZ") { succeeds { id } }
              countries(filter: { text: "Kosovo" }) { nodes { code m49 } }
            }
            """);
        Assert.Equal(["IN_FORCE LIKELY"], await StatesAsync(api, "agreement:old", "1995-01-01"));
        Assert.Equal(["IN_FORCE 1950-04-11", "NOT_CHECKED "], Cells(data, "before"));
        Assert.Equal(["ENDED 1991-12-26", "IN_FORCE 1991-12-26"], Cells(data, "after"));
        Assert.Equal(("1991-12-26", "country:KAZ"), (data.Text("country", "dissolvedOn"), Assert.Single(data.List("country", "succeededBy")).Text("id")));
        Assert.Equal(["country:SUN"], data.List("successor", "succeeds").Texts("id"));
        Assert.Null(Assert.Single(data.List("countries", "nodes")).Text("m49"));
    }

    [Fact]
    public async Task A_treaty_covers_a_territory_that_its_state_has_extended_it_to_and_not_between_the_two()
    {
        using var seed = new SeedCopy()
            .Add("countries.csv", ("id", "country:HKG"), ("code", "HKG"), ("name_en", "Hong Kong"), ("territory_of", "country:CHN"), ("unverified", "true"))
            .Add("countries.csv", ("id", "country:MAC"), ("code", "MAC"), ("name_en", "Macao"), ("territory_of", "country:CHN"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:HKG"), ("to", "agreement:bit"), ("role", "TERRITORY"), ("in_force_on", "1997-07-01"));
        using var api = Api(seed);
        var data = await api.DataAsync("""
            {
              before: coverage(countries: { codes: ["HKG", "MAC"] }, counterpart: "KAZ", types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "1997-06-30") { rows { cells { state since } } }
              after: coverage(countries: { codes: ["HKG", "MAC"] }, counterpart: "KAZ", types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "2000-01-01") { rows { cells { state since } } }
              within: coverage(countries: { codes: ["HKG"] }, counterpart: "CHN", types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "2000-01-01") { rows { cells { state since } } }
              country(code: "CHN") { territories { id territoryOf { id } } }
            }
            """);
        Assert.Equal(["NOT_CHECKED ", "NOT_CHECKED "], Cells(data, "before"));
        Assert.Equal(["IN_FORCE 1997-07-01", "NOT_CHECKED "], Cells(data, "after"));
        Assert.Equal(["NOT_CHECKED "], Cells(data, "within"));
        Assert.Equal(["country:HKG", "country:MAC"], data.List("country", "territories").Texts("id"));
    }

    [Theory]
    [InlineData("role=SIGNATORY;in_force_on=2023-01-02", "signatory_in_force")]
    [InlineData("in_force_on=2021-12-31", "party_before_agreement")]
    [InlineData("in_force_on=2021", "party_before_agreement")]
    [InlineData("in_force_on=2022", null)]
    [InlineData("ratified_on=2023;in_force_on=2022-05", "dates_out_of_order")]
    [InlineData("in_force_on=2023;withdrawn_on=2022", "dates_out_of_order party_left")]
    public void Dates_of_a_party_that_cannot_be_are_told(string party, string? code)
    {
        using var seed = Seed(party);
        Assert.Equal(code ?? "", string.Join(' ', seed.Read().Notices.Kept.Select(notice => notice.Code)));
    }

    [Theory]
    // Of three parties one leaves, then another.
    [InlineData("2022-06", null, "2023-01-01", "IN_FORCE LIKELY")]
    [InlineData("2022-06", "2024", "2023-12-31", "IN_FORCE CERTAIN")]
    [InlineData("2022-06", "2024", "2024-05-01", "IN_FORCE UNCLEAR")]
    [InlineData("2022-06", "2024", "2025-01-01", "ENDED LIKELY")]
    [InlineData("2024", "2022-06", "2025-01-01", "ENDED LIKELY")]
    public async Task An_agreement_goes_on_as_long_as_two_parties_are_left(string one, string? other, string day, string state)
    {
        using var seed = Seed($"withdrawn_on={one}").Add("countries.csv", ("id", "country:UZB"), ("code", "UZB"), ("name_en", "Uzbekistan"), ("unverified", "true"))
            .Add("party_to.csv", [("from", "country:UZB"), ("to", "agreement:fta"), ("role", "ACCEDED"), .. other is null ? Array.Empty<(string, string)>() : [("withdrawn_on", other)]]);
        using var api = Api(seed);
        Assert.Equal([state], await StatesAsync(api, "agreement:fta", day));
        // What filters and counts go by.
        var inForce = (await api.DataAsync($"{{ agreements(filter: {{ types: [FREE_TRADE_AGREEMENT], inForceOn: \"{day}\" }}) {{ totalCount }} }}")).At("agreements", "totalCount").GetInt32();
        Assert.Equal(state.StartsWith("IN_FORCE", StringComparison.Ordinal) ? 1 : 0, inForce);
    }

    [Theory]
    [InlineData("2023-12-31")]
    // A doubt about what does not count takes nothing from what does.
    [InlineData("2022~")]
    public async Task An_end_of_its_own_is_certain_where_the_last_two_parties_have_parted(string withdrawn)
    {
        using var seed = Seed($"withdrawn_on={withdrawn}");
        using (var derived = Api(seed))
            Assert.Equal([$"party_left_on {withdrawn}"], (await derived.DataAsync("{ agreement(id: \"agreement:fta\") { status(asOf: \"2024-01-01\") { because } } }")).List("agreement", "status", "because").Select(each => each.GetString()));
        seed.Set("agreements.csv", 1, "terminated_on", "2024-06-01");
        using var api = Api(seed);
        Assert.Equal(["IN_FORCE CERTAIN", "ENDED CERTAIN"], await StatesAsync(api, "agreement:fta", "2024-05-31", "2024-06-01"));
    }

    private static async Task<IEnumerable<string>> StatesAsync(ApiClient api, string id, params string[] days)
    {
        var fields = string.Join(' ', days.Select((day, i) => $"d{i}: status(asOf: \"{day}\") {{ state certainty }}"));
        var agreement = (await api.DataAsync($"{{ agreement(id: \"{id}\") {{ {fields} }} }}")).At("agreement");
        return days.Select((_, i) => $"{agreement.Text($"d{i}", "state")} {agreement.Text($"d{i}", "certainty")}");
    }

    private static IEnumerable<string> Cells(JsonElement data, string field) => data.List(field, "rows").Select(row => row.List("cells")[0]).Select(cell => $"{cell.Text("state")} {cell.Text("since")}");

    private static SeedCopy Seed(string party)
    {
        var cells = party.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Split('=')).ToDictionary(cell => cell[0], cell => cell[1]);
        cells.TryAdd("role", "PARTY");
        return new SeedCopy()
            .Add("agreements.csv", ("id", "agreement:fta"), ("type", "FREE_TRADE_AGREEMENT"), ("title_en", "Partnership"), ("signed_on", "2020-11-15"), ("in_force_on", "2022-01-01"), ("status", "IN_FORCE"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:fta"), ("cites", "source:un"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:fta"), ("role", "PARTY"))
            .Add("party_to.csv", [("from", "country:KAZ"), ("to", "agreement:fta"), .. cells.Select(cell => (cell.Key, cell.Value))]);
    }

    private static ApiClient Api(SeedCopy seed) => new(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
}
