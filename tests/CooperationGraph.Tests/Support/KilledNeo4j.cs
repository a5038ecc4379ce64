namespace CooperationGraph.Tests.Support;

/// <summary>The collection of the classes that kill and hang their server, or change its password: one after the other, and each leaves it running with the old one.</summary>
[CollectionDefinition(Name)]
public sealed class KilledNeo4j : ICollectionFixture<Neo4jProcess>
{
    public const string Name = "Neo4j that is killed";
}
