using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Coverage;

/// <summary>All that an agreement is through time: each step holds from its day up to the day before the next one.</summary>
internal sealed class CoverageSteps
{
    private static readonly NodeFact<CoverageSteps> Known = new();

    private readonly DateOnly[] _days;
    private readonly CoverageStep[] _steps;

    private CoverageSteps(List<DateOnly> days, List<CoverageStep> steps) => (_days, _steps) = ([.. days], [.. steps]);

    /// <summary>Computed once for each agreement. The claims are kept with its node (<see cref="ClaimReader.Keeps"/>).</summary>
    public static CoverageSteps Of(ClaimsOfNode agreement) => Known.Of(agreement.Subject) ?? Known.Keep(agreement.Subject, Compute(agreement));

    public CoverageStep On(DateOnly day)
    {
        var place = _days.AsSpan().BinarySearch(day);
        return _steps[place < 0 ? ~place - 1 : place];
    }

    private static CoverageSteps Compute(ClaimsOfNode agreement)
    {
        var rivals = CoverageStep.RivalsOf(agreement);
        var (days, steps) = (new List<DateOnly>(), new List<CoverageStep>());
        foreach (var day in StatusTimeline.DaysOfChange([agreement.Subject, .. rivals]))
        {
            var step = CoverageStep.On(agreement, agreement.Subject, rivals, day);
            if (steps.Count > 0 && steps[^1] == step) continue;
            days.Add(day);
            steps.Add(step);
        }

        return new(days, steps);
    }
}
