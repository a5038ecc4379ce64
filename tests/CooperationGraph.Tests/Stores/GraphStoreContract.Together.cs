using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public async Task What_several_nodes_have_together_is_found_once_filtered_and_paged(string name, Condition condition, Func<GraphNode, bool> expected)
    {
        Assert.NotEmpty(name);
        var store = await CreateStoreAsync();
        var nodes = (await store.GetNodesAsync(["country:KAZ", "group:eaeu", "country:CHN", "country:TKM"], None)).Select(node => node!).ToList();
        IReadOnlyList<IReadOnlyList<GraphNode>> together = [[nodes[0], nodes[1]], [nodes[2]], [nodes[0], nodes[1], nodes[2]], [nodes[3]], []];
        var order = new NodeOrder(Agreement.SignedOn, Descending: true);
        var request = new PageRequest(7, After: new("2019", "agreement:m"));
        var pages = await store.FindNeighboursAsync(together, PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, condition, order, request, None);
        var derived = await JointNeighbours.FindAsync(store, together, PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, condition, order, request, None);
        for (var i = 0; i < together.Count; i++)
        {
            var all = together[i].SelectMany(node => Ways(PartyTo.Type, node, incoming: false)).Where(way => PartyRows.IsOfParty(new(way.Other, way.Values))).Select(way => way.Other).Where(expected).Distinct().ToList();
            var page = NodePager.Page(all, order, request);
            foreach (var actual in new[] { pages[i], derived[i] })
            {
                Assert.Equal(page.Nodes.Select(node => node.Id), actual.Nodes.Select(node => node.Id));
                Assert.Equal((all.Count, page.HasPrevious, page.HasNext), (actual.TotalCount, actual.HasPrevious, actual.HasNext));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_both_sides_lead_to_is_shared(bool ofTypes)
    {
        var store = await CreateStoreAsync();
        var nodes = (await store.GetNodesAsync(["country:CHN", "country:KAZ", "group:eaeu", "country:KAZ", "sector:energy", "country:UZB"], None)).Select(node => node!).ToList();
        var of = ofTypes ? new Condition.TextIn(Agreement.Type, [AgreementType.InvestmentProtectionAgreement.Word(), AgreementType.JointStatement.Word()]) : null;
        foreach (var (one, other) in new[] { (nodes[..1], nodes[1..]), (nodes[1..], nodes[..1]), (nodes[..2], nodes[1..]), ([], nodes) })
        {
            var all = Ends(one).Intersect(Ends(other)).ToList();
            var ends = all.Where(end => of is null || of.Values.Contains(end.Get(Agreement.Type)!)).Select(end => end.Id).ToHashSet();
            Assert.Equal(one.Count > 0, ends.Count > 0);
            Assert.Equal(ofTypes && one.Count > 0, ends.Count < all.Count);
            Assert.NotEqual(Ends([.. one, .. other]).Distinct().Count(), ends.Count);
            var shared = await store.GetSharedNeighboursAsync(one, other, PartyTo.Type, Direction.Outgoing, of, None);
            var derived = await JointNeighbours.GetSharedAsync(store, one, other, PartyTo.Type, Direction.Outgoing, of, None);
            Assert.Equal(one.Count + other.Count + 1, shared.Offsets.Length);
            foreach (var (node, i) in one.Concat(other).Select((node, i) => (node, i)))
            {
                var expected = Ways(PartyTo.Type, node, incoming: false).Where(way => ends.Contains(way.Other.Id)).OrderBy(way => way.Other.Id, StringComparer.Ordinal).ToList();
                foreach (var actual in new[] { shared.Of(i).ToArray(), derived.Of(i).ToArray() })
                {
                    Assert.Equal(expected.Select(way => way.Other.Id), actual.Select(each => each.Node.Id));
                    foreach (var (way, each) in expected.Zip(actual)) Assert.Equal(way.Values, each.Values);
                }
            }
        }

        static IEnumerable<GraphNode> Ends(List<GraphNode> nodes) => nodes.SelectMany(node => Ways(PartyTo.Type, node, incoming: false)).Select(way => way.Other);
    }
}
