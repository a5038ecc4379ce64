using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Counts that others publish, and the graph's own: equal, or the difference has names.</summary>
public sealed class PublishedCountsTests
{
    private static readonly ILookup<string, Dictionary<string, string>> Claims = SeedCsv.Rows("claims.csv").ToLookup(row => row["about"]);

    [Fact]
    public async Task As_many_investment_treaties_are_in_force_as_UNCTAD_counts_in_2025()
    {
        var data = await DataAsync();
        Assert.Equal(Published(data, "observation:bit-in-force-2025-02"), data.At("investmentTreatiesIn2025", "totalCount").GetInt32());
        Assert.Equal(Recorded("source:ds-unctad-iia-2025", "In force"), Ids(data.At("investmentTreatiesIn2025")));
    }

    [Fact]
    public async Task The_difference_to_the_count_of_January_2020_has_a_name_treaty_by_treaty()
    {
        var data = await DataAsync();
        var counted = Recorded("source:ds-unctad-iia-2020", "In force");
        Assert.Equal(Published(data, "observation:bit-in-force-2020-01"), counted.Count);
        var here = Ids(data.At("investmentTreatiesIn2020"));
        // Ended by then, and in force by then, as the database says five years later.
        Assert.Equal(["agreement:bit-cn-bo-1992", "agreement:bit-cn-cl-1994", "agreement:bit-cn-sg-1985"], counted.Except(here));
        Assert.Equal(["agreement:bit-cn-cd-2011", "agreement:bit-cn-zm-1996"], here.Except(counted));
        foreach (var id in counted.Except(here).Concat(here.Except(counted)))
            Assert.Contains(Claims[id], claim => claim["field"] is "status" or "in_force_on" && claim["cites"] == "source:ds-unctad-iia-2020");
    }

    [Fact]
    public async Task The_list_of_the_Belt_and_Road_names_its_152_countries_and_another_count_lies_within_what_its_years_allow()
    {
        var data = await DataAsync();
        // China stands with each of them.
        Assert.Equal(Published(data, "observation:bri-countries-list-2023"), data.At("countriesOfTheBeltAndRoadBy2023", "total").GetInt32() - OtherDocuments());
        var dated = SeedCsv.Rows("agreements.csv").Where(row => row["subtype"] == "signatory_list_entry").Select(row => row["signed_on"]).ToList();
        // A date that is a year alone lies on either side of a day within it.
        foreach (var (observation, day) in new[] { ("observation:bri-countries-2019-03", "2019-03-31"), ("observation:bri-countries-2022-03", "2022-03-31") })
            Assert.InRange(Published(data, observation), dated.Count(date => string.CompareOrdinal(date, day[..4]) < 0), dated.Count(date => string.CompareOrdinal(date, day) <= 0));

        // Of a country with a document of its own the list is cited there as well.
        static int OtherDocuments() => Claims.SelectMany(each => each).Where(claim => claim["cites"] == "source:ds-beeway-bri" && claim["field"].Length == 0 && claim["about"].StartsWith("agreement:", StringComparison.Ordinal)).Select(claim => claim["about"]).Distinct()
            .Count(id => SeedGraph.Node(id).Get(Agreement.Subtype) != "signatory_list_entry");
    }

    [Fact]
    public async Task As_many_countries_have_a_tax_treaty_as_the_tax_administration_counts_and_later_counts_are_two_more()
    {
        var data = await DataAsync();
        var partners = data.List("taxTreatiesOf2022", "groups").Select(group => group.List("keys")[0].Text("value")!).Where(id => id != "country:CHN").ToHashSet();
        // Two arrangements and an agreement within China, which it counts by themselves, and a treaty of 1994 that only one dataset has.
        var countries = partners.Except(["country:HKG", "country:MAC", "country:TWN", "country:PRY"]).ToList();
        Assert.Equal(Published(data, "observation:dtt-2022-sta"), countries.Count);

        // Two treaties of 2023 and 2024 that no source at hand names; one of the two counts leaves out what is within China.
        Assert.Equal(Published(data, "observation:dtt-2024-tradegov"), countries.Count + 2);
        Assert.Equal(Published(data, "observation:dtt-2024-pwc"), countries.Count + 2 + 3);
    }

