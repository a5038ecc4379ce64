using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What is known of nodes whose label is too large to be kept whole.</summary>
public sealed class KnownNodesTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly NodeOrder Order = new(Agreement.SignedOn);
    private static readonly string[] Ids = [.. RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label).Take(5).Select(node => node.Id)];

    [Fact]
    public async Task What_is_asked_for_again_and_again_comes_as_numbers_and_what_is_unknown_of_it_is_asked_for_once()
    {
        var (client, store) = await OpenAsync(keptNodes: 1000);
        for (var time = 0; time < 10; time++) Assert.Equal(1, await SameAsInMemoryAsync(client, store, new(20)));
        Assert.Null(Columns(client.Last!));
        // Half of this page is another.
        Assert.Equal(3, await SameAsInMemoryAsync(client, store, new(20, After: await PositionAsync(10))));
        Assert.Equal(10, Assert.IsType<int[]>(Given(client.Last!)["numbers"]).Length);
        // Numbers are asked for no longer: who reads on and on would wait for two statements each time.
        Assert.Equal(2, await SameAsInMemoryAsync(client, store, new(20, After: await PositionAsync(100))));
        Assert.NotNull(Columns(client.Last!));
    }

    [Fact]
    public async Task A_node_that_was_read_is_known_by_its_id_too()
    {
        var (client, store) = await OpenAsync(keptNodes: 1000);
        Assert.Equal(Ids, (await store.GetNodesAsync(Ids, None)).Select(node => node!.Id));
        var before = client.Count;
        Assert.Equal(["agreement:none", .. Ids], (await store.GetNodesAsync(["agreement:none", .. Ids], None)).Select((node, i) => i == 0 && node is null ? "agreement:none" : node!.Id));
        Assert.Equal(1, client.Count - before);
        Assert.Equal(["agreement:none"], Assert.IsType<string[]>(Given(client.Last!)["ids"]));
    }

    [Fact]
    public async Task Where_nothing_may_be_kept_nodes_always_come_whole()
    {
        var (client, store) = await OpenAsync(keptNodes: 0);
        for (var time = 0; time < 10; time++) Assert.Equal(1, await SameAsInMemoryAsync(client, store, new(20)));
        Assert.NotNull(Columns(client.Last!));
    }

    private static async Task<PagePosition> PositionAsync(int place) => NodePager.PositionOf((await RealSeed.Store.FindNodesAsync(Agreement.Label, Condition.Always, Order, PageRequest.Whole, None)).Nodes[place - 1], Order);

    // How many statements a page takes, whose nodes have the same values as in memory.
    private static async Task<int> SameAsInMemoryAsync(RecordingCypherClient client, Neo4jGraphStore store, PageRequest page)
    {
        var before = client.Count;
        var found = await store.FindNodesAsync(Agreement.Label, Condition.Always, Order, page, None);
        var statements = client.Count - before;
        Assert.Equal((await RealSeed.Store.FindNodesAsync(Agreement.Label, Condition.Always, Order, page, None)).Nodes.Select(Values), found.Nodes.Select(Values));
        return statements;

        static string Values(GraphNode node) => node.Id + string.Join('|', node.Label.Properties.Select(property => CellValue.ToText(node[property])));
    }

    private static IReadOnlyDictionary<string, object?> Given(CypherStatement statement) => (IReadOnlyDictionary<string, object?>)statement.Parameters![CypherStatement.Given]!;

    private static object? Columns(CypherStatement statement) => Given(statement)[NodeColumns.Parameter];

    private async Task<(RecordingCypherClient Client, Neo4jGraphStore Store)> OpenAsync(int keptNodes)
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        return (client, await Neo4jDatabase.OpenCurrentAsync(client, keptNodes));
    }
}
