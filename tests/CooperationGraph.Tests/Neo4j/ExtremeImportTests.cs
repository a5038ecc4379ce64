using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Whatever the rules accept, the import takes, and both stores hold the same.</summary>
[Collection(Neo4jDatabase.Name)]
public sealed class ExtremeImportTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new();

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
