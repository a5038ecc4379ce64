using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>
/// All states of an agreement through time, as steps: each holds from its day up to the day before the next one. A store that cannot run
/// <see cref="AgreementStatus"/> keeps the steps beside the agreement and looks a day up in them.
/// </summary>
public static class StatusTimeline
{
    private static readonly Property<PartialDate>[] Dates =
        [Agreement.SignedOn, Agreement.InForceOn, Agreement.TerminatedOn, Agreement.PeriodFrom, Agreement.PeriodTo, Agreement.StatusAsOf];

    /// <summary>The steps by day, the first from the first day of the calendar; neighbouring states differ.</summary>
    public static IReadOnlyList<(DateOnly From, AgreementState State)> Of(GraphNode agreement)
    {
        var steps = new List<(DateOnly From, AgreementState State)>();
        foreach (var day in DaysOfChange(agreement))
        {
            var state = AgreementStatus.On(agreement, day).State;
            if (steps.Count == 0 || steps[^1].State != state) steps.Add((day, state));
        }

        return steps;
    }

    // A state depends on a day only by comparing it with the ends of what a date can stand for.
    private static SortedSet<DateOnly> DaysOfChange(GraphNode agreement)
    {
        var days = new SortedSet<DateOnly> { DateOnly.MinValue };
        foreach (var property in Dates)
        {
            if (agreement.Get(property) is not { } date) continue;
            foreach (var day in new[] { date.First, date.Last })
            {
                days.Add(day);
                if (day < DateOnly.MaxValue) days.Add(day.AddDays(1));
            }
        }

        return days;
    }
}
