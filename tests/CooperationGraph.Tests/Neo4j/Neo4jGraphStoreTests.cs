using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The store with every node's properties kept in memory, as they are for a small graph.</summary>
[Collection(Neo4jDatabase.Name)]
public sealed class KeepingNeo4jGraphStoreTests(KeepingNeo4jGraphStoreTests.Opened opened) : GraphStoreContract, IClassFixture<KeepingNeo4jGraphStoreTests.Opened>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => await opened.StoreAsync(dataset, keptNodes: 50_000);

    /// <summary>Imports and opens once for all tests of a class.</summary>
    public sealed class Opened : IAsyncDisposable
    {
        private Neo4jDatabase? _database;
        private IGraphStore? _store;

        public async ValueTask<IGraphStore> StoreAsync(GraphDataset dataset, int keptNodes) => _store ??= await (_database ??= new()).OpenAsync(dataset, keptNodes);

        public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? default;
    }
}

/// <summary>The store of a graph that is too large for any of it to be kept: each answer brings its nodes along.</summary>
[Collection(Neo4jDatabase.Name)]
public sealed class Neo4jGraphStoreTests(KeepingNeo4jGraphStoreTests.Opened opened) : GraphStoreContract, IClassFixture<KeepingNeo4jGraphStoreTests.Opened>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => await opened.StoreAsync(dataset, keptNodes: 0);
}
