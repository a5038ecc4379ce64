using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Claims;

/// <summary>What is kept of its claims beside an agreement, so that most need not be read.</summary>
public sealed class DisputableClaimTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_an_agreement_is_by_the_claims_that_may_disagree_it_is_by_all()
    {
        var store = RealSeed.Store;
        var agreements = SeedGraph.Nodes(Agreement.Label).ToList();
        var (all, some) = (await ClaimReader.GetAsync(store, agreements, None), await ClaimReader.GetDisputableAsync(store, agreements, None));
        Assert.InRange(all.Zip(some).Count(each => each.First.All.Count > each.Second.All.Count), agreements.Count / 2, agreements.Count - 100);
        foreach (var (whole, part) in all.Zip(some))
        {
            Assert.Equal(whole.Conflicts.Select(conflict => conflict.Id), part.Conflicts.Select(conflict => conflict.Id));
            foreach (var day in new DateOnly[] { new(1990, 1, 1), new(2012, 1, 1), new(2026, 11, 24) }) Assert.Equal(CellOf(whole, day), CellOf(part, day));
        }

        static (bool, Certainty, bool) CellOf(ClaimsOfNode claims, DateOnly day)
        {
            var cell = CellAgreement.Of(claims, claims.Subject, CoverageStep.On(claims, day), certainParties: true, [], []);
            return (cell.IsVerified, cell.Certainty, cell.IsDisputed);
        }
    }

    [Fact]
    public async Task Only_agreements_of_which_a_claim_may_be_contradicted_are_asked_about()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var undisputed = SeedGraph.Nodes(Agreement.Label).Where(agreement => !agreement.Is(Agreement.ClaimedInPart)).ToList();
        Assert.Equal(undisputed, (await ClaimReader.GetDisputableAsync(store, undisputed, None)).Select(claims => claims.Subject));
        Assert.Equal(0, store.Calls);
    }

    [Theory]
    [InlineData("", "ASSERTS", "NORMAL", "source:un", true, false)]
    [InlineData("", "ASSERTS", "DEPRECATED", "source:un", false, false)]
    [InlineData("", "ASSERTS", "NORMAL", "source:memory", false, false)]
    [InlineData("", "DENIES", "NORMAL", "source:un", false, true)]
    [InlineData("in_force_on", "ASSERTS", "NORMAL", "source:un", false, true)]
    [InlineData("in_force_on", "DENIES", "DEPRECATED", "source:memory", false, true)]
    public void It_is_stated_as_a_whole_or_claimed_in_part(string field, string stance, string rank, string source, bool asWhole, bool inPart)
    {
        using var seed = new SeedCopy();
        seed.Add("agreements.csv", ("id", "agreement:other"), ("type", "MEMORANDUM"), ("title_en", "Another"), ("in_force_on", "1994"), ("unverified", asWhole ? "" : "true"))
            .Add("sources.csv", ("id", "source:memory"), ("kind", "UNVERIFIED"), ("title", "What a compiler remembers"))
            .Add("claims.csv", ("id", "claim:3"), ("field", field), ("stance", stance), ("rank", rank), ("about", "agreement:other"), ("cites", source));
        var (dataset, notices) = seed.Read();
        Assert.True(dataset is not null, string.Join('\n', notices.Kept.Select(notice => notice.ToLine())));
        var agreements = dataset.Nodes.Where(node => node.Label == Agreement.Label).ToDictionary(node => node.Id);
        Assert.Equal((asWhole, inPart), (agreements["agreement:other"].Is(Agreement.StatedAsWhole), agreements["agreement:other"].Is(Agreement.ClaimedInPart)));
        // One of its claims is about the whole, the other about a date.
        Assert.Equal((true, true), (agreements["agreement:bit"].Is(Agreement.StatedAsWhole), agreements["agreement:bit"].Is(Agreement.ClaimedInPart)));
    }
}
