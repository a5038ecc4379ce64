using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

public sealed class RecentNodesTests
{
    private const int Bound = 20;

    private static readonly IReadOnlyList<GraphNode> Nodes = [.. RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label)];

    [Fact]
    public void No_more_than_allowed_are_known_and_what_is_asked_for_stays()
    {
        var recent = new RecentNodes(Bound);
        foreach (var node in Nodes)
        {
            recent.Add(node);
            Assert.Same(node, recent.Find(node.Number));
            Assert.Same(node, recent.Find(node.Id));
            Assert.Same(Nodes[0], recent.Find(Nodes[0].Id));
        }

        Assert.InRange(Nodes.Count(node => recent.Find(node.Number) is not null), Bound / 2, Bound);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_there_is_room_for_none_or_one_no_more_are_known(int bound)
    {
        var recent = new RecentNodes(bound);
        foreach (var node in Nodes) recent.Add(node);
        Assert.Equal(bound, Nodes.Count(node => recent.Find(node.Number) is not null));
    }

    [Fact]
    public void Numbers_are_asked_for_after_some_answers_of_known_nodes_and_no_longer_after_one_of_others()
    {
        var recent = new RecentNodes(Bound);
        Assert.False(recent.MostAreKnown);
        var answers = 0;
        for (; !recent.MostAreKnown; answers++) recent.Observe(allKnown: true);
        Assert.InRange(answers, 3, 8);
        recent.Observe(allKnown: false);
        Assert.False(recent.MostAreKnown);
    }
}
