using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Readers of a revision that another one replaces see the old one or the new one, whole.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class RevisionReadersTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new(neo4j.Options);
    private readonly GraphDataset _old = ImportTests.Dataset("An old title");
    private readonly GraphDataset _new = ImportTests.Dataset("A new title");

    [Fact]
    public async Task A_store_whose_revision_was_removed_says_so_and_answers_no_part_of_it()
    {
        var store = await _database.OpenAsync(_old, keptNodes: 0);
        var node = (await store.GetNodesAsync(["agreement:bit"], None))[0]!;
        await _database.Importer.ImportAsync(_new, replace: true, announce: null, progress: null, None);
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.GetNodesAsync(["agreement:bit"], None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.FindNodesAsync(Agreement.Label, Condition.Always, NodeOrder.ById, new(5), None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.GetNeighboursAsync([node], PartyTo.Type, Direction.Incoming, None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.MatchNodesAsync([node], new Condition.HasValue(Agreement.SignedOn), None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(
            async () => await store.FindNeighboursAsync([node], PartyTo.Type, Direction.Incoming, Country.Label, Condition.Always, NodeOrder.ById, new(5), None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.ExpandAsync(Branch.Of([node], [PartyTo.Type]), ExpandRequest.Whole, None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.CountAsync(Agreement.Label, Condition.Always, [], sum: null, None));
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await store.StreamAsync(new HashSet<NodeLabel> { Agreement.Label }, None).GetAsyncEnumerator(None).MoveNextAsync());
    }

    [Fact]
    public async Task Readers_of_the_old_revision_are_served_until_the_time_of_grace_is_over()
    {
        var store = await _database.OpenAsync(_old, keptNodes: 0);
        await _database.Importer.ImportAsync(
            _new, replace: false, announce: async () => Assert.Equal("An old title", (await store.GetNodesAsync(["agreement:bit"], None))[0]!.Get(Agreement.TitleEn)), progress: null, None);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
