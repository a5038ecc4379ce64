using CooperationGraph.Graph;

namespace CooperationGraph.Tests.Graph;

public sealed class NodeFactTests
{
    private readonly NodeFact<string> _words = new();
    private readonly NodeFact<object> _numbers = new();
    private readonly GraphNode _node = new(0, Sector.Label, "sector:a", new object?[Sector.Label.Properties.Count]);

    [Fact]
    public void Facts_of_two_kinds_stand_beside_one_node()
    {
        _words.Keep(_node, "one");
        _numbers.Keep(_node, 1);
        Assert.Equal(("one", 1), (_words.Of(_node), _numbers.Of(_node)));
    }

    [Fact]
    public void A_node_has_no_fact_that_nobody_kept()
    {
        _words.Keep(_node, "one");
        Assert.Null(_numbers.Of(_node));
    }

    [Fact]
    public void What_is_kept_of_a_node_is_not_kept_of_the_same_with_another_value()
    {
        _words.Keep(_node, "one");
        Assert.Null(_words.Of(_node.With(Sector.NameEn, "another")));
    }

    [Fact]
    public async Task All_who_keep_a_fact_at_once_get_the_first()
    {
        using var gate = new Barrier(4);
        var kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait(TestContext.Current.CancellationToken);
                return _words.Keep(_node, $"{i}");
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.All(kept, each => Assert.Same(_words.Of(_node), each));
    }
}
