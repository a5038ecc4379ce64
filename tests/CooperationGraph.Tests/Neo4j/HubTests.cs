using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What the database looks at where a node has most of what there is, by its own count (PROFILE).</summary>
public sealed class HubTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_is_shared_with_a_hub_costs_what_the_other_side_leads_to()
    {
        var any = (await OpenAsync()).Store;
        IReadOnlyList<GraphNode> hub = [await NodeAsync(any, "country:CHN")], small = [await NodeAsync(any, "country:TKM")];
        var alone = await HitsAsync(async store => (await store.GetNeighboursAsync(small, PartyTo.Type, Direction.Outgoing, None)).Items.Length > 0);
        var ofHub = await HitsAsync(async store => (await store.GetNeighboursAsync(hub, PartyTo.Type, Direction.Outgoing, None)).Items.Length > 0);
        Assert.InRange(alone, 1, ofHub / 10);
        foreach (var (one, other) in new[] { (hub, small), (small, hub) })
        {
            var hits = await HitsAsync(async store => (await store.GetSharedNeighboursAsync(one, other, PartyTo.Type, Direction.Outgoing, of: null, None)).Items.Length > 0);
            // The other parties of the same few agreements.
            Assert.InRange(hits, 1, alone * 3);
            Assert.InRange(hits, 1, ofHub / 5);
        }
    }

    [Fact]
    public async Task Of_what_is_shared_only_the_types_asked_for_are_read()
    {
        var any = (await OpenAsync()).Store;
        IReadOnlyList<GraphNode> hub = [await NodeAsync(any, "country:CHN")], small = [await NodeAsync(any, "country:KAZ")];
        var all = await HitsAsync(async store => (await store.GetSharedNeighboursAsync(hub, small, PartyTo.Type, Direction.Outgoing, of: null, None)).Items.Length > 0);
        var ofType = await HitsAsync(async store => (await store.GetSharedNeighboursAsync(hub, small, PartyTo.Type, Direction.Outgoing, new(Agreement.Type, [AgreementType.InvestmentProtectionAgreement.Word()]), None)).Items.Length > 0);
        // To come to each of the agreements is one hit, and to look at its type another.
        Assert.InRange(ofType, SeedGraph.From(PartyTo.Type, "country:KAZ").Count, all / 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_of_what_a_hub_has_costs_what_it_holds_wherever_it_stands(bool descending)
    {
        var store = (await OpenAsync()).Store;
        IReadOnlyList<GraphNode> hub = [await NodeAsync(store, "country:CHN"), await NodeAsync(store, "group:sco")];
        var order = new NodeOrder(Agreement.SignedOn, descending);
        var sorted = RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label).ToArray();
        NodePager.Sort(sorted, order);
        var middle = NodePager.PositionOf(sorted[sorted.Length / 2], order);
        foreach (var page in new[] { new PageRequest(10, WithTotal: false), new(10, After: middle, WithTotal: false), new(10, Backward: true, Before: middle, WithTotal: false) })
        {
            var hits = await HitsAsync(async each =>
            {
                var found = await each.FindNeighboursAsync([hub], PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, Condition.Always, order, page, None);
                return found[0].Nodes.Count == 10;
            });
            // To come to each of its agreements is a hit; the ten of the page are read with all their properties.
            Assert.InRange(hits, 1, SeedGraph.From(PartyTo.Type, "country:CHN").Count);
        }
    }

    [Theory]
    [InlineData("signed_on", false)]
    [InlineData("title_en", true)]
    [InlineData(null, false)]
    public async Task A_page_of_a_large_hub_looks_at_no_more_of_what_it_has_than_the_page_holds(string? by, bool descending)
    {
        var store = (await OpenAsync()).Store;
        IReadOnlyList<GraphNode> hub = [await NodeAsync(store, "country:CHN"), await NodeAsync(store, "country:TKM")];
        var order = new NodeOrder(by is null ? null : Agreement.Label.Properties.Single(property => property.Name == by), descending);
        var ofOther = SeedGraph.From(PartyTo.Type, "country:TKM").Count;
        var hits = await HitsAsync(async each => (await each.FindNeighboursAsync([hub], PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, Condition.Always, order, new(10, WithTotal: false), None))[0].Nodes.Count == 10);
        // Each of the page is read with all its properties, what the other country has is all looked at.
        Assert.InRange(hits, 10, (11 * 30) + (10 * ofOther));
    }

    [Fact]
    public async Task Lists_of_nodes_are_paged_by_one_statement_and_those_of_hubs_by_one_more()
    {
        var (client, store) = await OpenAsync();
        var nodes = new List<IReadOnlyList<GraphNode>>();
        foreach (var code in new[] { "KAZ", "UZB", "TKM", "CHN" }) nodes.Add([await NodeAsync(store, "country:" + code)]);
        foreach (var (lists, statements) in new[] { (nodes[..3], 1), (nodes, 2), (nodes[3..], 1) })
        {
            var before = client.Count;
            var pages = await store.FindNeighboursAsync(lists, PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, Condition.Always, NodeOrder.ById, new(5), None);
            Assert.Equal(statements, client.Count - before);
            Assert.All(pages, page => Assert.Equal(5, page.Nodes.Count));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_search_finds_is_counted_for_its_first_page_alone(bool ofHub)
    {
        var (client, store) = await OpenAsync();
        var hub = await NodeAsync(store, "country:CHN");
        foreach (var type in new[] { AgreementType.InvestmentProtectionAgreement, AgreementType.BeltAndRoadDocument })
        {
            var condition = new Condition.TextIn(Agreement.Type, [type.Word()]);
            var total = RealSeed.Dataset.Nodes.Count(node => node.Label == Agreement.Label && node.Is(Agreement.Type, type) && (!ofHub || SeedGraph.From(PartyTo.Type, hub.Id).Contains(node.Id)));
            var page = await PageAsync(new(3), condition);
            Assert.Equal(total, page.TotalCount);
            var (last, before) = (page.Nodes[^1], client.Statements);
            Assert.Equal(total, (await PageAsync(new(3, After: new(null, last.Id)), condition)).TotalCount);
            Assert.DoesNotContain(client.Statements.Except(before), statement => statement.Text.Contains("count(", StringComparison.Ordinal));
        }

        async Task<NodePage> PageAsync(PageRequest page, Condition condition) =>
            ofHub
                ? (await store.FindNeighboursAsync([hub], PartyTo.Type, Direction.Outgoing, Agreement.Label, condition, NodeOrder.ById, page, None))[0]
                : await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, page, None);
    }

    private async Task<(RecordingCypherClient Client, Neo4jGraphStore Store)> OpenAsync()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        return (client, await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 0));
    }

    private static async Task<GraphNode> NodeAsync(IGraphStore store, string id) => (await store.GetNodesAsync([id], None))[0]!;

    // Of all that is asked for: a page with a cursor asks first where that stands.
    private async Task<long> HitsAsync(Func<Neo4jGraphStore, Task<bool>> ask)
    {
        var (client, store) = await OpenAsync();
        var before = client.Statements;
        Assert.True(await ask(store));
        var hits = 0L;
        foreach (var statement in client.Statements.Except(before)) hits += (await Neo4jDatabase.ProfileAsync(statement)).Hits;
        return hits;
    }
}
