using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;
using FsCheck;
using FsCheck.Fluent;
using Property = CooperationGraph.Graph.Property;

namespace CooperationGraph.Tests.Statuses;

/// <summary>The status under partial dates against all days that the dates can stand for, and under full dates against histories that are known.</summary>
public sealed class StatusTableTests
{
    private static readonly string[] ByPreference = ["UNDER_NEGOTIATION", "IN_FORCE", "PROVISIONALLY_APPLIED", "SUSPENDED", "SIGNED", "STATED", "UNKNOWN", "NOT_YET_SIGNED", "CANCELLED", "ENDED"];
    private static readonly string[] ByStrength = ["CERTAIN", "LIKELY", "UNCLEAR"];
    private static readonly string?[] Recorded = [null, null, .. Vocabulary.WordsOf<RecordedStatus>()];
    private static readonly DateOnly Start = new(2000, 1, 1);

    private static readonly Property<PartialDate>[] Dates =
        [Agreement.SignedOn, Agreement.ProvisionalFrom, Agreement.InForceOn, Agreement.TerminatedOn, Agreement.PeriodFrom, Agreement.PeriodTo, Agreement.StatusAsOf];

    [Fact]
    public void A_status_under_partial_dates_is_what_all_their_days_in_order_agree_on_else_unclear()
    {
        var (several, unclear) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1500), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var status = Recorded[random.Next(Recorded.Length)];
            // More than three dates at once add only time.
            var dates = Dates.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToDictionary(date => date, _ => Partial(random));
            var day = Start.AddDays(random.Next(-40, 900));
            var answers = Completions(dates, status, day).Select(each => AgreementStatus.On(Build(each, status), day)).ToList();
            if (answers.Count == 0) return;
            var states = answers.Select(answer => answer.State.Word()).ToHashSet();
            var expected = states.Count > 1
                ? (ByPreference.First(states.Contains), "UNCLEAR")
                : (states.Single(), answers.Select(answer => answer.Certainty.Word()).MaxBy(certainty => Array.IndexOf(ByStrength, certainty))!);
            var actual = AgreementStatus.On(Build(dates, status), day);
            Assert.True(expected == (actual.State.Word(), actual.Certainty.Word()), $"{string.Join(", ", dates.Select(each => $"{each.Key.Name}={each.Value}"))} {status} on {day:yyyy-MM-dd}: {actual.State} {actual.Certainty}, expected {expected} of {string.Join(' ', states)}");
            if (answers.Count > 1) several++;
            if (states.Count > 1) unclear++;
        }));
        Assert.True(several > 300 && unclear > 100, $"Only {several} cases had several completions, {unclear} several states.");
    }

    [Fact]
    public void What_is_certain_is_so_in_every_history_that_the_facts_fit()
    {
        var certain = 0;
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5000), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var history = Enumerable.Range(0, 3).Select(_ => random.Next(900)).Order().ToArray();
            var (signed, inForce, ended) = (history[0], random.Next(4) == 0 ? int.MaxValue : history[1], random.Next(2) == 0 ? int.MaxValue : history[2]);
            if (inForce == int.MaxValue) ended = int.MaxValue;
            var (recorded, day) = (random.Next(-50, 950), random.Next(-50, 950));
            var known = new Dictionary<Property<PartialDate>, PartialDate>();
            Know(Agreement.SignedOn, signed);
            Know(Agreement.InForceOn, inForce);
            Know(Agreement.TerminatedOn, ended);
            Know(Agreement.StatusAsOf, recorded);
            var status = random.Next(3) == 0 ? null : StateOn(recorded) switch { "NOT_YET_SIGNED" => "UNDER_NEGOTIATION", "ENDED" => "TERMINATED", var state => state };
            var actual = AgreementStatus.On(Build(known, status), Start.AddDays(day));
            if (actual.Certainty != Certainty.Certain) return;
            certain++;
            Assert.True(StateOn(day) == actual.State.Word(), $"{string.Join(", ", known.Select(each => $"{each.Key.Name}={each.Value}"))} {status} on {Start.AddDays(day):yyyy-MM-dd}: {actual.State}, in truth {StateOn(day)}");

            string StateOn(int on) => on >= ended ? "ENDED" : on >= inForce ? "IN_FORCE" : on >= signed ? "SIGNED" : "NOT_YET_SIGNED";

            void Know(Property<PartialDate> property, int on)
            {
                if (on == int.MaxValue || random.Next(3) == 0) return;
                known[property] = Precise(Start.AddDays(on), random.Next(3));
            }
        }));
        Assert.True(certain > 1000, $"Only {certain} were certain.");
    }

    // Every choice of days that the dates can stand for, as far as it matters on which side of each other, of the record and of the day they lie, and that is in order.
    private static IEnumerable<Dictionary<Property<PartialDate>, PartialDate>> Completions(Dictionary<Property<PartialDate>, PartialDate> dates, string? status, DateOnly day)
    {
        var bounds = dates.Values.SelectMany(date => new[] { date.First, date.Last }).Append(day).SelectMany(each => new[] { each.AddDays(-1), each, each.AddDays(1) }).ToHashSet();
        IEnumerable<Dictionary<Property<PartialDate>, PartialDate>> all = [[]];
        foreach (var (property, date) in dates)
        {
            var days = bounds.Where(each => each >= date.First && each <= date.Last).Select(PartialDate.OfDay).ToList();
            all = all.SelectMany(each => days.Select(one => new Dictionary<Property<PartialDate>, PartialDate>(each) { [property] = one }));
        }

        return all.Where(each =>
            Ordered(each, Agreement.SignedOn, Agreement.InForceOn) && Ordered(each, Agreement.InForceOn, Agreement.TerminatedOn) && Ordered(each, Agreement.SignedOn, Agreement.TerminatedOn)
            && Ordered(each, Agreement.PeriodFrom, Agreement.PeriodTo)
            && (status is null or "UNDER_NEGOTIATION" or "CANCELLED" || Ordered(each, Agreement.SignedOn, Agreement.StatusAsOf))
            && (status is not ("IN_FORCE" or "SUSPENDED") || Ordered(each, Agreement.InForceOn, Agreement.StatusAsOf))
            && (status is not ("TERMINATED" or "WITHDRAWN" or "CANCELLED") || Ordered(each, Agreement.TerminatedOn, Agreement.StatusAsOf)));
    }

    private static bool Ordered(Dictionary<Property<PartialDate>, PartialDate> dates, Property<PartialDate> earlier, Property<PartialDate> later) =>
        !dates.TryGetValue(earlier, out var first) || !dates.TryGetValue(later, out var second) || first <= second;

    private static PartialDate Partial(Random random)
    {
        var date = Precise(Start.AddDays(random.Next(860)), random.Next(3));
        return random.Next(4) > 0 ? date : PartialDate.Parse($"{date}/{PartialDate.OfDay(date.Last.AddDays(random.Next(500)))}");
    }

    private static PartialDate Precise(DateOnly day, int precision) =>
        precision switch { 0 => PartialDate.OfYear(day.Year), 1 => PartialDate.OfMonth(day.Year, day.Month), _ => PartialDate.OfDay(day) };

    private static GraphNode Build(Dictionary<Property<PartialDate>, PartialDate> dates, string? status)
    {
        var values = new object?[Agreement.Label.SlotCount];
        foreach (var (property, date) in dates) values[property.Index] = date;
        values[Agreement.Status.Index] = status;
        return new(0, Agreement.Label, "agreement:x", values);
    }
}
