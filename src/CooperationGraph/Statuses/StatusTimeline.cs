using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>
/// All states of an agreement through time, as steps: each holds from its day up to the day before the next one. A store that cannot run
/// <see cref="AgreementStatus"/> keeps the steps beside the agreement and looks a day up in them.
/// </summary>
public static class StatusTimeline
{
    private static readonly NodeFact<(DateOnly From, AgreementState State)[]> Steps = new();

    private static readonly Property<PartialDate>[] Dates =
        [Agreement.SignedOn, Agreement.ProvisionalFrom, Agreement.InForceOn, Agreement.PartiesInForceOn, Agreement.TerminatedOn, Agreement.PartyLeftOn, Agreement.PeriodFrom, Agreement.PeriodTo, Agreement.StatusAsOf];

    /// <summary>The steps by day, the first from the first day of the calendar; neighbouring states differ.</summary>
    public static IReadOnlyList<(DateOnly From, AgreementState State)> Of(GraphNode agreement)
    {
        var steps = new List<(DateOnly From, AgreementState State)>();
        foreach (var day in DaysOfChange([agreement]))
        {
            var state = AgreementStatus.On(agreement, day).State;
            if (steps.Count == 0 || steps[^1].State != state) steps.Add((day, state));
        }

        return steps;
    }

    /// <summary><see cref="AgreementStatus.State"/> on a day, from the steps, which stay with the node: a filter or a walk asks for thousands at once, on any day.</summary>
    public static AgreementState StateOn(GraphNode agreement, DateOnly day)
    {
        var steps = StepsOf(agreement);
        var last = steps.Length - 1;
        while (steps[last].From > day) last--;
        return steps[last].State;
    }

    /// <summary>As <see cref="Of"/>, once for each node.</summary>
    internal static (DateOnly From, AgreementState State)[] StepsOf(GraphNode agreement) => Steps.Of(agreement) ?? Steps.Keep(agreement, [.. Of(agreement)]);

    /// <summary>The days around one on which the status of none of some agreements changes, nor which of their dates have passed.</summary>
    internal static UnchangedDays DaysAround(DateOnly day, ReadOnlySpan<GraphNode> agreements)
    {
        var days = UnchangedDays.All;
        foreach (var agreement in agreements)
            foreach (var property in Dates) days = days.Around(day, agreement.Get(property));
        return days;
    }

    /// <summary>
    /// The days on which the status of one of the agreements may change, first to last, from the first day of the calendar on: a status depends on a day
    /// only by comparing it with the ends of what a date can stand for.
    /// </summary>
    internal static List<DateOnly> DaysOfChange(IEnumerable<GraphNode> agreements)
    {
        List<DateOnly> days = [DateOnly.MinValue];
        foreach (var agreement in agreements)
        {
            foreach (var property in Dates)
            {
                if (agreement.Get(property) is not { } date) continue;
                Add(date.First);
                Add(date.Last);
            }
        }

        days.Sort();
        var count = 1;
        for (var i = 1; i < days.Count; i++)
            if (days[i] != days[count - 1]) days[count++] = days[i];
        days.RemoveRange(count, days.Count - count);
        return days;

        void Add(DateOnly end)
        {
            days.Add(end);
            if (end < DateOnly.MaxValue) days.Add(end.AddDays(1));
        }
    }
}
