using System.Globalization;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>Questions of researchers that one request answers, run as written. What they must show comes from the rows of the seed.</summary>
public sealed class ResearcherQuestionTests
{
    private static readonly List<Dictionary<string, string>> Agreements = SeedCsv.Rows("agreements.csv");
    private static readonly ILookup<string, string> Parties = SeedCsv.Rows("party_to.csv").ToLookup(row => row["to"], row => row["from"]);

    private static readonly ILookup<string, string> Members = SeedCsv.Rows("member_of.csv").ToLookup(row => row["to"], row => row["from"]);

    [Fact]
    public async Task The_largest_sums_of_projects_and_financings_come_first_with_where_they_went_and_who_says_so()
    {
        var page = (await DataAsync("largest-sums")).At("amounts");
        var expected = SeedCsv.Rows("amounts.csv").Where(row => row["currency"] == "USD" && row["price_basis"] == "NOMINAL").ToList();
        Assert.Equal(expected.Count, page.At("totalCount").GetInt32());
        Assert.Equal(
            expected.OrderByDescending(row => decimal.Parse(row["value"], CultureInfo.InvariantCulture)).ThenBy(row => row["id"], StringComparer.Ordinal).Take(10).Select(row => (row["kind"], row["amount_of"])),
            page.List("nodes").Select(node => (node.Text("kind")!, node.Text("of", "id")!)));
        var (located, received) = (SeedCsv.Rows("located_in.csv").ToLookup(row => row["from"], row => row["to"]["country:".Length..]), SeedCsv.Rows("financings.csv").ToDictionary(row => row["id"], row => row["received_by"]));
        foreach (var of in page.List("nodes").Select(node => node.At("of")))
        {
            if (of.TryGetProperty("locations", out var locations)) Assert.Equal(located[of.Text("id")!].ToHashSet(), locations.EnumerateArray().Texts("country", "code").ToHashSet());
            else Assert.Equal(received[of.Text("id")!].Split(';').ToHashSet(), of.List("recipients").Texts("id").ToHashSet());
        }

        Assert.All(page.List("nodes"), node => Assert.NotEmpty(node.List("citations")));
    }

