using CooperationGraph.Api.Resolvers;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_have_no_gap_and_no_repeat_in_either_direction_and_missing_keys_come_last(bool descending)
    {
        var store = await CreateStoreAsync();
        var order = new NodeOrder(Agreement.SignedOn, descending);
        var dated = Dataset.Nodes.Where(node => node.Label == Agreement.Label && node[Agreement.SignedOn] is not null);
        var undated = Dataset.Nodes.Where(node => node.Label == Agreement.Label && node[Agreement.SignedOn] is null);
        var expected = (descending ? dated.OrderByDescending(node => node.Get(Agreement.SignedOn)) : dated.OrderBy(node => node.Get(Agreement.SignedOn)))
            .ThenBy(node => node.Id, StringComparer.Ordinal)
            .Concat(undated.OrderBy(node => node.Id, StringComparer.Ordinal))
            .Select(node => node.Id).ToList();

        List<string> forward = [];
        for (PagePosition? after = null; ;)
        {
            var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(37, After: after), None);
            Assert.Equal(forward.Count > 0, page.HasPrevious);
            forward.AddRange(page.Nodes.Select(node => node.Id));
            if (!page.HasNext) break;
            after = NodePager.PositionOf(page.Nodes[^1], order);
        }

        List<string> backward = [];
        for (PagePosition? before = null; ;)
        {
            var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(37, Backward: true, Before: before), None);
            Assert.Equal(backward.Count > 0, page.HasNext);
            backward.InsertRange(0, page.Nodes.Select(node => node.Id));
            if (!page.HasPrevious) break;
            before = NodePager.PositionOf(page.Nodes[0], order);
        }

        Assert.Equal(expected, forward);
        Assert.Equal(expected, backward);
    }

    [Fact]
    public async Task A_position_holds_its_place_when_its_node_is_gone()
    {
        var store = await CreateStoreAsync();
        var order = new NodeOrder(Agreement.SignedOn);
        var position = new PagePosition("2014-12", "agreement:removed-since");
        var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(5, After: position), None);
        Assert.All(page.Nodes, node => Assert.True(node.Get(Agreement.SignedOn) >= PartialDate.OfMonth(2014, 12)));
        Assert.True(page.HasPrevious);
    }

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public async Task Neighbours_are_found_filtered_and_paged_for_each_node(string name, Condition condition, Func<GraphNode, bool> expected)
    {
        Assert.NotEmpty(name);
        var store = await CreateStoreAsync();
        var nodes = (await store.GetNodesAsync(["country:KAZ", "country:TKM", "country:CHN", "country:KAZ"], None)).OfType<GraphNode>().ToList();
        var order = new NodeOrder(Agreement.SignedOn, Descending: true);
        var after = new PagePosition("2005", "agreement:m");
        var pages = await store.FindNeighboursAsync(nodes, PartyTo.Type, Direction.Outgoing, Agreement.Label, condition, order, new(7, After: after), None);
        for (var i = 0; i < nodes.Count; i++)
        {
            var all = Related(PartyTo.Type, nodes[i], incoming: false).Where(node => node.Label == Agreement.Label && expected(node)).Distinct().ToList();
            var page = NodePager.Page(all, order, new(7, After: after));
            Assert.Equal(page.Nodes.Select(node => node.Id), pages[i].Nodes.Select(node => node.Id));
            Assert.Equal((all.Count, page.HasPrevious, page.HasNext), (pages[i].TotalCount, pages[i].HasPrevious, pages[i].HasNext));
        }
    }

    [Theory]
    [InlineData("Agreement", "title_en", false)]
    [InlineData("Agreement", "signed_on", true)]
    [InlineData("Observation", "value", false)]
    [InlineData("Observation", "value", true)]
    [InlineData("Country", null, false)]
    public async Task Any_window_of_any_order_is_the_dataset_s(string labelName, string? property, bool descending)
    {
        var store = await CreateStoreAsync();
        var label = GraphModel.Labels.Single(each => each.Name == labelName);
        var order = new NodeOrder(property is null ? null : label.Find(property), descending);
        var all = Dataset.Nodes.Where(node => node.Label == label).ToList();
        var positions = all.Where((_, i) => i % 41 == 0).Select(node => NodePager.PositionOf(node, order)).Append(null).ToList();
        foreach (var after in positions.Take(4).Append(null))
        {
            foreach (var before in positions.TakeLast(4))
            {
                foreach (var backward in new[] { false, true })
                {
                    var request = new PageRequest(after is null ? 0 : 9, backward, after, before);
                    var expected = NodePager.Page(all, order, request);
                    var page = await store.FindNodesAsync(label, Condition.Always, order, request, None);
                    Assert.Equal(expected.Nodes.Select(node => node.Id), page.Nodes.Select(node => node.Id));
                    Assert.Equal((expected.TotalCount, expected.HasPrevious, expected.HasNext), (page.TotalCount, page.HasPrevious, page.HasNext));
                }
            }
        }
    }
}
