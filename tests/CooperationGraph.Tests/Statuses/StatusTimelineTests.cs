using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Statuses;

public sealed class StatusTimelineTests
{
    [Fact]
    public void The_step_of_a_day_is_the_status_on_that_day_for_every_agreement_of_the_seed()
    {
        var random = new Random(5);
        foreach (var agreement in SeedGraph.Nodes(Agreement.Label))
        {
            var steps = StatusTimeline.Of(agreement);
            Assert.Equal(DateOnly.MinValue, steps[0].From);
            var days = Enumerable.Range(0, 40).Select(_ => new DateOnly(1945, 1, 1).AddDays(random.Next(90 * 365))).Concat(steps.Skip(1).SelectMany(step => new[] { step.From, step.From.AddDays(-1) }));
            foreach (var day in days)
            {
                Assert.Equal(AgreementStatus.On(agreement, day).State, steps.Last(step => step.From <= day).State);
                Assert.Equal(AgreementStatus.On(agreement, day).State, StatusTimeline.StateOn(agreement, day));
            }
        }
    }
}
