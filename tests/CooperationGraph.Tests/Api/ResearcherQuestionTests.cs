using System.Globalization;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>Questions of researchers that one request answers, run as written. What they must show comes from the rows of the seed.</summary>
public sealed class ResearcherQuestionTests
{
    private static readonly List<Dictionary<string, string>> Agreements = SeedCsv.Rows("agreements.csv");
    private static readonly ILookup<string, string> Parties = SeedCsv.Rows("party_to.csv").ToLookup(row => row["to"], row => row["from"]);

    [Fact]
    public async Task The_largest_sums_come_first_with_what_they_are_for_and_who_gave_them()
    {
        var page = (await DataAsync("largest-loans")).At("amounts");
        var financings = SeedCsv.Rows("financings.csv").Where(row => row["received_by"] == "country:TJK").ToDictionary(row => row["id"]);
        var expected = SeedCsv.Rows("amounts.csv").Where(row => financings.ContainsKey(row["amount_of"]) && row["currency"] == "USD" && row["price_basis"] == "NOMINAL").ToList();
        Assert.Equal(expected.Count, page.At("totalCount").GetInt32());
        Assert.Equal(
            expected.OrderByDescending(row => decimal.Parse(row["value"], CultureInfo.InvariantCulture)).ThenBy(row => row["id"], StringComparer.Ordinal).Take(10).Select(row => (financings[row["amount_of"]]["title"], financings[row["amount_of"]]["committed_on"])),
            page.List("nodes").Select(node => (node.Text("of", "displayName")!, node.Text("of", "committedOn") ?? "")));
        var lenders = SeedCsv.Rows("lent_by.csv").ToLookup(row => row["from"], row => row["to"]);
        Assert.All(page.List("nodes"), node => Assert.Equal(lenders[node.Text("of", "id")!].Count(), node.List("of", "lenders").Count));
        Assert.All(page.List("nodes"), node => Assert.NotEmpty(node.List("of", "citations")));
    }

    [Fact]
    public async Task Terminated_treaties_say_when_and_how_and_later_ones_what_they_replaced()
    {
        var data = await DataAsync("replaced-treaties");
        var treaties = Agreements.Where(row => row["type"] == "INVESTMENT_PROTECTION_AGREEMENT" && Parties[row["id"]].Contains("country:CHN")).ToList();
        var terminated = treaties.Where(row => row["terminated_on"].Length > 0 || row["termination_type"].Length > 0 || row["status"] is "WITHDRAWN" or "TERMINATED").ToList();
        Assert.NotEmpty(terminated);
        Assert.Equal(
            terminated.Select(row => (row["id"], row["terminated_on"], row["termination_type"], row["replaced_by"])).ToHashSet(),
            data.List("terminated", "nodes").Select(node => (node.Text("id")!, node.Text("terminatedOn") ?? "", node.Text("terminationType") ?? "", string.Join(';', node.List("replacedBy").Texts("id")))).ToHashSet());
        var replaced = treaties.Where(row => row["replaced_by"].Length > 0).ToLookup(row => row["replaced_by"], row => row["id"]);
        var replacing = treaties.Where(row => replaced.Contains(row["id"]) && string.CompareOrdinal(row["in_force_on"], "2005") >= 0).ToList();
        Assert.NotEmpty(replacing);
        Assert.Equal(replacing.Select(row => row["in_force_on"]).Order(StringComparer.Ordinal), data.List("replacing", "nodes").Texts("inForceOn"));
        Assert.All(data.List("replacing", "nodes"), node => Assert.Equal(replaced[node.Text("id")!].Order(StringComparer.Ordinal), node.List("replaces").Texts("id")));
    }

