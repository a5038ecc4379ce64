using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Sylvan.Data.Csv;

namespace CooperationGraph.Tests.Datasets;

/// <summary>What holds of the facts of the repository as a whole, read from the files' texts.</summary>
public sealed class SeedFactsTests
{
    private static readonly ILookup<string, string> Parties = SeedCsv.Rows("party_to.csv").ToLookup(row => row["to"], row => row["from"]);

    /// <summary>Values that a check against other sources found to be wrong or without a source; <c>was</c> is what stood there.</summary>
    public static TheoryData<string, string, string, string> Corrected
    {
        get
        {
            using var reader = CsvDataReader.Create(Path.Combine(RealSeed.Folder, "..", "tests", "CooperationGraph.Tests", "Datasets", "corrected-values.csv"));
            var data = new TheoryData<string, string, string, string>();
            while (reader.Read()) data.Add(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Corrected))]
    public async Task A_corrected_value_stands_with_a_source_and_the_wrong_one_has_none(string id, string column, string was, string value)
    {
        var node = SeedGraph.Node(id);
        var claims = (await ClaimReader.GetAsync(RealSeed.Store, [node], CancellationToken.None))[0];
        if (node.Label.Find(column) is not { } property)
        {
            // The treaty that took its place: who tells of the end tells of it.
            Assert.Equal([value], SeedGraph.From(Links.ReplacedBy, id));
            Assert.NotEmpty(claims.Citations);
            return;
        }

        Assert.Equal(value, CellValue.ToText(node[property]));
        Assert.NotEmpty(claims.CitationsOf(property));
        Assert.DoesNotContain(property.Name, node.Label == Agreement.Label ? node.Get(Agreement.UnverifiedFields) : []);
        if (was.Length > 0) Assert.DoesNotContain(claims.CitationsOf(property), claim => claim.Claim.Get(Claim.Value) == was);
    }

    [Fact]
    public void Two_instruments_of_one_type_between_the_same_parties_of_one_day_say_why_they_are_two()
    {
        var twins = SeedCsv.Rows("agreements.csv").Where(row => row["signed_on"].Length == 10)
            .GroupBy(row => (row["type"], row["signed_on"], string.Join(' ', Parties[row["id"]].Order(StringComparer.Ordinal))))
            .Where(group => group.Count() > 1).SelectMany(group => group).ToList();
        Assert.NotEmpty(twins);
        Assert.Empty(twins.Where(row => row["note"].Length == 0).Select(row => row["id"]));
        Assert.Distinct(SeedCsv.Rows("agreements.csv").Select(row => (row["title_en"], row["signed_on"], string.Join(' ', Parties[row["id"]]))));
    }

    [Fact]
    public void A_treaty_that_was_replaced_has_ended_by_the_day_on_which_its_successor_was_in_force()
    {
        var agreements = SeedCsv.Rows("agreements.csv").ToDictionary(row => row["id"]);
        var replaced = agreements.Values.Where(row => row["replaced_by"].Length > 0).ToList();
        Assert.True(replaced.Count > 20);
        foreach (var row in replaced)
        {
            Assert.Equal((row["id"], "TERMINATED", "REPLACED_BY_NEW_TREATY", false), (row["id"], row["status"], row["termination_type"], row["terminated_on"].Length == 0));
            Assert.Contains("country:CHN", Parties[row["replaced_by"]]);
            var begin = agreements[row["replaced_by"]]["in_force_on"];
            // As far as the precision of both goes.
            var length = Math.Min(begin.Length, row["terminated_on"].Length);
            Assert.True(begin.Length == 0 || string.CompareOrdinal(begin[..length], row["terminated_on"][..length]) <= 0, $"{row["id"]} ended {row["terminated_on"]}, its successor began {begin}");
        }
    }

    [Fact]
    public void The_whole_of_a_syndicated_loan_is_no_commitment_of_one_lender()
    {
        var titles = SeedCsv.Rows("financings.csv").ToDictionary(row => row["id"], row => row["title"]);
        var whole = SeedCsv.Rows("amounts.csv")
            .Where(row => row["price_basis"] == "NOMINAL" && titles.GetValueOrDefault(row["amount_of"], "") is var title && !title.Contains(" provide", StringComparison.Ordinal)
                && (title.Contains("participates in $", StringComparison.Ordinal) || title.Contains("contributes to $", StringComparison.Ordinal) || title.Contains("contribute to $", StringComparison.Ordinal)))
            .ToList();
        Assert.True(whole.Count >= 10);
        Assert.Empty(whole.Where(row => row["kind"] != "LOAN" || row["note"].Length == 0).Select(row => row["id"]));
    }

    // 16+1 became 17+1 with Greece, and 14+1 when three countries had left.
    [Theory]
    [InlineData("2018-12-31", 16)]
    [InlineData("2020-06-30", 17)]
    [InlineData("2022-06-30", 16)]
    [InlineData("2022-08-12", 14)]
    public async Task China_met_with_as_many_countries_of_Central_and_Eastern_Europe_as_the_name_said(string asOf, int count)
    {
        var members = (await ApiClient.OverSeed.DataAsync($"{{ group(id: \"group:china-ceec\") {{ members(asOf: \"{asOf}\") {{ code }} }} }}")).List("group", "members").Texts("code");
        Assert.Equal(count, members.Count(code => code != "CHN"));
    }

    [Fact]
    public void Who_participates_in_a_mechanism_is_a_member_of_its_group_for_as_long()
    {
        var members = SeedCsv.Rows("member_of.csv").Where(row => row["to"] == "group:china-ceec").Select(row => (row["from"], row["valid_from"], row["valid_to"])).ToList();
        Assert.True(members.Count > 17);
        Assert.Equal(members.Order(), SeedCsv.Rows("participates_in.csv").Where(row => row["to"] == "mechanism:china-ceec").Select(row => (row["from"], row["valid_from"], row["valid_to"])).Order());
    }

    [Fact]
    public void A_copy_on_a_site_of_somebody_else_says_of_what()
    {
        var mirrors = SeedCsv.Rows("sources.csv").Where(row => row["kind"] == "MIRROR").ToList();
        Assert.True(mirrors.Count >= 20);
        Assert.Empty(mirrors.Where(row => row["note"].Length == 0).Select(row => row["id"]));
        Assert.Empty(SeedCsv.Rows("sources.csv").Where(row => row["kind"] is "NEWS" or "ARTICLE" or "WIKI" && row["publisher"].Contains("(mirror", StringComparison.Ordinal)).Select(row => row["id"]));
    }

    [Fact]
    public void A_Chinese_title_has_a_gloss_and_an_English_one_has_none()
    {
        var sources = SeedCsv.Rows("sources.csv");
        Assert.True(sources.Count(row => row["gloss"].Length > 0) > 30);
        Assert.Equal(sources.Where(row => row["title"].AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF')).Select(row => row["id"]), sources.Where(row => row["gloss"].Length > 0).Select(row => row["id"]));
        Assert.All(sources, row => Assert.False(row["gloss"].AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF'), row["id"]));
    }

    [Fact]
    public void A_source_names_a_page_or_a_file_and_not_a_whole_site()
    {
        var sites = SeedCsv.Rows("sources.csv").Where(row => Uri.TryCreate(row["url"], UriKind.Absolute, out var url) && url.PathAndQuery == "/" && row["path"].Length == 0);
        Assert.Empty(sites.Select(row => row["id"] + " " + row["url"]));
    }
}
