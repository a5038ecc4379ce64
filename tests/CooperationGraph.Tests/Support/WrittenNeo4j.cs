namespace CooperationGraph.Tests.Support;

/// <summary>The collection of the classes that import datasets of their own: one after the other, beside those who read the real seed in another server.</summary>
[CollectionDefinition(Name)]
public sealed class WrittenNeo4j : ICollectionFixture<Neo4jProcess>
{
    public const string Name = "Neo4j that is written";
}