    [Fact]
    public async Task Of_the_tax_treaties_that_are_not_known_to_be_in_force_two_must_be_and_they_are_among_six()
    {
        var data = await DataAsync();
        var inForce = data.List("taxTreatiesInForce", "groups").Select(group => group.List("keys")[0].Text("value")!).Where(id => id is not ("country:CHN" or "country:HKG" or "country:MAC")).ToHashSet();
        var others = data.List("taxTreatiesOf2022", "groups").Select(group => group.List("keys")[0].Text("value")!)
            .Except(inForce).Except(["country:CHN", "country:HKG", "country:MAC", "country:TWN", "country:PRY"]).Order(StringComparer.Ordinal);
        Assert.Equal(["country:AGO", "country:COG", "country:GAB", "country:KEN", "country:RWA", "country:UGA"], others);
        Assert.Equal(Published(data, "observation:dtt-in-force-2022-sta"), inForce.Count + 2);
        Assert.Equal(Published(data, "observation:dtt-in-force-2022-sta"), Published(data, "observation:dtt-in-force-2024"));
    }

    [Fact]
    public async Task Free_trade_agreements_are_counted_as_the_ministry_does_without_what_amends_or_precedes_them()
    {
        var data = await DataAsync();
        var counted = Counted(data);
        Assert.Equal(Published(data, "observation:fta-signed-2024"), counted.Count);

        // Those of the Asia-Pacific Trade Agreement alone are no partners of a free trade agreement.
        var partners = counted.SelectMany(id => SeedGraph.To(PartyTo.Type, id)).SelectMany(party => party.StartsWith("group:", StringComparison.Ordinal) ? MembersIn2024(party) : [party]).Where(id => id != "country:CHN").ToHashSet();
        Assert.Equal(Published(data, "observation:fta-partners-2024"), partners.Count);
    }

    // By the rule that makes the ministry's 23 of 2024 they are 16 on that day; the ministry's list of then, which nobody here has read, has one more.
    [Fact]
    public async Task Of_the_free_trade_agreements_of_2018_one_is_not_known_by_name()
    {
        var data = await DataAsync();
        var counted = Counted(data).Where(id => string.CompareOrdinal(SeedCsv.Rows("agreements.csv").Single(row => row["id"] == id)["signed_on"], "2018-10-07") <= 0).ToList();
        Assert.Equal(Published(data, "observation:fta-signed-2018"), counted.Count + 1);
    }

    [Fact]
    public async Task The_question_shows_every_published_count_of_agreements_and_of_partners()
    {
        var data = await DataAsync();
        var indicators = SeedCsv.Rows("indicators.csv").Where(row => row["measure"] == "COUNT" && row["unit"] is "treaties" or "agreements" or "countries" or "partners" or "documents" or "organizations").Select(row => row["id"]).ToHashSet();
        var counts = SeedCsv.Rows("observations.csv").Where(row => indicators.Contains(row["of"])).Select(row => row["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(counts, data.List("published", "nodes").Texts("id").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> MembersIn2024(string group) =>
        SeedCsv.Rows("member_of.csv").Where(row => row["to"] == group && string.CompareOrdinal(row["valid_from"], "2024-12-31") <= 0).Select(row => row["from"]);

    private static List<string> Counted(JsonElement data) =>
        [.. data.List("tradeAgreementsBy2024", "nodes")
            .Where(node => node.Text("subtype") is not ("upgrade_protocol" or "services_agreement" or "framework" or "partial_scope") && !(node.Text("subtype") == "early_harvest" && node.Text("id") != "agreement:fta-cn-hn-ehp-2024"))
            .Select(node => node.Text("id")!)];

    // Bilateral investment treaties of China, by the short title, state and dates that the export gives.
    private static List<string> Recorded(string source, string state) =>
        [.. Claims.SelectMany(each => each).Where(claim => claim["cites"] == source && claim["record"].Contains($" BIT (", StringComparison.Ordinal) && claim["record"].Split(" | ") is [_, var recorded, ..] && recorded == state)
            .Select(claim => claim["about"]).Distinct().Where(id => SeedGraph.To(PartyTo.Type, id).Contains("country:CHN")).Order(StringComparer.Ordinal)];

    // Hong Kong and Macao have treaties of their own, which are none of China's.
    [Fact]
    public void A_treaty_of_a_special_administrative_region_is_not_counted_as_one_of_China()
    {
        var own = SeedCsv.Rows("agreements.csv").Where(row => row["subtype"] == "bilateral_investment_treaty" && SeedGraph.To(PartyTo.Type, row["id"]).Intersect(["country:HKG", "country:MAC"]).Any()).ToList();
        Assert.True(own.Count > 20);
        Assert.DoesNotContain(own, row => SeedGraph.To(PartyTo.Type, row["id"]).Contains("country:CHN"));
    }

    private static List<string> Ids(JsonElement page) => [.. page.List("nodes").Texts("id").Select(id => id!).Order(StringComparer.Ordinal)];

    private static int Published(JsonElement data, string observation) =>
        (int)decimal.Parse(data.List("published", "nodes").Single(node => node.Text("id") == observation).Text("value")!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<JsonElement> DataAsync() => await ApiClient.OverSeed.DataAsync(ApiClient.Golden("published-counts"));
}
