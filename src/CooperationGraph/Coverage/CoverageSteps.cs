using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>All that an agreement is through time: each step holds from its day up to the day before the next one.</summary>
internal sealed class CoverageSteps
{
    private static readonly NodeFact<CoverageSteps> Known = new();

    // From the first day of the calendar on: those on which anything may change, and those on which something does.
    private readonly DateOnly[] _changes;
    private readonly DateOnly[] _days;
    private readonly CoverageStep[] _steps;

    private CoverageSteps(List<DateOnly> changes, List<DateOnly> days, List<CoverageStep> steps) => (_changes, _days, _steps) = ([.. changes], [.. days], [.. steps]);

    /// <summary>Computed once for each agreement. The claims are kept with its node (<see cref="ClaimReader.Keeps"/>).</summary>
    public static CoverageSteps Of(ClaimsOfNode agreement) => Known.Of(agreement.Subject) ?? Known.Keep(agreement.Subject, Compute(agreement));

    public CoverageStep On(DateOnly day) => _steps[LastOf(_days, day)];

    /// <summary>The days around one on which the step is the same, and the same of its dates have passed.</summary>
    public UnchangedDays DaysAround(DateOnly day)
    {
        var last = LastOf(_changes, day);
        return new(_changes[last], last + 1 < _changes.Length ? _changes[last + 1].AddDays(-1) : DateOnly.MaxValue);
    }

    private static int LastOf(DateOnly[] days, DateOnly day)
    {
        var place = days.AsSpan().BinarySearch(day);
        return place < 0 ? ~place - 1 : place;
    }

    private static CoverageSteps Compute(ClaimsOfNode agreement)
    {
        var rivals = CoverageStep.RivalsOf(agreement);
        var (days, steps) = (new List<DateOnly>(), new List<CoverageStep>());
        var changes = StatusTimeline.DaysOfChange([agreement.Subject, .. rivals]);
        foreach (var day in changes)
        {
            var step = CoverageStep.On(agreement, agreement.Subject, rivals, day);
            if (steps.Count > 0 && steps[^1] == step) continue;
            days.Add(day);
            steps.Add(step);
        }

        return new(changes, days, steps);
    }
}
