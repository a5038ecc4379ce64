using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What is derived from a revision in the database, and kept where its nodes are.</summary>
public sealed class KeptFactsTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Day = new(2023, 5, 11);
    private static readonly MemoryGraphStore InMemory = RealSeed.Store;

    [Fact]
    public async Task A_matrix_is_computed_once_for_each_day_and_revision_that_is_served()
    {
        for (var time = 0; time < 2; time++)
        {
            // Another store of the same revision stands for the next one: it knows nothing of the first.
            var (client, store) = await OpenAsync(keptNodes: 50_000);
            Assert.NotEqual(0, await StatementsAsync(client, () => SameAsInMemoryAsync(store, Day)));
            Assert.Equal(0, await StatementsAsync(client, () => SameAsInMemoryAsync(store, Day)));
            // The checks of that day and the agreements that the countries share: groups, claims and sources are known.
            Assert.Equal(2, await StatementsAsync(client, () => SameAsInMemoryAsync(store, new(2012, 1, 1))));
        }
    }

    [Fact]
    public async Task A_matrix_is_computed_once_for_each_day_where_its_countries_are_kept_but_its_agreements_are_not()
    {
        var (client, store) = await OpenAsync(keptNodes: 1000);
        Assert.True(store.Keeps(Country.Label) && !store.Keeps(Agreement.Label));
        foreach (var day in new[] { Day, new(2012, 1, 1) })
        {
            Assert.NotEqual(0, await StatementsAsync(client, () => SameAsInMemoryAsync(store, day)));
            Assert.Equal(0, await StatementsAsync(client, () => SameAsInMemoryAsync(store, day)));
        }
    }

    [Fact]
    public async Task Of_nodes_that_are_not_kept_nothing_is()
    {
        var (client, store) = await OpenAsync(keptNodes: 0);
        await SameAsInMemoryAsync(store, Day);
        var again = await StatementsAsync(client, () => SameAsInMemoryAsync(store, Day));
        Assert.Equal(again, await StatementsAsync(client, () => SameAsInMemoryAsync(store, Day)));
        Assert.InRange(again, 6, 10);
    }

    [Fact]
    public async Task The_claims_of_a_kept_node_are_read_once()
    {
        var (client, store) = await OpenAsync(keptNodes: 50_000);
        var agreements = (await store.FindNodesAsync(Agreement.Label, Condition.Always, NodeOrder.ById, new(20), None)).Nodes;
        IReadOnlyList<ClaimsOfNode> claims = [];
        Assert.NotEqual(0, await StatementsAsync(client, async () => claims = await ClaimReader.GetAsync(store, agreements, None)));
        Assert.Equal(0, await StatementsAsync(client, async () => Assert.Equal(claims, await ClaimReader.GetAsync(store, agreements, None))));
        Assert.NotEqual(0, await StatementsAsync(client, async () => await ClaimReader.GetAsync(store, [(await store.GetNodesAsync(["country:KAZ"], None))[0]!, agreements[0]], None)));
    }

    private async Task<(RecordingCypherClient Client, Neo4jGraphStore Store)> OpenAsync(int keptNodes)
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        return (client, await Neo4jDatabase.OpenCurrentAsync(client, keptNodes));
    }

    private static async Task<int> StatementsAsync(RecordingCypherClient client, Func<Task> ask)
    {
        var before = client.Count;
        await ask();
        return client.Count - before;
    }

    private static async Task SameAsInMemoryAsync(IGraphStore store, DateOnly day) =>
        Assert.Equal(await SaidAsync(InMemory, day), await SaidAsync(store, day));

    private static async Task<List<string>> SaidAsync(IGraphStore store, DateOnly day)
    {
        var (graph, countries) = (ServedGraph.Of(store), (await store.GetNodesAsync(["country:KAZ", "country:UZB", "country:ECU", "country:CHN"], None)).OfType<GraphNode>().ToList());
        var matrix = await KeptCoverage.Of(graph).GetAsync(graph, store, countries, Vocabulary.WordsOf<AgreementType>(), countries[^1], day, None);
        return [.. matrix.Rows.SelectMany(row => row.Cells.Select(cell => $"{row.Country} {cell.Type} {cell.State} {cell.Certainty} {cell.Since} {string.Join(',', cell.Agreements)} {string.Join(',', cell.Checks.Select(check => check.Scope))}"))];
    }
}
