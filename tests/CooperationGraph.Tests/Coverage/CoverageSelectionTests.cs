using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Api;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Coverage;

/// <summary>The matrix of all countries, of a region, and of one country with many others.</summary>
public sealed class CoverageSelectionTests
{
    private const string Cells = "cells { type state certainty since agreements { id } checks { id } conflicts { id } }";
    private static readonly List<Dictionary<string, string>> Countries = SeedCsv.Rows("countries.csv");

    [Fact]
    public async Task Of_all_countries_those_have_rows_of_which_an_agreement_is_known()
    {
        var data = await ApiClient.OverSeed.DataAsync(
            $"query($codes: [CountryCode!]) {{ all: coverage(countries: {{ all: true }}, asOf: \"2023-05-11\") {{ ...Matrix }} each: coverage(countries: {{ codes: $codes }}, asOf: \"2023-05-11\") {{ ...Matrix }} }} fragment Matrix on CoverageMatrix {{ omitted everyCellCovered rows {{ country {{ code }} {Cells} }} }}",
            new { codes = Countries.Select(row => row["code"]) });
        var (all, each) = (data.At("all"), data.At("each"));
        Assert.Equal((Countries.Count, 0), (each.List("rows").Count, each.At("omitted").GetInt32()));
        var known = each.List("rows").Where(row => row.List("cells").Any(cell => cell.List("agreements").Count > 0)).ToList();
        Assert.Equal(known.Select(row => row.GetRawText()), all.List("rows").Select(row => row.GetRawText()));
        // Nobody has any with itself.
        Assert.DoesNotContain("CHN", all.List("rows").Texts("country", "code"));
        Assert.Equal(Countries.Count - 1 - known.Count, all.At("omitted").GetInt32());
        Assert.False(all.At("everyCellCovered").GetBoolean());

        // Whoever is party beside China itself has a row; whoever has one is so, or through a group.
        var parties = SeedCsv.Rows("party_to.csv").ToLookup(row => row["to"], row => row["from"]);
        var signed = SeedCsv.Rows("agreements.csv").Where(row => row["status"] != "UNDER_NEGOTIATION" && row["signed_on"].Length > 0 && string.CompareOrdinal(row["signed_on"], "2023-05") < 0).Select(row => row["id"]);
        var beside = signed.Where(id => parties[id].Contains("country:CHN")).SelectMany(id => parties[id]).Where(id => id.StartsWith("country:", StringComparison.Ordinal) && id != "country:CHN").Select(id => id["country:".Length..]).ToHashSet();
        Assert.True(beside.Count > 100);
        Assert.Empty(beside.Except(all.List("rows").Texts("country", "code")));
    }

    [Theory]
    [InlineData("[\"Central Asia\"]", "subregion", "Central Asia")]
    [InlineData("[\"143\"]", "subregion", "Central Asia")]
    [InlineData("[\"eastern africa\"]", "intermediate_region", "Eastern Africa")]
    [InlineData("[\"Oceania\", \"009\"]", "region", "Oceania")]
    public async Task A_region_stands_for_the_countries_that_lie_in_it(string regions, string column, string name)
    {
        var expected = Countries.Where(row => row[column] == name).Select(row => row["code"]).Order(StringComparer.Ordinal).ToList();
        var matrix = (await ApiClient.OverSeed.DataAsync($"{{ coverage(countries: {{ regions: {regions} }}, withUnknown: true, asOf: \"2023-05-11\") {{ omitted rows {{ country {{ code }} {Cells} }} }} }}")).At("coverage");
        Assert.Equal(expected, matrix.List("rows").Texts("country", "code"));
        Assert.Equal(0, matrix.At("omitted").GetInt32());
        Assert.Equal(expected, (await ApiClient.OverSeed.DataAsync($"{{ countries(filter: {{ regions: {regions} }}, orderBy: CODE_ASC, first: 200) {{ nodes {{ code }} }} }}")).List("countries", "nodes").Texts("code"));
    }