    [Fact]
    public async Task Open_disagreements_on_dates_name_who_stands_against_what_is_kept()
    {
        var conflicts = (await DataAsync("open-disagreements")).At("conflicts");
        string[] dates = ["signed_on", "in_force_on", "terminated_on"];
        var resolved = SeedCsv.Rows("claims.csv").Where(row => row["resolution"].Length > 0).Select(row => (row["about"], row["field"])).ToHashSet();
        var claims = SeedCsv.Rows("claims.csv").Where(row => dates.Contains(row["field"]) && row["about"].StartsWith("agreement:", StringComparison.Ordinal)).ToLookup(row => (row["about"], row["field"]));
        Assert.NotEmpty(conflicts.List("nodes"));
        Assert.Equal(conflicts.At("totalCount").GetInt32(), conflicts.List("nodes").Count);
        foreach (var conflict in conflicts.List("nodes"))
        {
            var key = (conflict.Text("subject", "id")!, conflict.Text("field")!);
            Assert.DoesNotContain(key, resolved);
            var row = Agreements.Single(each => each["id"] == key.Item1);
            Assert.Equal(row[key.Item2], conflict.Text("kept") ?? "");
            Assert.All(conflict.List("dissents"), dissent => Assert.Contains(claims[key], claim => dissent.Text("value") is null || dissent.Text("value") == (claim["value"].Length > 0 ? claim["value"] : claim["value_as_given"])));
        }

        // Whoever asserts a year that is another one than the row's stands against it.
        var expected = claims.Where(group => !resolved.Contains(group.Key) && Agreements.Single(row => row["id"] == group.Key.Item1)[group.Key.Item2] is { Length: > 0 } kept
            && group.Any(claim => claim["stance"] == "ASSERTS" && claim["value"].Length >= 4 && claim["value"][..4] != kept[..4])).Select(group => group.Key).ToList();
        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(conflicts.List("nodes").Select(conflict => (conflict.Text("subject", "id")!, conflict.Text("field")!))));
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
    public async Task The_meetings_that_a_country_hosted_come_latest_first_with_what_they_adopted()
    {
        var countries = (await DataAsync("meetings-hosted")).List("nodes");
        var adopted = SeedCsv.Rows("adopted_at.csv").ToLookup(row => row["to"], row => row["from"]);
        foreach (var country in countries)
        {
            var meetings = SeedCsv.Rows("meetings.csv").Where(row => row["held_in"] == $"country:{country.Text("code")}").ToList();
            Assert.NotEmpty(meetings);
            Assert.Equal(meetings.Count, country.At("hostedMeetings", "totalCount").GetInt32());
            var shown = country.List("hostedMeetings", "nodes");
            Assert.Equal(meetings.Select(row => row["starts_on"]).OrderDescending(StringComparer.Ordinal).Take(20), shown.Texts("startsOn"));
            Assert.Equal(
                meetings.Select(row => (row["name_en"], string.Join(' ', adopted[row["id"]].Order(StringComparer.Ordinal)))).ToHashSet(),
                shown.Select(meeting => (meeting.Text("displayName")!, string.Join(' ', meeting.List("adoptions").Texts("agreement", "id")))).ToHashSet());
        }

        Assert.Contains(countries.SelectMany(country => country.List("hostedMeetings", "nodes")), meeting => meeting.List("adoptions").Count > 0);
    }

    [Fact]
    public async Task Each_bank_of_a_country_shows_what_it_lent_to_another_and_where_it_takes_part()
    {
        var banks = (await DataAsync("who-lends-from-where")).At("country", "organizations");
        var expected = SeedCsv.Rows("organizations.csv").Where(row => row["based_in"] == "country:CHN" && row["kind"] is "POLICY_BANK" or "COMMERCIAL_BANK").Select(row => row["id"]).ToList();
        Assert.Equal(expected.ToHashSet(), banks.List("nodes").Texts("id").ToHashSet());
        Assert.Equal(expected.Count, banks.At("totalCount").GetInt32());
        var received = SeedCsv.Rows("financings.csv").Where(row => row["received_by"] == "country:KGZ" && string.CompareOrdinal(row["committed_on"], "2010") >= 0).Select(row => row["id"]).ToHashSet();
        var lent = SeedCsv.Rows("lent_by.csv").Where(row => received.Contains(row["from"])).ToLookup(row => row["to"]);
        var roles = SeedCsv.Rows("takes_part_in.csv").ToLookup(row => row["from"]);
        Assert.Contains(banks.List("nodes"), bank => bank.At("financings", "totalCount").GetInt32() > 0);
        Assert.All(banks.List("nodes"), bank => Assert.Equal((lent[bank.Text("id")!].Count(), roles[bank.Text("id")!].Count()), (bank.At("financings", "totalCount").GetInt32(), bank.List("roles").Count)));
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
        var members = SeedCsv.Rows("member_of.csv").ToLookup(row => row["to"], row => row["from"]);
        var own = Agreements.Where(row => Parties[row["id"]].Any(party => party == "country:KAZ" || groups.Contains(party))).Select(row => row["id"]).ToList();
        var expected = own.SelectMany(id => Parties[id]).SelectMany(party => members[party].Append(party)).Where(party => party.StartsWith("country:", StringComparison.Ordinal) && party != "country:KAZ").Select(party => party["country:".Length..]).ToHashSet();
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
