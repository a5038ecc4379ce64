using System.Runtime.CompilerServices;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Neo4j.Bolt.Tests;

/// <summary>The database of these tests is the one that <c>Neo4j__Uri</c> names, with an address for Bolt.</summary>
internal static class BoltTests
{
    [ModuleInitializer]
    internal static void Initialize() => Neo4jDatabase.Transport = new BoltTransport();
}
