using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Whatever the rules accept, the import takes, and both stores hold the same.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class ExtremeImportTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task What_is_derived_from_relationships_comes_back_with_its_node()
    {
        using var seed = new SeedCopy()
            .Add("agreements.csv", ("id", "agreement:left"), ("type", "FRIENDSHIP_TREATY"), ("title_en", "Friendship"), ("signed_on", "1950"), ("in_force_on", "1951"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:left"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:left"), ("role", "PARTY"), ("withdrawn_on", "1990~"));
        var store = await _database.OpenAsync(seed.Read().Dataset!, keptNodes: 0);
        Assert.Equal("1990~", (await store.GetNodesAsync(["agreement:left"], None))[0]!.Get(Agreement.PartyLeftOn)?.ToString());
        foreach (var (year, state) in new[] { (1980, AgreementState.InForce), (1995, AgreementState.Ended) })
        {
            var found = await store.FindNodesAsync(Agreement.Label, new Condition.StatusOn(new(year, 1, 1), [state]), NodeOrder.ById, PageRequest.Whole, None);
            Assert.Contains("agreement:left", found.Nodes.Select(node => node.Id));
        }
    }

    [Fact]
    public async Task Every_extreme_value_that_is_accepted_is_imported_and_comes_back_as_from_memory()
    {
        var dataset = ExtremeSeed.Read();
        var memory = new MemoryGraphStore(dataset);
        var store = await _database.OpenAsync(dataset, keptNodes: 0);
        string[] ids = [.. dataset.Nodes.Select(node => node.Id)];
        var expected = await memory.GetNodesAsync(ids, None);
        var actual = await store.GetNodesAsync(ids, None);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal(ids[i], actual[i]?.Id);
            foreach (var property in expected[i]!.Label.Properties) Assert.Equal(expected[i]![property], actual[i]![property]);
        }

        foreach (var type in GraphModel.RelationshipTypes)
        {
            // A store is asked with the nodes that it gave.
            var inMemory = await memory.GetNeighboursAsync([.. Starts(expected, type)], type, Direction.Outgoing, None);
            var inDatabase = await store.GetNeighboursAsync([.. Starts(actual, type)], type, Direction.Outgoing, None);
            for (var i = 0; i < Starts(expected, type).Count(); i++)
            {
                Assert.Equal(
                    inMemory.Of(i).ToArray().Select(each => (each.Node.Id, string.Join('|', each.Values ?? []))),
                    inDatabase.Of(i).ToArray().Select(each => (each.Node.Id, string.Join('|', each.Values ?? []))));
            }
        }
    }

    private static IEnumerable<GraphNode> Starts(IReadOnlyList<GraphNode?> nodes, RelationshipType type) => nodes.OfType<GraphNode>().Where(node => type.StartsFrom(node.Label));

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
