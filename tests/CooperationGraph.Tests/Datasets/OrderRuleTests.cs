using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>What cannot have happened in the order in which it is dated.</summary>
public sealed class OrderRuleTests
{
    [Theory]
    [InlineData("IN_FORCE", "2020", "terminated_on", "2000", true)]
    [InlineData("SUSPENDED", "2001-01-01", "terminated_on", "2000", true)]
    [InlineData("IN_FORCE", "2000", "terminated_on", "2000-06-30", false)]
    [InlineData("IN_FORCE", "1999", "terminated_on", "2000", false)]
    [InlineData("IN_FORCE", "", "terminated_on", "2000", false)]
    [InlineData("TERMINATED", "1999", "terminated_on", "2000", true)]
    [InlineData("WITHDRAWN", "1999-12-31", "terminated_on", "2000-01-01", true)]
    [InlineData("TERMINATED", "2000", "terminated_on", "2000-06-30", false)]
    [InlineData("TERMINATED", "2020", "terminated_on", "2000", false)]
    [InlineData("UNDER_NEGOTIATION", "1995", "in_force_on", "1994", true)]
    [InlineData("UNDER_NEGOTIATION", "1994", "in_force_on", "1994-05", false)]
    [InlineData("CANCELLED", "1995", "in_force_on", "1994", true)]
    [InlineData("CANCELLED", "1994", "in_force_on", "1994-05", false)]
    public void A_status_that_the_dates_rule_out_is_told(string status, string asOf, string column, string date, bool told)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "status", status).Set("agreements.csv", 0, "status_as_of", asOf).Set("agreements.csv", 0, column, date);
        Assert.Equal(told ? [("status_out_of_order", Severity.Warning, "agreements.csv", 2, "status_as_of")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.File, notice.Row ?? 0, notice.Column)));
    }

    [Theory]
    [InlineData("terminated_on", "", true)]
    [InlineData("terminated_on", "2001", false)]
    [InlineData("terminated_on", "../2001", false)]
    [InlineData("period_to", "2001", false)]
    [InlineData("status", "IN_FORCE", true)]
    [InlineData("status", "TERMINATED", false)]
    [InlineData("status", "CANCELLED", false)]
    public void An_end_that_nothing_says_but_its_kind_is_told(string column, string value, bool told)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "termination_type", "EXPIRED").Set("agreements.csv", 0, column, value);
        Assert.Equal(told ? [("termination_without_end", Severity.Warning, "agreements.csv", 2, "termination_type", "EXPIRED")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.File, notice.Row ?? 0, notice.Column, notice.Value)));
    }

    [Theory]
    [InlineData("1972", true)]
    [InlineData("1992-08-09", true)]
    [InlineData("1992", false)]
    [InlineData("2012", false)]
    [InlineData("", false)]
    public void An_agreement_that_is_replaced_by_an_earlier_one_is_told(string signed, bool told)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "replaced_by", "agreement:other")
            .Add("agreements.csv", ("id", "agreement:other"), ("type", "MEMORANDUM"), ("title_en", "Another"), ("signed_on", signed), ("unverified", "true"));
        Assert.Equal(told ? [("replaced_by_earlier", Severity.Warning, 2, "replaced_by", "agreement:other")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.Row ?? 0, notice.Column, notice.Value)));
    }

    [Theory]
    [InlineData("MEMBER", "2004", "is a participant")]
    [InlineData("MEMBER", "2005", "may be a participant")]
    [InlineData("MEMBER", "2006", null)]
    [InlineData("OBSERVER", "2004", null)]
    public void Participations_that_overlap_in_one_role_are_told(string role, string validFrom, string? says)
    {
        using var seed = new SeedCopy().Add("mechanisms.csv", ("id", "mechanism:m"), ("name_en", "Talks"), ("level", "MINISTER"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:m"), ("role", "MEMBER"), ("valid_from", "2001"), ("valid_to", "2005"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:m"), ("role", role), ("valid_from", validFrom));
        var notices = seed.Read().Notices.Kept;
        Assert.Equal(says is null ? [] : [("overlapping_memberships", Severity.Warning, "participates_in.csv", 3, "valid_from")], notices.Select(notice => (notice.Code, notice.Severity, notice.File, notice.Row ?? 0, notice.Column)));
        if (says is not null) Assert.Contains(says, notices[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1991-12-26", false)]
    public void A_state_that_has_a_successor_has_an_end(string dissolved, bool told)
    {
        using var seed = new SeedCopy().Add("countries.csv", ("id", "country:SUN"), ("code", "SUN"), ("name_en", "Soviet Union"), ("dissolved_on", dissolved), ("succeeded_by", "country:KAZ"), ("unverified", "true"));
        Assert.Equal(told ? [("succeeded_without_end", Severity.Warning, 4, "succeeded_by")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.Row ?? 0, notice.Column)));
    }

    [Theory]
    [InlineData("2001", true)]
    [InlineData("2000", false)]
    public void Nothing_is_in_force_for_a_party_after_its_end(string inForce, bool told)
    {
        using var seed = new SeedCopy().Set("agreements.csv", 0, "terminated_on", "2000-06-30").Set("party_to.csv", 1, "in_force_on", inForce);
        Assert.Equal(told ? [("party_after_agreement", Severity.Warning, 3, "in_force_on")] : [], seed.Read().Notices.Kept.Select(notice => (notice.Code, notice.Severity, notice.Row ?? 0, notice.Column)));
    }
}
