using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>What rests on no source says so: of rows a rule of the folder sees to it, of their values and of relationships these tests.</summary>
public sealed class MarkTests
{
    private static readonly string[] Remarks = ["confidence", "unverified", "unverified_fields", "note"];

    [Fact]
    public async Task A_value_of_the_seed_has_a_citation_or_a_mark()
    {
        var nodes = RealSeed.Dataset.Nodes.Where(node => node.Label.Cited && node[node.Label.Find("unverified")!] is null).ToList();
        var claims = await ClaimReader.GetAsync(RealSeed.Store, nodes, CancellationToken.None);
        Assert.True(nodes.Count > 10_000);
        var bare = nodes.Zip(claims).SelectMany(each => each.First.Label.Properties
            .Where(property => !Remarks.Contains(property.Name) && each.First[property] is not null && each.Second.CitationsOf(property).Count == 0)
            .Where(property => each.First.Label != Agreement.Label || !each.First.Get(Agreement.UnverifiedFields).Contains(property.Name))
            .Select(property => $"{each.First.Id} {property.Name}"));
        Assert.Empty(bare);
    }

    // Membership and participation in a project are claimed by themselves; the others belong to what one end is.
    [Theory]
    [InlineData("member_of.csv", "MEMBER_OF", false)]
    [InlineData("takes_part_in.csv", "TAKES_PART_IN", false)]
    [InlineData("participates_in.csv", "PARTICIPATES_IN", true)]
    [InlineData("party_to.csv", "PARTY_TO", true)]
    [InlineData("adopted_at.csv", "ADOPTED_AT", true)]
    public void A_relationship_of_the_seed_rests_on_a_claim_or_has_a_mark(string file, string type, bool isPartOfAnEnd)
    {
        var sources = SeedCsv.Rows("sources.csv").Where(row => row["kind"] != "UNVERIFIED").Select(row => row["id"]).ToHashSet();
        var claims = SeedCsv.Rows("claims.csv").Where(claim => claim["stance"] == "ASSERTS" && claim["rank"] != "DEPRECATED" && sources.Contains(claim["cites"])).ToLookup(claim => claim["about"]);
        var rows = SeedCsv.Rows(file);
        Assert.NotEmpty(rows);
        var bare = rows.Where(row => row["unverified"].Length == 0 && !Supports(row["from"], row["to"]) && !Supports(row["to"], row["from"])).Select(row => $"{row["from"]} {row["to"]}");
        Assert.Empty(bare);

        bool Supports(string about, string other) => claims[about].Any(claim => claim["field"] == type ? claim["value"] == other || claim["value"].Length == 0 : isPartOfAnEnd && claim["field"].Length == 0);
    }
}
