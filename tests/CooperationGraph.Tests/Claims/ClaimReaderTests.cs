using CooperationGraph.Api;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Claims;

public sealed class ClaimReaderTests
{
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    [Fact]
    public async Task Every_value_that_the_facts_hold_against_another_stands_in_a_conflict()
    {
        var conflicts = await ClaimReader.ReadConflictsAsync(Store, CancellationToken.None);
        var claims = conflicts.SelectMany(conflict => conflict.Claims).Select(claim => claim.Claim.Id).ToHashSet();
        var expected = RealSeed.Dataset.Nodes.Where(node => node.Label == Claim.Label && node.Id.StartsWith("claim:conflict-", StringComparison.Ordinal)).Select(node => node.Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(claims));
        Assert.Distinct(conflicts.Select(conflict => conflict.Id));
        Assert.Equal(conflicts.Select(conflict => conflict.Subject.Id).Order(StringComparer.Ordinal), conflicts.Select(conflict => conflict.Subject.Id));
    }

    [Fact]
    public async Task The_kept_value_comes_first_and_is_the_one_on_the_row()
    {
        foreach (var conflict in await ClaimReader.ReadConflictsAsync(Store, CancellationToken.None))
        {
            var preferred = conflict.Claims.Where(claim => claim.Rank == Rank.Preferred).ToList();
            if (preferred.Count == 0) continue;
            Assert.Same(preferred.Single(), conflict.Claims[0]);
            Assert.Equal(CooperationGraph.Datasets.CellValue.ToText(conflict.Subject[conflict.Subject.Label.Find(conflict.Field!)!]), preferred[0].Value);
        }
    }

    [Fact]
    public async Task A_source_that_denies_a_date_stands_against_one_that_asserts_it()
    {
        var treaty = (await Store.GetNodesAsync(["agreement:bit-cn-cd-2011"], CancellationToken.None))[0]!;
        var claims = (await ClaimReader.GetAsync(Store, [treaty], CancellationToken.None))[0];
        var conflict = Assert.Single(claims.Conflicts);
        Assert.Equal(("in_force_on", "later source wins"), (conflict.Field, conflict.Resolution));
        Assert.Contains(conflict.Claims, claim => claim.Denies && claim.Source.Id == "source:ds-unctad-iia-2020");
    }

    [Fact]
    public async Task What_a_compiler_remembers_is_a_claim_and_never_a_citation()
    {
        var nodes = (await Store.GetNodesAsync(["meeting:c-ca-fm-2", "agreement:bit-cn-kz-1992"], CancellationToken.None)).OfType<GraphNode>().ToList();
        var claims = await ClaimReader.GetAsync(Store, nodes, CancellationToken.None);
        Assert.True(nodes[0].Is(Meeting.Unverified));
        Assert.Empty(claims[0].Citations);
        Assert.NotEmpty(claims[0].All);
        Assert.Contains(claims[1].Citations, claim => claim.Source.Id == "source:ds-unctad-iia-2020");
    }

    [Fact]
    public async Task Each_row_that_is_not_marked_as_unverified_has_a_citation()
    {
        var cited = RealSeed.Dataset.Nodes.Where(node => node.Label.Cited && node[node.Label.Find("unverified")!] is null).ToList();
        var claims = await ClaimReader.GetAsync(Store, cited, CancellationToken.None);
        Assert.Empty(cited.Zip(claims).Where(each => each.Second.Citations.Count == 0).Select(each => each.First.Id));
    }

    [Fact]
    public async Task A_membership_has_citations_of_its_own()
    {
        var country = (await Store.GetNodesAsync(["country:IND"], CancellationToken.None))[0]!;
        var claims = (await ClaimReader.GetAsync(Store, [country], CancellationToken.None))[0];
        Assert.Contains(claims.CitationsOf(MemberOf.Type, "group:sco"), claim => claim.Source.Id == "source:sco-about");
        Assert.DoesNotContain(claims.Conflicts, conflict => conflict.Field == MemberOf.Type.Name);
    }
}
