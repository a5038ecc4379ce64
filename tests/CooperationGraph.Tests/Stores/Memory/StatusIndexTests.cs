using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores.Memory;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores.Memory;

public sealed class StatusIndexTests
{
    private static readonly GraphNode[] Agreements = [.. SeedGraph.Nodes(Agreement.Label)];

    // In leaps through time, so that the changes are undone as well as made.
    [Fact]
    public void On_each_day_of_a_change_and_the_day_before_it_finds_those_whose_status_it_is()
    {
        var index = new StatusIndex(Agreements);
        var days = StatusTimeline.DaysOfChange(Agreements);
        Assert.True(days.Count > 1000);
        AgreementState[][] wanted = [[AgreementState.InForce], [AgreementState.Signed, AgreementState.Stated, AgreementState.Ended], [], Enum.GetValues<AgreementState>()];
        for (var i = 0; i < days.Count; i += 7)
        {
            var day = days[i * 101 % days.Count];
            AssertFound(day, wanted[i % wanted.Length]);
            if (day > DateOnly.MinValue) AssertFound(day.AddDays(-1), wanted[i % wanted.Length]);
        }

        AssertFound(DateOnly.MinValue, wanted[^1]);
        AssertFound(DateOnly.MaxValue, wanted[0]);

        void AssertFound(DateOnly day, AgreementState[] states) => Assert.Equal(
            Enumerable.Range(0, Agreements.Length).Where(place => states.Contains(AgreementStatus.On(Agreements[place], day).State)), index.On(day, states).Places());
    }
}
