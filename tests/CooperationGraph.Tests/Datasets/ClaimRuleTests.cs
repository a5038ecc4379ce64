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

    [Theory]
    [InlineData("country:KAZ", "MEMBER_OF", "group:a group:b", "")]
    [InlineData("country:KAZ", "MEMBER_OF", "group:a group:a", "two_preferred_claims")]
    [InlineData("country:CHN", "MEMBER_OF", "group:a", "preferred_claim_differs")]
    [InlineData("sector:oil", "SUBSECTOR_OF", "sector:energy", "")]
    [InlineData("sector:energy", "SUBSECTOR_OF", "sector:oil", "preferred_claim_differs")]
    [InlineData("sector:oil", "SUBSECTOR_OF", "sector:oil", "preferred_claim_differs")]
    [InlineData("agreement:bit", "COVERS", "sector:oil sector:energy", "preferred_claim_differs")]
    public void A_preferred_claim_on_a_relationship_states_one_that_a_row_has(string about, string field, string values, string codes)
    {
        using var seed = new SeedCopy().Add("covers.csv", ("from", "agreement:bit"), ("to", "sector:oil"));
        foreach (var group in new[] { "group:a", "group:b" })
            seed.Add("country_groups.csv", ("id", group), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", group), ("unverified", "true")).Add("member_of.csv", ("from", "country:KAZ"), ("to", group), ("valid_from", "2001"));
        foreach (var (value, i) in values.Split(' ').Select((value, i) => (value, i)))
            seed.Add("claims.csv", ("id", $"claim:of-{i}"), ("field", field), ("value", value), ("locator", $"p. {i}"), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("about", about), ("cites", "source:un"));
        Assert.Equal(codes, string.Join(' ', seed.Read().Notices.Kept.Select(notice => notice.Code)));
    }

    [Theory]
    [InlineData("", "1992-08-10", true)]
    [InlineData("", "", false)]
    [InlineData("signed_on", "1992-08-10", false)]
    public void A_value_that_is_of_no_field_is_told(string field, string value, bool told)
    {
        using var seed = new SeedCopy().Set("claims.csv", 0, "field", field).Set("claims.csv", 0, "value", value);
        Assert.Equal(told ? [("claim_value_without_field", Severity.Warning, 2, "value")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.Row ?? 0, notice.Column)));
    }

    [Theory]
    [InlineData("group:sco", "MEMBER_OF", "country:KAZ", "from CountryGroup that is CountryGroup.")]
    [InlineData("country:KAZ", "MEMBER_OF", "agreement:bit", "from Country that is CountryGroup.")]
    [InlineData("country:KAZ", "MEMBER_OF", "group:sca", "from Country that is CountryGroup. The nearest known one is 'group:sco'.")]
    [InlineData("agreement:bit", "COVERS", "country:KAZ", "from Agreement that is Sector.")]
    public void A_relationship_that_leads_elsewhere_is_told_with_what_it_may_lead_to(string about, string field, string value, string says)
    {
        using var seed = new SeedCopy().Add("country_groups.csv", ("id", "group:sco"), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", "SCO"), ("unverified", "true"))
            .Add("claims.csv", ("id", "claim:3"), ("field", field), ("value", value), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", about), ("cites", "source:un"));
        var notice = Assert.Single(seed.Read().Notices.Kept);
        Assert.Equal(("claim_value_does_not_parse", "value"), (notice.Code, notice.Column));
        Assert.EndsWith(says, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_preferred_claims_on_one_field_are_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("field", "signed_on"), ("value", "1992-08-10"), ("about", "agreement:bit"), ("cites", "source:un")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "two_preferred_claims", Row: 4 });
    }

    [Theory]
    [InlineData("source:un", "p. 3", true)]
    [InlineData("source:un", "p. 4", false)]
    [InlineData("source:mofcom", "p. 3", false)]
    public void Two_claims_that_differ_by_their_ids_alone_are_told(string cited, string locator, bool told)
    {
        using var seed = new SeedCopy().Add("sources.csv", ("id", "source:mofcom"), ("kind", "NEWS"), ("title", "A ministry"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", "source:un"), ("locator", "p. 3"))
            .Add("claims.csv", ("id", "claim:4"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:bit"), ("cites", cited), ("locator", locator));
        var result = seed.Read();
        Assert.Equal(told, result.Notices.Kept.Any(notice => notice is { Code: "repeated_claim", Severity: Severity.Warning, File: "claims.csv", Row: 5, Column: "id", Value: "claim:4" }));
        Assert.NotNull(result.Dataset);
    }

    [Theory]
    [InlineData("ASSERTS", "NORMAL", true)]
    [InlineData("ASSERTS", "DEPRECATED", false)]
    [InlineData("DENIES", "NORMAL", false)]
    public void A_row_rests_on_a_claim_that_asserts_something_of_it(string stance, string rank, bool rests)
    {
        using var seed = new SeedCopy().Add("projects.csv", ("id", "project:p"), ("name_en", "A project"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", stance), ("rank", rank), ("about", "project:p"), ("cites", "source:un"));
        Assert.Equal(rests, !seed.Read().Notices.Kept.Any(notice => notice is { Code: "row_without_claim", Severity: Severity.Error, Value: "project:p" }));
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
