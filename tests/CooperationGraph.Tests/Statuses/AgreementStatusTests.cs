using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;
using FsCheck;
using FsCheck.Fluent;

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
        Assert.Equal((state, certainty), (status.State, status.Certainty));
    }

    [Theory]
    [InlineData("signed_on=2023", "2023-05-11", "SIGNED", "UNCLEAR", "signed_on 2023")]
    [InlineData("signed_on=2022", "2023-05-11", "SIGNED", "LIKELY", "signed_on 2022")]
    [InlineData("signed_on=2022;status=SIGNED;status_as_of=2025", "2023-05-11", "SIGNED", "CERTAIN", "recorded SIGNED as of 2025")]
    [InlineData("signed_on=2022;unverified_fields=signed_on;status=SIGNED;status_as_of=2025", "2023-05-11", "SIGNED", "LIKELY", "unverified")]
    [InlineData("signed_on=1992;in_force_on=1994", "2023-05-11", "IN_FORCE", "LIKELY", "terminated_on not recorded")]
    [InlineData("signed_on=1992;in_force_on=1994;status=IN_FORCE;status_as_of=2020-01", "2000-01-01", "IN_FORCE", "CERTAIN", "recorded IN_FORCE as of 2020-01")]
    [InlineData("signed_on=1992;in_force_on=1994;status=IN_FORCE;status_as_of=2020-01", "2023-05-11", "IN_FORCE", "LIKELY", "in_force_on 1994")]
    [InlineData("in_force_on=1994", "1994-06-01", "IN_FORCE", "UNCLEAR", "in_force_on 1994")]
    [InlineData("signed_on=1992;status=IN_FORCE;status_as_of=2013-07", "2023-05-11", "IN_FORCE", "LIKELY", "recorded IN_FORCE as of 2013-07")]
    [InlineData("signed_on=1992;status=IN_FORCE", "2023-05-11", "IN_FORCE", "UNCLEAR", "recorded IN_FORCE")]
    [InlineData("signed_on=2022;period_from=2022;period_to=2026", "2023-05-11", "IN_FORCE", "LIKELY", "period_from 2022")]
    [InlineData("signed_on=2022;period_from=2022;period_to=2026", "2027-01-01", "ENDED", "LIKELY", "period_to 2026")]
    [InlineData("in_force_on=1994;terminated_on=2023-12", "2023-12-10", "IN_FORCE", "UNCLEAR", "terminated_on 2023-12")]
    [InlineData("status=TERMINATED;status_as_of=2020", "2023-05-11", "ENDED", "LIKELY", "recorded TERMINATED as of 2020")]
    [InlineData("status=UNDER_NEGOTIATION", "2023-05-11", "UNDER_NEGOTIATION", "LIKELY", "recorded UNDER_NEGOTIATION")]
    [InlineData("status=SIGNED", "2023-05-11", "STATED", "LIKELY", "no date recorded")]
    [InlineData("", "2023-05-11", "STATED", "LIKELY", "no date recorded")]
    public void The_facts_decide_and_are_named(string facts, string asOf, string state, string certainty, string because)
    {
        var status = AgreementStatus.On(WithFacts(facts), DateOnly.Parse(asOf));
        Assert.Equal((state, certainty), (status.State, status.Certainty));
        Assert.Contains(because, status.Because);
    }

    [Fact]
    public void What_is_certain_with_coarser_dates_is_so_on_every_day_that_they_can_stand_for() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000), Prop.ForAll(Histories.ToArbitrary(), history =>
        {
            var asOf = Start.AddDays(history.AsOf);
            var widened = AgreementStatus.On(history.Node(widen: true), asOf);
            var exact = AgreementStatus.On(history.Node(widen: false), asOf);
            return widened.Certainty != "CERTAIN" || widened.State == exact.State;
        }));

    private static readonly DateOnly Start = new(2000, 1, 1);

    private static readonly Gen<(int Day, int Precision)> MaybeDate = from day in Gen.Choose(-400, 1500) from precision in Gen.Choose(0, 2) select (day, precision);

    private static readonly Gen<History> Histories =
        from signed in MaybeDate
        from inForce in MaybeDate
        from terminated in MaybeDate
        from record in MaybeDate
        from status in Gen.Elements(null, "SIGNED", "IN_FORCE", "TERMINATED", "UNDER_NEGOTIATION")
        from asOf in Gen.Choose(0, 1500)
        select new History(signed, inForce, terminated, record, status, asOf);

    private sealed record History((int, int) Signed, (int, int) InForce, (int, int) Terminated, (int, int) Record, string? Status, int AsOf)
    {
        // A negative day stands for a missing date.
        public GraphNode Node(bool widen) =>
            Build(
                (Agreement.SignedOn, Date(Signed, widen)), (Agreement.InForceOn, Date(InForce, widen)), (Agreement.TerminatedOn, Date(Terminated, widen)),
                (Agreement.StatusAsOf, Date(Record, widen)), (Agreement.Status, Status));

        private static object? Date((int Day, int Precision) date, bool widen)
        {
            if (date.Day < 0) return null;
            var day = Start.AddDays(date.Day);
            return (widen ? date.Precision : 2) switch
            {
                0 => PartialDate.OfYear(day.Year),
                1 => PartialDate.OfMonth(day.Year, day.Month),
                _ => PartialDate.OfDay(day),
            };
        }
    }

    private static GraphNode WithFacts(string facts) =>
        Build([.. facts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split('=')).Select(fact =>
        {
            var property = Agreement.Label.Find(fact[0])!;
            Assert.True(CooperationGraph.Datasets.CellValue.TryParse(property, fact[1], out var value));
            return (property, value);
        })]);

    private static GraphNode Build(params (CooperationGraph.Graph.Property Property, object? Value)[] facts)
    {
        var values = new object?[Agreement.Label.Properties.Count];
        foreach (var (property, value) in facts) values[property.Index] = value;
        return new(0, Agreement.Label, "agreement:x", values);
    }
}