    [Fact]
    public async Task Terminated_agreements_say_when_and_how_and_later_ones_what_they_replaced()
    {
        var data = await DataAsync("ended-agreements");
        var chinas = Agreements.Where(row => Parties[row["id"]].Any(party => party == "country:CHN" || Members[party].Contains("country:CHN"))).ToList();
        var terminated = chinas.Where(row => row["terminated_on"].Length > 0 || row["termination_type"].Length > 0 || row["status"] is "WITHDRAWN" or "TERMINATED").ToList();
        Assert.InRange(terminated.Count, 10, 100);
        Assert.Equal(terminated.Count, data.At("terminated", "totalCount").GetInt32());
        Assert.Equal(
            terminated.Select(row => (row["id"], row["terminated_on"], row["termination_type"], row["replaced_by"])).ToHashSet(),
            data.List("terminated", "nodes").Select(node => (node.Text("id")!, node.Text("terminatedOn") ?? "", node.Text("terminationType") ?? "", string.Join(';', node.List("replacedBy").Texts("id")))).ToHashSet());
        var replaced = Agreements.SelectMany(row => row["replaced_by"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(by => (By: by, Id: row["id"]))).ToLookup(each => each.By, each => each.Id);
        var replacing = chinas.Where(row => replaced.Contains(row["id"]) && string.CompareOrdinal(row["in_force_on"], "2005") >= 0).ToList();
        Assert.NotEmpty(replacing);
        Assert.Equal(replacing.Select(row => row["in_force_on"]).Order(StringComparer.Ordinal), data.List("replacing", "nodes").Texts("inForceOn"));
        Assert.All(data.List("replacing", "nodes"), node => Assert.Equal(replaced[node.Text("id")!].Order(StringComparer.Ordinal), node.List("replaces").Texts("id")));
    }

    [Fact]
    public async Task What_sources_disagree_on_about_a_country_is_settled_or_open()
    {
        var data = await DataAsync("disagreements-of-a-country");
        var parties = Members.Where(group => group.Contains("country:KAZ")).Select(group => group.Key).Append("country:KAZ").ToHashSet();
        var own = Agreements.Select(row => row["id"]).Where(id => Parties[id].Any(parties.Contains)).ToHashSet();
        own.UnionWith(SeedCsv.Rows("observations.csv").Where(row => row["about"] == "country:KAZ" || row["reported_by"] == "country:KAZ").Select(row => row["id"]));
        own.UnionWith(SeedCsv.Rows("located_in.csv").Where(row => row["to"] == "country:KAZ").Select(row => row["from"]));
        own.UnionWith(SeedCsv.Rows("participates_in.csv").Where(row => row["from"] == "country:KAZ").Select(row => row["to"]));
        own.Add("country:KAZ");
        own.UnionWith(SeedCsv.Rows("amounts.csv").Where(row => own.Contains(row["amount_of"])).Select(row => row["id"]));
        var claims = SeedCsv.Rows("claims.csv").Where(row => own.Contains(row["about"]) && row["field"].Length > 0).ToLookup(row => (row["about"], row["field"]));
        foreach (var (list, isSettled) in new[] { ("settled", true), ("open", false) })
        {
            var conflicts = data.List(list, "nodes");
            Assert.Equal(data.At(list, "totalCount").GetInt32(), conflicts.Count);
            Assert.All(conflicts, conflict => Assert.Equal(isSettled, claims[(conflict.Text("subject", "id")!, conflict.Text("field")!)].Any(claim => claim["resolution"].Length > 0)));
            Assert.All(conflicts, conflict => Assert.Contains(conflict.Text("subject", "id")!, own));
        }

        // What was settled was settled between two values or more.
        var settled = claims.Where(group => group.Any(claim => claim["resolution"].Length > 0) && group.Select(claim => claim["value"] + claim["value_as_given"] + claim["stance"]).Distinct().Count() > 1).Select(group => group.Key).ToHashSet();
        Assert.NotEmpty(settled);
        Assert.Equal(settled, data.List("settled", "nodes").Select(conflict => (conflict.Text("subject", "id")!, conflict.Text("field")!)).ToHashSet());
    }

    [Fact]
    public async Task Each_source_of_an_entry_into_force_says_how_many_it_dates()
    {
        var sources = (await DataAsync("sources-of-entry-into-force")).At("sources");
        var claims = SeedCsv.Rows("claims.csv").Where(row => row["field"] == "in_force_on" && row["about"].StartsWith("agreement:", StringComparison.Ordinal)).ToLookup(row => row["cites"]);
        Assert.Equal(claims.Count, sources.At("totalCount").GetInt32());
        Assert.Equal(
            claims.Select(group => (group.Key, group.Count(row => row["stance"] == "ASSERTS"), group.Count(row => row["stance"] == "DENIES"))).ToHashSet(),
            sources.List("nodes").Select(node => (node.Text("id")!, node.At("dated", "totalCount").GetInt32(), node.At("denied", "totalCount").GetInt32())).ToHashSet());
    }

    [Fact]
    public async Task Each_organization_of_a_country_shows_what_it_lent_to_another_and_where_it_takes_part()
    {
        var banks = (await DataAsync("who-lends-from-where")).At("country", "organizations");
        var expected = SeedCsv.Rows("organizations.csv").Where(row => row["based_in"] == "country:CHN").Select(row => row["id"]).ToList();
        Assert.Equal(expected.ToHashSet(), banks.List("nodes").Texts("id").ToHashSet());
        Assert.Equal(expected.Count, banks.At("totalCount").GetInt32());
        var received = SeedCsv.Rows("financings.csv").Where(row => row["received_by"] == "country:KGZ" && string.CompareOrdinal(row["committed_on"], "2010") >= 0).Select(row => row["id"]).ToHashSet();
        var lent = SeedCsv.Rows("lent_by.csv").Where(row => received.Contains(row["from"])).ToLookup(row => row["to"]);
        var roles = SeedCsv.Rows("takes_part_in.csv").ToLookup(row => row["from"]);
        Assert.Contains(banks.List("nodes"), bank => bank.At("financings", "totalCount").GetInt32() > 0);
        Assert.All(banks.List("nodes"), bank => Assert.Equal((lent[bank.Text("id")!].Count(), roles[bank.Text("id")!].Count()), (bank.At("financings", "totalCount").GetInt32(), bank.List("roles").Count)));
    }

    [Fact]
    public async Task Who_joined_between_two_days_and_of_how_many_nothing_is_known()
    {
        var data = await DataAsync("who-joined-when");
        var documents = Agreements.Where(row => row["type"] == "BELT_AND_ROAD_DOCUMENT" && Parties[row["id"]].Contains("country:CHN")).ToList();
        var countries = SeedCsv.Rows("countries.csv").Count - 1;
        var known = new List<HashSet<string>>();
        foreach (var (list, end) in new[] { ("earlier", "2016"), ("later", "2024") })
        {
            var rows = data.List(list, "rows");
            // One whose date nobody knows is known on every day.
            var expected = documents.Where(row => string.CompareOrdinal(row["signed_on"], end) < 0 && (row["signed_on"].Length > 0 || string.CompareOrdinal(row["in_force_on"] + row["period_from"], end) < 0))
                .SelectMany(row => Parties[row["id"]]).SelectMany(party => Members[party].Append(party)).Where(party => party.StartsWith("country:", StringComparison.Ordinal) && party != "country:CHN").Select(party => party["country:".Length..]).ToHashSet();
            Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Texts("country", "code"));
            Assert.Equal(countries - expected.Count, data.At(list, "omitted").GetInt32());
            known.Add(expected);
        }

        Assert.True(known[0].Count > 10);
        Assert.True(known[1].IsProperSupersetOf(known[0]));
    }

