using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

public sealed class LastingTests
{
    private static readonly MemoryGraphStore Store = new(RealSeed.Dataset);

    public static TheoryData<string> Labels => [.. GraphModel.Labels.Where(label => Lasting.On(label, default) is not null).Select(label => label.Name)];

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task The_days_of_a_node_are_those_on_which_the_condition_holds(string name)
    {
        // A thousand of each label at most, from all over the seed: each is looked at on each of their days.
        GraphNode[] all = [.. RealSeed.Dataset.Nodes.Where(node => node.Label.Name == name)];
        GraphNode[] nodes = [.. all.Where((_, i) => i % (all.Length / 1000 + 1) == 0)];
        PartialDate[] dates = [.. nodes.SelectMany(node => node.Label.Properties.Select(property => node[property])).OfType<PartialDate>().Distinct()];
        // The days around the ends of what a date can stand for: the answer changes on no other.
        DateOnly[] days = [.. dates.SelectMany(date => new[] { date.First.AddDays(-1), date.First, date.Last, date.Last.AddDays(1) }).Append(DateOnly.MinValue).Append(DateOnly.MaxValue).Distinct()];
        var there = 0;
        foreach (var day in days)
        {
            var expected = await Store.MatchNodesAsync(nodes, Lasting.On(nodes[0].Label, day)!, CancellationToken.None);
            for (var i = 0; i < nodes.Length; i++)
            {
                Assert.True(expected[i] == Lasting.DaysOf(nodes[i]).Any(days => days.First <= day.DayNumber && day.DayNumber <= days.Last), $"{nodes[i]} on {day:O}");
                if (expected[i]) there++;
            }
        }

        // Countries have no dates so far.
        Assert.True(there > 0 && (there < days.Length * nodes.Length || dates.Length == 0));
    }

    [Fact]
    public void Days_are_whole_stretches_and_those_of_what_has_no_dates_are_all()
    {
        Assert.Equal([(0, DateOnly.MaxValue.DayNumber)], Lasting.DaysOf(SeedGraph.Node("country:KAZ")));
        Assert.Equal([(0, DateOnly.MaxValue.DayNumber)], Lasting.DaysOf(PartyTo.Type, null));
        Assert.All(RealSeed.Dataset.Nodes, node =>
        {
            var days = Lasting.DaysOf(node);
            for (var i = 0; i < days.Count; i++) Assert.True(days[i].First <= days[i].Last && (i == 0 || days[i - 1].Last + 1 < days[i].First), node.Id);
        });
    }

    [Fact]
    public void A_relationship_has_the_days_from_the_first_that_its_beginning_can_mean_to_the_last_that_its_end_can()
    {
        var (from, to) = (PartialDate.Parse("1993"), PartialDate.Parse("2001-02"));
        object?[] values = [.. MemberOf.Type.Properties.Select(property => property == MemberOf.ValidFrom ? (object?)from : property == MemberOf.ValidTo ? to : null)];
        Assert.Equal([(new DateOnly(1993, 1, 1).DayNumber, new DateOnly(2001, 2, 28).DayNumber)], Lasting.DaysOf(MemberOf.Type, values));
        (values[MemberOf.ValidFrom.Index], values[MemberOf.ValidTo.Index]) = (to, from);
        Assert.Empty(Lasting.DaysOf(MemberOf.Type, values));
    }
}
