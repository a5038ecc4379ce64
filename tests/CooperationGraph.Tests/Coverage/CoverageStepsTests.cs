using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Coverage;

public sealed class CoverageStepsTests
{
    [Fact]
    public async Task What_is_kept_of_an_agreement_says_of_every_day_what_its_dates_and_claims_say()
    {
        var agreements = SeedGraph.Nodes(Agreement.Label).ToList();
        var (disputed, changes) = (0, 0);
        foreach (var claims in await ClaimReader.GetAsync(RealSeed.Store, agreements, CancellationToken.None))
        {
            var (kept, before) = (CoverageSteps.Of(claims), default(CoverageStep?));
            foreach (var day in DaysNear(claims))
            {
                var step = CoverageStep.On(claims, day);
                Assert.Equal((claims.Subject.Id, day, step), (claims.Subject.Id, day, kept.On(day)));
                if (before is { } last && last != step) changes++;
                if (step.IsDisputed) disputed++;
                before = step;
            }
        }

        Assert.True(changes > agreements.Count);
        Assert.NotEqual(0, disputed);
    }

    // Whatever the steps take for the days of change, the days around both ends of each date and the ends of the calendar are among these.
    private static IEnumerable<DateOnly> DaysNear(ClaimsOfNode claims) =>
        StatusTimeline.DaysOfChange([claims.Subject, .. CoverageStep.RivalsOf(claims)])
            .SelectMany(day => new[] { day.DayNumber - 2, day.DayNumber - 1, day.DayNumber, day.DayNumber + 1, day.DayNumber + 200 })
            .Append(DateOnly.MaxValue.DayNumber).Where(number => number >= 0 && number <= DateOnly.MaxValue.DayNumber).Distinct().Order().Select(DateOnly.FromDayNumber);
}