    [Fact]
    public async Task Each_source_that_is_known_to_be_wrong_says_of_what()
    {
        var sources = (await DataAsync("what-was-found-wrong")).At("sources");
        var wrong = SeedCsv.Rows("claims.csv").Where(row => row["rank"] == "DEPRECATED").ToLookup(row => row["cites"]);
        Assert.Equal(wrong.Count, sources.At("totalCount").GetInt32());
        foreach (var source in sources.List("nodes"))
        {
            var claims = wrong[source.Text("id")!].OrderBy(row => row["id"], StringComparer.Ordinal).ToList();
            Assert.Equal(claims.Count, source.At("claims", "totalCount").GetInt32());
            Assert.Equal(claims.Take(20).Select(row => (row["about"], row["field"], row["value"].Length > 0 ? row["value"] : row["value_as_given"])), source.List("claims", "nodes").Select(claim => (claim.Text("subject", "id")!, claim.Text("field") ?? "", claim.Text("value") ?? "")));
        }
    }

    [Fact]
    public async Task A_region_shows_its_treaties_with_China_and_how_many_countries_have_none_known()
    {
        var matrix = (await DataAsync("treaties-of-a-region")).At("coverage");
        var region = SeedCsv.Rows("countries.csv").Where(row => row["subregion"] == "Northern Africa" || row["intermediate_region"] == "Eastern Africa").Select(row => row["id"]).ToHashSet();
        // No group is party to a treaty of these types; those count that were signed by the day, and those of which no date is known.
        var treaties = Agreements.Where(row => row["type"] is "INVESTMENT_PROTECTION_AGREEMENT" or "DOUBLE_TAXATION_AGREEMENT" && Parties[row["id"]].Contains("country:CHN") && string.CompareOrdinal(row["signed_on"], "2020") < 0)
            .SelectMany(row => Parties[row["id"]].Where(region.Contains).Select(party => (Party: party, Type: row["type"], Id: row["id"]))).ToList();
        var known = treaties.Select(each => each.Party["country:".Length..]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.InRange(known.Count, 2, region.Count - 1);
        Assert.Equal(known, matrix.List("rows").Texts("country", "code"));
        Assert.Equal(region.Count - known.Count, matrix.At("omitted").GetInt32());
        Assert.False(matrix.At("everyCellCovered").GetBoolean());
        Assert.Equal(
            treaties.ToHashSet(),
            matrix.List("rows").SelectMany(row => row.List("cells").SelectMany(cell => cell.List("agreements").Select(agreement => ($"country:{row.Text("country", "code")}", cell.Text("type")!, agreement.Text("id")!)))).ToHashSet());
    }

    [Fact]
    public async Task A_country_shows_all_whom_it_has_agreements_with()
    {
        var matrix = (await DataAsync("partners-of-a-country")).At("coverageOf");
        var groups = SeedCsv.Rows("member_of.csv").Where(row => row["from"] == "country:KAZ").Select(row => row["to"]).ToHashSet();
        var own = Agreements.Where(row => Parties[row["id"]].Any(party => party == "country:KAZ" || groups.Contains(party))).Select(row => row["id"]).ToList();
        var expected = own.SelectMany(id => Parties[id]).SelectMany(party => Members[party].Append(party)).Where(party => party.StartsWith("country:", StringComparison.Ordinal) && party != "country:KAZ").Select(party => party["country:".Length..]).ToHashSet();
        var shown = matrix.List("rows").Texts("counterpart", "code");
        Assert.Equal(shown.Order(StringComparer.Ordinal), shown);
        Assert.True(shown.Length > 5);
        // What was signed after the day has no row of its own.
        Assert.Empty(shown.Except(expected));
        Assert.Contains("CHN", shown);
        Assert.Equal(SeedCsv.Rows("countries.csv").Count - 1, shown.Length + matrix.At("omitted").GetInt32());
    }

    private static Task<JsonElement> DataAsync(string name) => ApiClient.OverSeed.DataAsync(ApiClient.Golden(name));
}
