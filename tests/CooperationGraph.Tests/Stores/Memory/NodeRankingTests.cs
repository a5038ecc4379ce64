using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Stores.Memory;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores.Memory;

public sealed class NodeRankingTests
{
    private static readonly GraphNode[] Nodes = [.. SeedGraph.Nodes(Agreement.Label).OrderBy(node => node.Number)];

    // Few are sorted, many are gone through in order.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(int.MaxValue)]
    public void A_page_of_any_set_in_any_window_is_that_of_its_nodes_sorted(int count)
    {
        var label = new LabelNodes(Nodes);
        var random = new Random(count);
        foreach (var order in new[] { NodeOrder.ById, new(Agreement.SignedOn, Descending: true), new(Agreement.InForceOn), new(Agreement.TitleEn) })
        {
            var members = (GraphNode[])Nodes.Clone();
            random.Shuffle(members);
            members = members[..Math.Min(count, members.Length)];
            var set = label.None();
            foreach (var node in members) set.Add(label.PlaceOf(node));
            Assert.Equal(members.Length, set.Count);
            PagePosition?[] positions = [null, .. random.GetItems(Nodes, 4).Select(node => NodePager.PositionOf(node, order)), new("2014-12", "agreement:removed-since")];
            foreach (var (after, before) in positions.SelectMany(after => positions.Select(before => (after, before))))
            {
                foreach (var request in new PageRequest[] { new(7, false, after, before), new(7, true, after, before), new(0, false, after, before), new(0, true, after, before), new(int.MaxValue, true, after, before) })
                {
                    var expected = NodePager.Page(members, order, request);
                    foreach (var actual in new[] { label.In(order).Page(set, request), label.In(order).Page(set.Places(), request) })
                    {
                        Assert.Equal(expected.Nodes.Select(node => node.Id), actual.Nodes.Select(node => node.Id));
                        Assert.Equal((expected.TotalCount, expected.HasPrevious, expected.HasNext), (actual.TotalCount, actual.HasPrevious, actual.HasNext));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(129)]
    public void What_is_not_in_a_set_is_in_its_complement(int size)
    {
        var set = new NodeSet(size);
        for (var place = 0; place < size; place += 3) set.Add(place);
        Assert.Equal(Enumerable.Range(0, size).Where(place => place % 3 > 0), set.Not().Places());
        Assert.Equal(size, set.Count + set.Not().Count);
        Assert.Equal(0, set.And(set.Not()).Count);
    }
}
