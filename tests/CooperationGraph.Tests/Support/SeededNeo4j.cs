using CooperationGraph.Neo4j;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// The server of <see cref="Neo4jDatabase.Options"/> with the real seed in it, in place of whatever was there, imported once for all who read it at the same time. Tests that write have
/// another: <see cref="WrittenNeo4j"/>.
/// </summary>
[Needs(Need.Neo4j)]
public sealed class SeededNeo4j : IAsyncDisposable
{
    private static readonly Lazy<Task> Import = new(ImportAsync);

    private readonly Dictionary<int, Neo4jGraphStore> _stores = [];
    private Neo4jDatabase? _database;
    private RecordingCypherClient? _client;

    /// <summary>Of the stores that this fixture opened alone.</summary>
    internal RecordingCypherClient Client => _client ??= new(new NodesReadOnceCypherClient(new ExplainedCypherClient((_database = new(Neo4jDatabase.Options)).Client)));

    /// <summary>A store over the real seed that keeps so many nodes, opened once for all tests of a class.</summary>
    internal async Task<Neo4jGraphStore> StoreAsync(int keptNodes)
    {
        if (_stores.TryGetValue(keptNodes, out var store)) return store;
        return _stores[keptNodes] = await OpenAsync(keptNodes);
    }

    /// <summary>A store that knows nothing yet.</summary>
    internal async Task<Neo4jGraphStore> OpenAsync(int keptNodes)
    {
        Requires.Present(Need.Neo4j);
        await Import.Value;
        return await Neo4jDatabase.OpenCurrentAsync(Client, keptNodes);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? default;

    private static async Task ImportAsync()
    {
        await using var database = new Neo4jDatabase(Neo4jDatabase.Options with { Writes = true });
        await database.Importer.ImportAsync(RealSeed.Dataset, replace: true, announce: null, progress: null, CancellationToken.None);
    }
}
