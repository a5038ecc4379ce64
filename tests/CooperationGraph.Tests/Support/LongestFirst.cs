using CooperationGraph.Tests.Api;
using CooperationGraph.Tests.Caching;
using CooperationGraph.Tests.Clients;
using CooperationGraph.Tests.Neo4j;
using CooperationGraph.Tests.Search;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CooperationGraph.Tests.Support.LongestFirst))]

namespace CooperationGraph.Tests.Support;

/// <summary>What takes a minute and more begins first: at the end nothing would run beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [KilledNeo4j.Name, WrittenNeo4j.Name, .. new[] { typeof(ClientTests), typeof(IndexUseTests), typeof(RedisFaultTests), typeof(Neo4jGraphStoreTests), typeof(SameAnswersTests), typeof(SearchOracleTests), typeof(ColdServerTests), typeof(HostileRequestTests) }.Select(type => type.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(each => Array.FindIndex(Longest, name => each.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var place and >= 0 ? place : Longest.Length).ThenBy(each => each.UniqueID, StringComparer.Ordinal)];
}
