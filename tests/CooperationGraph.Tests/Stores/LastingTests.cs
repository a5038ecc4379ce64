using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

public sealed class LastingTests
{
    private static readonly MemoryGraphStore Store = RealSeed.Store;

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

    [Theory]
    [InlineData("role=PARTY", null, null)]
    [InlineData("role=PARTY;in_force_on=2001", null, null)]
    [InlineData("role=PARTY;signed_on=1999-05;withdrawn_on=2011-05", "1999-05-01", "2011-05-30")]
    [InlineData("role=ACCEDED;in_force_on=2001", "2001-01-01", null)]
    [InlineData("role=SUCCESSOR;signed_on=1999;in_force_on=2001", "1999-01-01", null)]
    [InlineData("role=TERRITORY;in_force_on=2001/..;withdrawn_on=2015/..", "2001-01-01", null)]
    [InlineData("role=OBSERVER;withdrawn_on=../2015", null, "2015-12-30")]
    public void Who_stands_in_an_agreement_does_so_from_the_day_of_joining_to_the_day_before_leaving(string row, string? first, string? last)
    {
        var values = new object?[PartyTo.Type.SlotCount];
        foreach (var cell in row.Split(';').Select(cell => cell.Split('=')))
        {
            var property = PartyTo.Type.Find(cell[0])!;
            Assert.True(CooperationGraph.Datasets.CellValue.TryParse(property, cell[1], out values[property.Index]));
        }

        var days = Assert.Single(Lasting.DaysOf(PartyTo.Type, values));
        Assert.Equal((first is null ? DateOnly.MinValue : DateOnly.Parse(first), last is null ? DateOnly.MaxValue : DateOnly.Parse(last)), (DateOnly.FromDayNumber(days.First), DateOnly.FromDayNumber(days.Last)));
        foreach (var day in new[] { 0, days.First - 1, days.First, days.Last, days.Last + 1, DateOnly.MaxValue.DayNumber }.Where(day => day >= 0 && day <= DateOnly.MaxValue.DayNumber))
            Assert.Equal(days.First <= day && day <= days.Last, PropertyConditions.Compile(Lasting.On(PartyTo.Type, DateOnly.FromDayNumber(day))!)(new(SeedGraph.Node("country:KAZ"), values)));
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
