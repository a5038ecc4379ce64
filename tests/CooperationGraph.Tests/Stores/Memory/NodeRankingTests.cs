using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Stores.Memory;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores.Memory;

public sealed class NodeRankingTests
{
    private static readonly GraphNode[] Nodes = [.. SeedGraph.Nodes(Agreement.Label).OrderBy(node => node.Number)];

    // Few are sorted, many are gone through in order, and so are those that stand together until it takes too long.
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(60, false)]
    [InlineData(300, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(24, true)]
    [InlineData(60, true)]
    public void A_page_of_any_set_in_any_window_is_that_of_its_nodes_sorted(int count, bool together)
    {
        var label = new LabelNodes(Nodes);
        var random = new Random(count);
        foreach (var order in new[] { NodeOrder.ById, new(Agreement.SignedOn), new(Agreement.SignedOn, Descending: true), new(Agreement.InForceOn), new(Agreement.TitleEn) })
        {
            var members = (GraphNode[])Nodes.Clone();
            if (together) NodePager.Sort(members, new(Agreement.SignedOn));
            else random.Shuffle(members);
            members = members[^Math.Min(count, members.Length)..];
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
    [InlineData(200)]
    public void The_next_and_the_last_place_of_a_set_are_found_from_any_place(int size)
    {
        foreach (var step in new[] { 1, 3, 63, 64, 150, 500 })
        {
            var (set, places) = (new NodeSet(size), Enumerable.Range(0, size).Where(place => place % step == step / 2).ToArray());
            foreach (var place in places) set.Add(place);
            for (var from = 0; from <= size; from++)
            {
                Assert.Equal(places.Append(size).First(place => place >= from), set.FirstFrom(from));
                Assert.Equal(places.Prepend(-1).Last(place => place < from), set.LastBefore(from));
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