    [Theory]
    [InlineData("{ regions: [\"Central Asia\"], codes: [\"UZB\", \"CHN\", \"KAZ\"] }", "UZB KAZ")]
    [InlineData("{ group: \"group:eaeu\", regions: [\"Central Asia\"] }", "KAZ KGZ")]
    [InlineData("{ all: true, codes: [\"NIC\", \"KAZ\"] }", "NIC KAZ")]
    [InlineData("{ codes: [], all: true }", "")]
    [InlineData("{ codes: [\"UZB\", \"country:KAZ\", \"KAZ\", \"UZB\"] }", "UZB KAZ")]
    public async Task Several_parts_of_a_selection_mean_the_countries_that_are_each_of_them(string selection, string codes) =>
        Assert.Equal(codes, string.Join(' ', (await ApiClient.OverSeed.DataAsync($"{{ coverage(countries: {selection}, asOf: \"2023-05-11\") {{ rows {{ country {{ code }} }} }} }}")).List("coverage", "rows").Texts("country", "code")));

    [Theory]
    [InlineData("{ all: false }", "'codes'")]
    [InlineData("{ regions: [\"Central Asien\"] }", "Central Asia")]
    public async Task A_selection_that_names_nothing_or_no_region_is_refused(string selection, string help)
    {
        foreach (var field in new[] { $"coverage(countries: {selection}) {{ omitted }}", $"coverageOf(country: \"KAZ\", counterparts: {selection}) {{ omitted }}", $"projects(filter: {{ locatedIn: {selection} }}) {{ totalCount }}" }.Concat(selection.Contains("regions", StringComparison.Ordinal) ? [$"countries(filter: {selection}) {{ totalCount }}"] : Array.Empty<string>()))
        {
            var error = await ApiClient.OverSeed.ErrorAsync($"{{ {field} }}");
            Assert.Equal("SELECTION_INVALID", error.Code);
            Assert.Contains(help, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("KAZ")]
    [InlineData("CHN")]
    [InlineData("RUS")]
    public async Task Between_two_countries_the_same_is_known_and_was_looked_for_from_either_side(string code)
    {
        string[] counterparts = ["CHN", "KAZ", "KGZ", "NIC", "RUS", "UZB"];
        var rows = (await ApiClient.OverSeed.DataAsync(
            $"query($codes: [CountryCode!]) {{ coverageOf(country: \"{code}\", counterparts: {{ codes: $codes }}, asOf: \"2020-01-31\") {{ rows {{ counterpart {{ code }} {Cells} }} }} }}", new { codes = counterparts })).List("coverageOf", "rows");
        Assert.Equal(counterparts, rows.Texts("counterpart", "code"));
        var checks = 0;
        foreach (var row in rows)
        {
            foreach (var (country, counterpart) in new[] { (code, row.Text("counterpart", "code")), (row.Text("counterpart", "code"), code) })
            {
                var expected = (await ApiClient.OverSeed.DataAsync($"{{ coverage(countries: {{ codes: [\"{country}\"] }}, counterpart: \"{counterpart}\", asOf: \"2020-01-31\") {{ rows {{ {Cells} }} }} }}")).List("coverage", "rows")[0];
                Assert.Equal(expected.At("cells").GetRawText(), row.At("cells").GetRawText());
            }

            checks += row.List("cells").Sum(cell => cell.List("checks").Count);
        }

        var made = SeedCsv.Rows("checked_scopes.csv");
        Assert.All(made, check => Assert.Equal(("country:CHN", ""), (check["counterpart"], check["within"])));
        // China itself is among the counterparts, and nobody looks for what it agrees with itself.
        Assert.Equal(code == "CHN" ? made.Count * (counterparts.Length - 1) : made.Count, checks);
    }

    [Fact]
    public async Task What_sources_dispute_of_either_party_stands_in_one_order_from_both_sides()
    {
        using var seed = new SeedCopy();
        foreach (var (id, country) in new[] { ("claim:3", "country:KAZ"), ("claim:4", "country:CHN") })
            seed.Add("claims.csv", ("id", id), ("field", "PARTY_TO"), ("value", "agreement:bit"), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", country), ("cites", "source:un"));
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        const string Asked = "types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: \"1996-01-01\"", Rows = "rows { cells { conflicts { id } } }";
        foreach (var matrix in new[] { "coverage(countries: { codes: \"KAZ\" }, counterpart: \"CHN\"", "coverage(countries: { codes: \"CHN\" }, counterpart: \"KAZ\"", "coverageOf(country: \"KAZ\", counterparts: { codes: \"CHN\" }", "coverageOf(country: \"CHN\", counterparts: { codes: \"KAZ\" }" })
        {
            var cell = (await api.DataAsync($"{{ matrix: {matrix}, {Asked}) {{ {Rows} }} }}")).List("matrix", "rows")[0].List("cells")[0];
            Assert.Equal(["conflict:country:CHN#PARTY_TO#agreement:bit", "conflict:country:KAZ#PARTY_TO#agreement:bit"], cell.List("conflicts").Texts("id"));
        }
    }

    // The treaty of 1994 is in force for Kazakhstan since 2000 only.
    [Theory]
    [InlineData("1996-01-01", "SIGNED", "IN_FORCE")]
    [InlineData("2001-01-01", "IN_FORCE", "IN_FORCE")]
    public async Task What_an_agreement_is_between_the_two_stands_beside_what_it_is_as_a_whole(string day, string between, string whole)
    {
        using var seed = new SeedCopy().Set("party_to.csv", 1, "in_force_on", "2000-01-01");
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var cell = (await api.DataAsync($"{{ coverage(countries: {{ codes: \"KAZ\" }}, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: \"{day}\") {{ rows {{ cells {{ state certainty agreements {{ id }} standings {{ state certainty agreement {{ id status(asOf: \"{day}\") {{ state }} }} }} }} }} }} }}"))
            .List("coverage", "rows")[0].List("cells")[0];
        var standing = Assert.Single(cell.List("standings"));
        Assert.Equal((between, whole, "agreement:bit"), (standing.Text("state"), standing.Text("agreement", "status", "state"), standing.Text("agreement", "id")));
        // It is alone in its cell.
        Assert.Equal((cell.Text("state"), cell.Text("certainty")), (standing.Text("state"), standing.Text("certainty")));
    }

    [Fact]
    public async Task What_a_disputed_agreement_is_between_the_two_is_unclear_as_its_cell_is()
    {
        using var seed = new SeedCopy().Add("claims.csv", ("id", "claim:3"), ("field", "PARTY_TO"), ("value", "agreement:bit"), ("stance", "DENIES"), ("rank", "NORMAL"), ("about", "country:KAZ"), ("cites", "source:un"));
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var cell = (await api.DataAsync("{ coverage(countries: { codes: \"KAZ\" }, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: \"2001-01-01\") { rows { cells { state certainty standings { certainty } } } } }")).List("coverage", "rows")[0].List("cells")[0];
        Assert.Equal(("DISPUTED", "UNCLEAR", "UNCLEAR"), (cell.Text("state"), cell.Text("certainty"), Assert.Single(cell.List("standings")).Text("certainty")));
    }

    [Fact]
    public async Task A_country_has_rows_with_all_its_partners_and_counts_the_others()
    {
        var matrix = (await ApiClient.OverSeed.DataAsync("{ coverageOf(country: \"KAZ\", counterparts: { all: true }, asOf: \"2024-12-31\") { omitted everyCellCovered country { code } rows { counterpart { code } cells { agreements { id } } } } }")).At("coverageOf");
        var rows = matrix.List("rows");
        Assert.Equal(Countries.Count - 1, rows.Count + matrix.At("omitted").GetInt32());
        Assert.All(rows, row => Assert.Contains(row.List("cells"), cell => cell.List("agreements").Count > 0));
        // China by treaties of the two, the other members of the union by what the union signed.
        Assert.Empty(new[] { "CHN", "RUS", "BLR", "ARM", "KGZ" }.Except(rows.Texts("counterpart", "code")));
        Assert.DoesNotContain("KAZ", rows.Texts("counterpart", "code"));
    }
}
