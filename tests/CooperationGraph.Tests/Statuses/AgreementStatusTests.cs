using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Statuses;

public sealed class AgreementStatusTests
{
    [Theory]
    [InlineData("1992-01-01", "NOT_YET_SIGNED", "CERTAIN")]
    [InlineData("1993-01-01", "SIGNED", "CERTAIN")]
    [InlineData("2000-01-01", "IN_FORCE", "CERTAIN")]
    [InlineData("2015-01-01", "ENDED", "CERTAIN")]
    public void The_treaty_with_Uzbekistan_of_1992_goes_through_its_states(string asOf, string state, string certainty)
    {
        var treaty = RealSeed.Dataset.Nodes.Single(node => node.Id == "agreement:bit-cn-uz-1992");
        var status = AgreementStatus.On(treaty, DateOnly.Parse(asOf));
        Assert.Equal((state, certainty), (status.State.Word(), status.Certainty.Word()));
    }

    [Theory]
    [InlineData("signed_on=2023", "2023-05-11", "SIGNED", "UNCLEAR", "signed_on 2023")]
    [InlineData("signed_on=2022", "2023-05-11", "SIGNED", "LIKELY", "signed_on 2022")]
    [InlineData("signed_on=2022;status=SIGNED;status_as_of=2025", "2023-05-11", "SIGNED", "CERTAIN", "recorded SIGNED as of 2025")]
    [InlineData("signed_on=2022;unverified_fields=signed_on;status=SIGNED;status_as_of=2025", "2023-05-11", "SIGNED", "LIKELY", "unverified")]
    [InlineData("signed_on=1992;in_force_on=1994", "2023-05-11", "IN_FORCE", "LIKELY", "terminated_on not recorded")]
    // Some day of several years, and dates that their source doubts.
    [InlineData("signed_on=1992/1994", "1991-12-31", "NOT_YET_SIGNED", "CERTAIN", "signed_on 1992/1994")]
    [InlineData("signed_on=1992/1994", "1993-06-01", "SIGNED", "UNCLEAR", "signed_on 1992/1994")]
    [InlineData("signed_on=1992/1994;in_force_on=1995/..", "1994-12-31", "SIGNED", "CERTAIN", "in_force_on 1995/..")]
    [InlineData("signed_on=1992/1994;in_force_on=1995/..", "2020-01-01", "IN_FORCE", "UNCLEAR", "in_force_on 1995/..")]
    [InlineData("signed_on=199X;terminated_on=../2015", "2016-01-01", "ENDED", "CERTAIN", "terminated_on ../2015")]
    [InlineData("signed_on=199X;terminated_on=../2015", "1995-01-01", "SIGNED", "UNCLEAR", "signed_on 199X")]
    [InlineData("signed_on=1992~;in_force_on=1994;terminated_on=2011", "2000-01-01", "IN_FORCE", "CERTAIN", "in_force_on 1994")]
    [InlineData("signed_on=1992;in_force_on=1994~;terminated_on=2011", "2000-01-01", "IN_FORCE", "LIKELY", "in_force_on 1994~")]
    [InlineData("signed_on=1992;in_force_on=1994;terminated_on=2011?", "2000-01-01", "IN_FORCE", "LIKELY", "terminated_on 2011?")]
    [InlineData("signed_on=1992;in_force_on=1994;status=IN_FORCE;status_as_of=2013%", "2000-01-01", "IN_FORCE", "LIKELY", "recorded IN_FORCE as of 2013%")]
    [InlineData("signed_on=1992~", "1990-01-01", "NOT_YET_SIGNED", "LIKELY", "signed_on 1992~")]
    [InlineData("signed_on=1992;in_force_on=1994;status=IN_FORCE;status_as_of=2020-01", "2000-01-01", "IN_FORCE", "CERTAIN", "recorded IN_FORCE as of 2020-01")]
    [InlineData("signed_on=1992;in_force_on=1994;status=IN_FORCE;status_as_of=2020-01", "2023-05-11", "IN_FORCE", "LIKELY", "in_force_on 1994")]
    [InlineData("in_force_on=1994", "1994-06-01", "IN_FORCE", "UNCLEAR", "in_force_on 1994")]
    [InlineData("signed_on=1992;status=IN_FORCE;status_as_of=2013-07", "2023-05-11", "IN_FORCE", "LIKELY", "recorded IN_FORCE as of 2013-07")]
    [InlineData("signed_on=1992;status=IN_FORCE", "2023-05-11", "IN_FORCE", "UNCLEAR", "recorded IN_FORCE")]
    [InlineData("signed_on=2022;period_from=2022;period_to=2026", "2023-05-11", "IN_FORCE", "LIKELY", "period_from 2022")]
    [InlineData("signed_on=2022;period_from=2022;period_to=2026", "2027-01-01", "ENDED", "LIKELY", "period_to 2026")]
    [InlineData("in_force_on=1994;terminated_on=2023-12", "2023-12-10", "IN_FORCE", "UNCLEAR", "terminated_on 2023-12")]
    [InlineData("status=TERMINATED;status_as_of=2020", "2023-05-11", "ENDED", "LIKELY", "recorded TERMINATED as of 2020")]
    [InlineData("status=UNDER_NEGOTIATION", "2023-05-11", "UNDER_NEGOTIATION", "UNCLEAR", "recorded UNDER_NEGOTIATION")]
    // Suspended since nobody knows when, given up before it was in force, prolonged by itself.
    [InlineData("signed_on=1992;in_force_on=1994;status=SUSPENDED;status_as_of=2020", "2021-01-01", "SUSPENDED", "LIKELY", "recorded SUSPENDED as of 2020")]
    [InlineData("signed_on=1992;in_force_on=1994;status=SUSPENDED;status_as_of=2020", "2000-01-01", "IN_FORCE", "UNCLEAR", "in_force_on 1994")]
    [InlineData("signed_on=1992;in_force_on=1994;status=SUSPENDED;status_as_of=2020", "1993-01-01", "SIGNED", "CERTAIN", "signed_on 1992")]
    [InlineData("signed_on=1992;in_force_on=1994;status=SUSPENDED", "2021-01-01", "SUSPENDED", "UNCLEAR", "recorded SUSPENDED")]
    [InlineData("signed_on=1992;in_force_on=1994;terminated_on=2022;status=SUSPENDED;status_as_of=2020", "2021-01-01", "SUSPENDED", "LIKELY", "recorded SUSPENDED as of 2020")]
    [InlineData("signed_on=1992;in_force_on=1994;terminated_on=2022;status=SUSPENDED;status_as_of=2020", "2023-01-01", "ENDED", "CERTAIN", "terminated_on 2022")]
    [InlineData("status=CANCELLED;status_as_of=2020", "2021-01-01", "CANCELLED", "LIKELY", "recorded CANCELLED as of 2020")]
    [InlineData("status=CANCELLED;status_as_of=2020", "2019-01-01", "UNKNOWN", "UNCLEAR", "recorded CANCELLED as of 2020")]
    [InlineData("signed_on=2015;status=CANCELLED", "2021-01-01", "CANCELLED", "UNCLEAR", "recorded CANCELLED")]
    [InlineData("signed_on=2015;terminated_on=2019;status=CANCELLED;status_as_of=2020", "2019-06-01", "SIGNED", "UNCLEAR", "terminated_on 2019")]
    [InlineData("signed_on=2015;terminated_on=2019;status=CANCELLED;status_as_of=2020", "2021-01-01", "CANCELLED", "CERTAIN", "terminated_on 2019")]
    [InlineData("signed_on=1990;in_force_on=1990-02-01;period_from=1990;period_to=2000;renewal=TACIT", "2010-01-01", "IN_FORCE", "LIKELY", "renewal TACIT")]
    [InlineData("signed_on=1990;in_force_on=1990-02-01;period_from=1990;period_to=2000;renewal=BY_AGREEMENT", "2010-01-01", "ENDED", "LIKELY", "period_to 2000")]
    [InlineData("signed_on=1990;in_force_on=1990-02-01;period_to=2000;renewal=TACIT;status=TERMINATED;status_as_of=2015", "2020-01-01", "ENDED", "LIKELY", "recorded TERMINATED as of 2015")]
    // What is recorded as being negotiated is not signed because a date stands there.
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION", "2026-01-01", "UNDER_NEGOTIATION", "LIKELY", "signed_on 2025-02")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION", "2025-02-10", "UNDER_NEGOTIATION", "UNCLEAR", "signed_on 2025-02")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION", "2025-01-31", "NOT_YET_SIGNED", "CERTAIN", "recorded UNDER_NEGOTIATION")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION;status_as_of=2025-06", "2026-01-01", "UNDER_NEGOTIATION", "LIKELY", "recorded UNDER_NEGOTIATION as of 2025-06")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION;status_as_of=2020", "2026-01-01", "SIGNED", "LIKELY", "signed_on 2025-02")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION;status_as_of=2020", "2022-01-01", "UNDER_NEGOTIATION", "LIKELY", "recorded UNDER_NEGOTIATION as of 2020")]
    [InlineData("signed_on=2025-02;status=UNDER_NEGOTIATION;status_as_of=2020", "2019-01-01", "NOT_YET_SIGNED", "CERTAIN", "signed_on 2025-02")]
    [InlineData("signed_on=2020-05;status=UNDER_NEGOTIATION;status_as_of=2020", "2024-01-01", "UNDER_NEGOTIATION", "UNCLEAR", "recorded UNDER_NEGOTIATION as of 2020")]
    [InlineData("in_force_on=2024;status=UNDER_NEGOTIATION", "2026-01-01", "UNDER_NEGOTIATION", "LIKELY", "in_force_on 2024")]
    [InlineData("status=UNDER_NEGOTIATION;status_as_of=2020", "2019-01-01", "NOT_YET_SIGNED", "CERTAIN", "recorded UNDER_NEGOTIATION as of 2020")]
    // What happens later says nothing of the day.
    [InlineData("in_force_on=2024", "1900-01-01", "UNKNOWN", "UNCLEAR", "signed_on not recorded")]
    [InlineData("in_force_on=2024;status=IN_FORCE;status_as_of=2025", "2023-12-31", "UNKNOWN", "UNCLEAR", "in_force_on 2024")]
    [InlineData("terminated_on=2024", "1900-01-01", "UNKNOWN", "UNCLEAR", "terminated_on 2024")]
    [InlineData("period_from=2024;period_to=2026", "1900-01-01", "UNKNOWN", "UNCLEAR", "period_from 2024")]
    [InlineData("period_to=2026", "2025-01-01", "UNKNOWN", "UNCLEAR", "period_to 2026")]
    [InlineData("status=IN_FORCE;status_as_of=2013", "1900-01-01", "UNKNOWN", "UNCLEAR", "recorded IN_FORCE as of 2013")]
    [InlineData("status=SIGNED;status_as_of=2013", "1900-01-01", "UNKNOWN", "UNCLEAR", "recorded SIGNED as of 2013")]
    [InlineData("status=SIGNED;status_as_of=2013", "2014-01-01", "SIGNED", "LIKELY", "recorded SIGNED as of 2013")]
    [InlineData("in_force_on=2024;status=SIGNED;status_as_of=2020", "2022-01-01", "SIGNED", "LIKELY", "recorded SIGNED as of 2020")]
    [InlineData("signed_on=2000;status=IN_FORCE;status_as_of=2013", "2005-01-01", "SIGNED", "UNCLEAR", "recorded IN_FORCE as of 2013")]
    [InlineData("signed_on=2000;in_force_on=2001;status=TERMINATED;status_as_of=2013", "2005-01-01", "IN_FORCE", "UNCLEAR", "recorded TERMINATED as of 2013")]
    [InlineData("signed_on=2000;in_force_on=2001;status=TERMINATED", "2005-01-01", "ENDED", "UNCLEAR", "recorded TERMINATED")]
    [InlineData("signed_on=2000;in_force_on=2001;status=TERMINATED", "2000-06-01", "SIGNED", "UNCLEAR", "signed_on 2000")]
    [InlineData("in_force_on=2001;status=TERMINATED", "1990-01-01", "UNKNOWN", "UNCLEAR", "in_force_on 2001")]
    [InlineData("signed_on=2000;status=WITHDRAWAL_NOTIFIED;status_as_of=2013", "2014-01-01", "SIGNED", "UNCLEAR", "recorded WITHDRAWAL_NOTIFIED as of 2013")]
    [InlineData("in_force_on=2000;status=WITHDRAWAL_NOTIFIED;status_as_of=2013", "2012-01-01", "IN_FORCE", "CERTAIN", "recorded WITHDRAWAL_NOTIFIED as of 2013")]
    // Inside the first and the last year of a period.
    [InlineData("signed_on=2021;period_from=2022;period_to=2026", "2022-06-01", "IN_FORCE", "UNCLEAR", "period_from 2022")]
    [InlineData("signed_on=2021;period_from=2022;period_to=2026", "2026-06-01", "IN_FORCE", "UNCLEAR", "period_to 2026")]
    [InlineData("signed_on=2021;period_from=2022;period_to=2026", "2026-12-31", "IN_FORCE", "UNCLEAR", "period_to 2026")]
    [InlineData("signed_on=2021;period_from=2022;period_to=2026-12-31", "2026-12-31", "IN_FORCE", "LIKELY", "period_from 2022")]
    [InlineData("signed_on=2015-09-02;period_from=2015;period_to=2020", "2015-03-01", "NOT_YET_SIGNED", "CERTAIN", "signed_on 2015-09-02")]
    [InlineData("signed_on=2000;period_to=2010;status=IN_FORCE;status_as_of=2012", "2015-01-01", "IN_FORCE", "LIKELY", "recorded IN_FORCE as of 2012")]
    // Applied before it is in force.
    [InlineData("signed_on=2000-06-01;provisional_from=2000-07-01;in_force_on=2005-01-01", "2000-06-15", "SIGNED", "CERTAIN", "signed_on 2000-06-01")]
    [InlineData("signed_on=2000-06-01;provisional_from=2000-07-01;in_force_on=2005-01-01", "2001-01-01", "PROVISIONALLY_APPLIED", "CERTAIN", "provisional_from 2000-07-01")]
    [InlineData("signed_on=2000-06-01;provisional_from=2000-07-01;in_force_on=2005-01-01", "2005-01-01", "IN_FORCE", "LIKELY", "in_force_on 2005-01-01")]
    [InlineData("signed_on=2000;provisional_from=2001", "2010-01-01", "PROVISIONALLY_APPLIED", "LIKELY", "provisional_from 2001")]
    [InlineData("signed_on=2000;provisional_from=2001", "2001-06-01", "PROVISIONALLY_APPLIED", "UNCLEAR", "provisional_from 2001")]
    [InlineData("signed_on=2000;provisional_from=2001;terminated_on=2005", "2006-01-01", "ENDED", "CERTAIN", "terminated_on 2005")]
    [InlineData("signed_on=1990;in_force_on=1991-01-01;terminated_on=2015-03-01;survival_years=10", "2020-01-01", "ENDED", "CERTAIN", "survival_years 10")]
    // The year alone leaves it open, and the record decides.
    [InlineData("signed_on=1990;in_force_on=1991;terminated_on=2010;status=TERMINATED;status_as_of=2010-03-01", "2010-07-01", "ENDED", "CERTAIN", "recorded TERMINATED as of 2010-03-01")]
    [InlineData("signed_on=1990;in_force_on=1991;terminated_on=2010;status=TERMINATED;status_as_of=2010-03-01?", "2010-07-01", "ENDED", "LIKELY", "recorded TERMINATED as of 2010-03-01?")]
    [InlineData("signed_on=1990;in_force_on=1991;terminated_on=2010;status=TERMINATED;status_as_of=2010-03-01;unverified_fields=status", "2010-07-01", "ENDED", "LIKELY", "unverified")]
    [InlineData("signed_on=1990;in_force_on=2010;terminated_on=2020-01-01;status=IN_FORCE;status_as_of=2010-03-01~", "2010-07-01", "IN_FORCE", "LIKELY", "recorded IN_FORCE as of 2010-03-01~")]
    [InlineData("signed_on=2010-06-01~;in_force_on=2010;terminated_on=2020-01-01", "2010-05-01", "NOT_YET_SIGNED", "LIKELY", "signed_on 2010-06-01~")]
    // Dates that are out of order.
    [InlineData("in_force_on=2020;terminated_on=2010", "2015-01-01", "ENDED", "UNCLEAR", "terminated_on 2010")]
    [InlineData("in_force_on=2000;terminated_on=2020;status=TERMINATED;status_as_of=2010", "2015-01-01", "IN_FORCE", "UNCLEAR", "terminated_on 2020")]
    [InlineData("signed_on=2022;status=SIGNED;status_as_of=2025;unverified_fields=status", "2023-05-11", "SIGNED", "LIKELY", "unverified")]
    [InlineData("status=SIGNED", "2023-05-11", "STATED", "UNCLEAR", "no date recorded")]
    [InlineData("", "2023-05-11", "STATED", "UNCLEAR", "no date recorded")]
    public void The_facts_decide_and_are_named(string facts, string asOf, string state, string certainty, string because)
    {
        var status = AgreementStatus.On(WithFacts(facts), DateOnly.Parse(asOf));
        Assert.Equal((state, certainty), (status.State.Word(), status.Certainty.Word()));
        Assert.Contains(because, status.Because);
    }

    [Fact]
    public void A_record_that_rules_nothing_out_is_not_named() =>
        Assert.Equal(["terminated_on 2012-01-01", "in_force_on 1991"], AgreementStatus.On(WithFacts("signed_on=1990;in_force_on=1991;terminated_on=2012-01-01;status=TERMINATED;status_as_of=2010/2014"), new(2011, 1, 1)).Because);

    [Theory]
    [InlineData("terminated_on=2015-03-01;survival_years=10", "2020-01-01", "2025-03-01")]
    [InlineData("terminated_on=2015;survival_years=10", "2020-01-01", "2025")]
    [InlineData("terminated_on=2015-03-01;survival_years=1.5", "2020-01-01", "2016-03-01/2017-03-01")]
    [InlineData("terminated_on=2016-02-29;survival_years=15", "2020-01-01", "2031-02-28")]
    [InlineData("in_force_on=1991;terminated_on=2015-03-01;survival_years=10", "2010-01-01", null)]
    [InlineData("terminated_on=2015-03-01", "2020-01-01", null)]
    [InlineData("status=TERMINATED;survival_years=10", "2020-01-01", null)]
    [InlineData("terminated_on=9995;survival_years=10", "9999-01-01", null)]
    public void What_was_invested_before_the_end_stays_protected_as_long_as_the_agreement_says(string facts, string asOf, string? until) =>
        Assert.Equal(until, AgreementStatus.On(WithFacts(facts), DateOnly.Parse(asOf)).ProtectedUntil?.ToString());

    private static GraphNode WithFacts(string facts) =>
        Build([.. facts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split('=')).Select(fact =>
        {
            var property = Agreement.Label.Find(fact[0])!;
            Assert.True(CooperationGraph.Datasets.CellValue.TryParse(property, fact[1], out var value));
            return (property, value);
        })]);

    private static GraphNode Build(params (CooperationGraph.Graph.Property Property, object? Value)[] facts)
    {
        var values = new object?[Agreement.Label.SlotCount];
        foreach (var (property, value) in facts) values[property.Index] = value;
        return new(0, Agreement.Label, "agreement:x", values);
    }
}
