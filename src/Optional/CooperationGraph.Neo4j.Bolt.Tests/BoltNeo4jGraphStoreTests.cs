using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Neo4j.Bolt.Tests;

/// <summary>The store over Bolt, with every node's properties kept in memory.</summary>
public sealed class KeepingBoltNeo4jGraphStoreTests(SeededNeo4j neo4j) : GraphStoreContract, IClassFixture<SeededNeo4j>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync() => await neo4j.StoreAsync(keptNodes: 50_000);
}

/// <summary>The store over Bolt, where each answer brings its nodes along.</summary>
public sealed class BoltNeo4jGraphStoreTests(SeededNeo4j neo4j) : GraphStoreContract, IClassFixture<SeededNeo4j>
{
    protected override async ValueTask<IGraphStore> CreateStoreAsync() => await neo4j.StoreAsync(keptNodes: 0);
}
