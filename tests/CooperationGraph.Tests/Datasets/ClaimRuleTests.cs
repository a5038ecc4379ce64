using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Claims beside the rows that they are about.</summary>
public sealed class ClaimRuleTests
{
    [Theory]
    [InlineData("signed_on", "", "agreement:bit", true)]
    [InlineData("signed_on", "1992", "agreement:bit", true)]
    [InlineData("signed_on", "1993", "agreement:bit", false)]
    [InlineData("terminated_on", "", "agreement:bit", false)]
    [InlineData("", "", "agreement:bit", true)]
    [InlineData("PARTY_TO", "agreement:bit", "country:KAZ", true)]
    [InlineData("SUBSECTOR_OF", "sector:energy", "sector:oil", true)]
    [InlineData("SUBSECTOR_OF", "sector:oil", "sector:energy", false)]
    public void A_preferred_claim_may_not_deny_what_stands_on_the_row(string field, string value, string about, bool refused)
    {
        using var seed = new SeedCopy().Set("claims.csv", 1, "rank", "NORMAL")
            .Add("claims.csv", ("id", "claim:3"), ("field", field), ("value", value), ("stance", "DENIES"), ("rank", "PREFERRED"), ("about", about), ("cites", "source:un"));
        Assert.Equal(refused, seed.Read().Notices.Kept.Any(notice => notice is { Code: "preferred_claim_denies", File: "claims.csv", Row: 4, Column: "stance" }));
    }

    [Theory]
    [InlineData("length_km", "100", "100.0", true)]
    [InlineData("length_km", "100", "100.01", false)]
    [InlineData("completed_on", "2015", "2015-06", true)]
    [InlineData("completed_on", "2015-06", "2015", false)]
    [InlineData("name_zh", "Caf\u00e9", "Cafe\u0301", true)]
    public void A_preferred_claim_states_the_value_of_the_row_in_whatever_form(string column, string ofRow, string claimed, bool accepted)
    {
        using var seed = new SeedCopy()
            .Add("projects.csv", ("id", "project:p"), ("name_en", "A project"), (column, ofRow))
            .Add("claims.csv", ("id", "claim:3"), ("field", column), ("value", claimed), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("about", "project:p"), ("cites", "source:un"));
        Assert.Equal(accepted, !seed.Read().Notices.Kept.Any(notice => notice.Code == "preferred_claim_differs"));
    }

    [Fact]
    public void Two_preferred_claims_on_one_field_are_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("field", "signed_on"), ("value", "1992-08-10"), ("about", "agreement:bit"), ("cites", "source:un")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "two_preferred_claims", Row: 4 });
    }

    [Fact]
    public void A_source_that_nothing_cites_is_mentioned()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "source:idle"), ("kind", "NEWS"), ("title", "Idle")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "unused_source", Severity: Severity.Info, Value: "source:idle" });
        Assert.NotNull(result.Dataset);
    }
}
