using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Pages of what is found once: by a long list of ids, as of all that sources disagree on, or by a search that starts from few nodes.</summary>
public sealed class KeptListsTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    // Fewer than there are agreements: of those numbers and ids alone are kept.
    private const int FewKept = 500;

    private static readonly CancellationToken None = CancellationToken.None;

    // Of a label and two others, so that not all that the list names is found.
    private static readonly IReadOnlySet<string> Ids = RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label || node.Label == Country.Label).Where((_, i) => i % 5 < 3).Select(node => node.Id).ToHashSet();

    private static readonly Condition[] Conditions =
    [
        new Condition.IdIn(Ids),
        new Condition.TextIn(Agreement.Type, [AgreementType.InvestmentProtectionAgreement.Word()]),
        new Condition.DateBetween(Agreement.SignedOn, new(1990, 1, 1), new(2019, 12, 31)),
        new Condition.All([new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:KAZ", "country:UZB" }), new Condition.TextContains([.. Agreement.Label.Searched], "cooperation")]),
        new Condition.Not(new Condition.HasValue(Agreement.InForceOn)),
    ];

    public static TheoryData<int, int, string?, bool> Lists()
    {
        var lists = new TheoryData<int, int, string?, bool>();
        for (var i = 0; i < Conditions.Length; i++)
        {
            lists.Add(i, FewKept, null, false);
            lists.Add(i, i % 2 == 0 ? FewKept : 50_000, "signed_on", i % 2 == 0);
        }

        lists.Add(0, FewKept, "title_en", true);
        return lists;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task They_are_those_of_the_memory_store(int condition, int keptNodes, string? by, bool descending)
    {
        var (memory, store) = (RealSeed.Store, await neo4j.StoreAsync(keptNodes));
        var order = new NodeOrder(by is null ? null : Agreement.Label.Properties.Single(property => property.Name == by), descending);
        var sorted = (await memory.FindNodesAsync(Agreement.Label, Conditions[condition], order, PageRequest.Whole, None)).Nodes;
        var found = sorted.ToHashSet();
        var other = RealSeed.Dataset.Nodes.First(node => node.Label == Agreement.Label && !found.Contains(node));
        PagePosition early = NodePager.PositionOf(sorted[7], order), late = NodePager.PositionOf(sorted[^9], order);
        foreach (var page in new PageRequest[]
        {
            new(5), new(5, Backward: true), new(1000), new(5, After: early), new(5, Backward: true, Before: late), new(5, After: early, Before: late), new(5, After: late, Before: early), new(5, Backward: true, After: late), new(0),
            // None of the list, and none that stands where it is said to.
            new(5, After: NodePager.PositionOf(other, order)), new(5, After: early with { Key = late.Key }), new(5, Before: late with { Id = "agreement:zzz" }),
        })
        {
            var (expected, listed) = (await memory.FindNodesAsync(Agreement.Label, Conditions[condition], order, page, None), await store.FindNodesAsync(Agreement.Label, Conditions[condition], order, page, None));
            Assert.Equal(expected.Nodes.Select(node => node.Id), listed.Nodes.Select(node => node.Id));
            Assert.Equal((expected.TotalCount, expected.HasPrevious, expected.HasNext), (listed.TotalCount, listed.HasPrevious, listed.HasNext));
        }
    }

    [Theory]
    [InlineData(0, FewKept, 1, 2)]
    [InlineData(3, FewKept, 1, 2)]
    // All that a page shows is in memory.
    [InlineData(0, 50_000, 0, 0)]
    [InlineData(3, 50_000, 0, 0)]
    public async Task A_search_is_made_once_and_of_a_further_page_its_cursor_and_its_nodes_alone_are_asked_for(int condition, int keptNodes, int ofFirst, int ofLater)
    {
        var (client, store) = await OpenAsync(keptNodes);
        var order = new NodeOrder(Agreement.SignedOn);
        var sorted = (await RealSeed.Store.FindNodesAsync(Agreement.Label, Conditions[condition], order, PageRequest.Whole, None)).Nodes;
        await store.FindNodesAsync(Agreement.Label, Conditions[condition], order, new(5, Backward: true), None);
        foreach (var (page, statements) in new[] { (new PageRequest(6), ofFirst), (new PageRequest(5, After: NodePager.PositionOf(sorted[10], order)), ofLater) })
        {
            var before = client.Count;
            Assert.Equal(sorted.Count, (await store.FindNodesAsync(Agreement.Label, Conditions[condition], order, page, None)).TotalCount);
            Assert.Equal(statements, client.Count - before);
            if (statements > 0) Assert.Contains("$given.numbers", client.Last!.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(FewKept)]
    [InlineData(50_000)]
    public async Task What_nodes_have_is_gathered_once_and_its_pages_are_those_of_the_memory_store(int keptNodes)
    {
        var (client, store) = await OpenAsync(keptNodes);
        var order = new NodeOrder(Agreement.SignedOn, Descending: true);
        var condition = new Condition.TextContains([.. Agreement.Label.Searched], "cooperation");
        var sorted = (await FindAsync(RealSeed.Store, PageRequest.Whole))[0].Nodes;
        PagePosition early = NodePager.PositionOf(sorted[3], order), late = NodePager.PositionOf(sorted[^3], order);
        // What is whole on its page is not kept.
        await FindAsync(store, new(1000));
        var asked = client.Count;
        await FindAsync(store, new(2));
        Assert.NotEqual(asked, client.Count);
        var searches = client.Statements;
        foreach (var page in new PageRequest[] { new(5), new(5, Backward: true), new(1000), new(4, After: early), new(4, Backward: true, Before: late), new(4, After: early, Before: late), new(4, After: late, Before: early), new(0) })
        {
            var (expected, listed) = (await FindAsync(RealSeed.Store, page), await FindAsync(store, page));
            Assert.Equal(expected.Select(each => string.Join(' ', each.Nodes.Select(node => node.Id))), listed.Select(each => string.Join(' ', each.Nodes.Select(node => node.Id))));
            Assert.Equal(expected.Select(each => (each.TotalCount, each.HasPrevious, each.HasNext)), listed.Select(each => (each.TotalCount, each.HasPrevious, each.HasNext)));
        }

        Assert.DoesNotContain(client.Statements.Except(searches), statement => statement.Text.Contains(PartyTo.Type.Name, StringComparison.Ordinal));

        async Task<IReadOnlyList<NodePage>> FindAsync(IGraphStore from, PageRequest page)
        {
            var nodes = (await from.GetNodesAsync(["country:UZB", "country:TJK"], None)).Select(node => node!).ToList();
            return await from.FindNeighboursAsync([nodes, [], [nodes[1]]], PartyTo.Type, Direction.Outgoing, having: null, Agreement.Label, condition, order, page, None);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cursor_that_a_page_ended_with_is_known(bool isFiltered)
    {
        var (client, store) = await OpenAsync(FewKept);
        var order = new NodeOrder(Agreement.SignedOn);
        var condition = isFiltered ? Conditions[3] : Condition.Always;
        if (isFiltered) await store.FindNodesAsync(Agreement.Label, condition, order, new(1), None);
        var sorted = (await RealSeed.Store.FindNodesAsync(Agreement.Label, condition, order, PageRequest.Whole, None)).Nodes.Select(node => node.Id).ToList();
        List<string> walked = [];
        for (PagePosition? after = null; walked.Count < 15;)
        {
            var before = client.Count;
            var page = (await store.FindNodesAsync(Agreement.Label, condition, order, new(5, After: after), None)).Nodes;
            Assert.Equal(1, client.Count - before);
            walked.AddRange(page.Select(node => node.Id));
            after = NodePager.PositionOf(page[^1], order);
        }

        Assert.Equal(sorted.Take(15), walked);
        var statements = client.Count;
        var back = (await store.FindNodesAsync(Agreement.Label, condition, order, new(4, Backward: true, Before: NodePager.PositionOf((await store.GetNodesAsync([walked[10]], None))[0]!, order)), None)).Nodes;
        Assert.Equal(sorted[6..10], back.Select(node => node.Id));
        Assert.InRange(client.Count - statements, 0, 2);
    }

    [Theory]
    [InlineData(0)]
    // A list of so many alone is over the bound.
    [InlineData(10)]
    public async Task Where_nothing_may_be_kept_each_page_is_a_search(int keptNodes)
    {
        var (client, store) = await OpenAsync(keptNodes);
        Assert.Equal(2, await StatementsAsync(client, store, Conditions[0]));
    }

    // What names a list counts as 500 of its nodes, and each id that it names as one; of each node that may be kept there may be sixteen.
    [Fact]
    public async Task All_are_forgotten_where_they_would_hold_too_many_nodes()
    {
        var (client, store) = await OpenAsync(keptNodes: 100);
        Assert.Equal(1, await StatementsAsync(client, store, Conditions[0]));
        Assert.Equal(2, await StatementsAsync(client, store, Conditions[3], Conditions[0]));
    }

    [Fact]
    public async Task A_page_of_a_revision_that_is_removed_is_no_empty_page()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RemovedRevisionClient(neo4j.Client);
        var store = await Neo4jDatabase.OpenCurrentAsync(client, FewKept);
        var page = await store.FindNodesAsync(Agreement.Label, Conditions[0], NodeOrder.ById, new(5), None);
        client.IsRemoved = true;
        foreach (var size in new[] { 0, 5 })
            await Assert.ThrowsAsync<RevisionRemovedException>(async () => await store.FindNodesAsync(Agreement.Label, Conditions[0], NodeOrder.ById, new(size, After: NodePager.PositionOf(page.Nodes[^1], NodeOrder.ById)), None));
    }

    // Of a page of one list, and then of how many are in another: where that is kept, nothing is asked.
    private static async Task<int> StatementsAsync(RecordingCypherClient client, Neo4jGraphStore store, Condition condition, Condition? other = null)
    {
        var before = client.Count;
        await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, new(5), None);
        await store.FindNodesAsync(Agreement.Label, other ?? condition, NodeOrder.ById, new(0), None);
        return client.Count - before;
    }

    private async Task<(RecordingCypherClient Client, Neo4jGraphStore Store)> OpenAsync(int keptNodes)
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        return (client, await Neo4jDatabase.OpenCurrentAsync(client, keptNodes));
    }

    // After it is removed, nothing that has its import is there.
    private sealed class RemovedRevisionClient(ICypherClient inner) : ICypherClient
    {
        public bool IsRemoved { get; set; }

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            if (!IsRemoved) return inner.RunAsync(statement, cancellationToken);
            var given = new Dictionary<string, object?>((IReadOnlyDictionary<string, object?>)statement.Parameters![CypherStatement.Given]!) { ["import"] = "removed" };
            return inner.RunAsync(new(statement.Text.Replace($"${CypherStatement.Given}.", "$", StringComparison.Ordinal), given), cancellationToken);
        }
    }
}
