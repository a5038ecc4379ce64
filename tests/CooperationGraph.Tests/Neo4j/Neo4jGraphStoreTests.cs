using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The store with every node's properties kept in memory, as they are for a small graph.</summary>
public sealed class KeepingNeo4jGraphStoreTests(SeededNeo4j neo4j) : GraphStoreContract, IClassFixture<SeededNeo4j>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync() => await neo4j.StoreAsync(keptNodes: 50_000);
}

/// <summary>The store of a graph that is too large for any of it to be kept: each answer brings its nodes along.</summary>
public sealed class Neo4jGraphStoreTests(SeededNeo4j neo4j) : GraphStoreContract, IClassFixture<SeededNeo4j>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync() => await neo4j.StoreAsync(keptNodes: 0);
}
