using CooperationGraph.Datasets;
using CooperationGraph.Neo4j;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

/// <summary>Nothing that answers as a store has forgotten to pass the contract, neither a store nor what stands before one.</summary>
public sealed class StoreContractTests
{
    [Fact]
    public void Every_store_and_every_decorator_has_a_class_of_the_contract()
    {
        // A double that a test keeps to itself fails on purpose.
        var stores = new[] { typeof(IGraphStore), typeof(Neo4jGraphStore), typeof(Server.Hosting.ServerBuilder), typeof(RenamedGraphStore) }.Select(type => type.Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false } && type.IsAssignableTo(typeof(IGraphStore)) && !type.IsAssignableTo(typeof(System.Reflection.DispatchProxy)))
            .Select(type => type.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Empty(new[] { nameof(MemoryGraphStore), nameof(Neo4jGraphStore), nameof(CountingGraphStore) }.Except(stores));
        var suites = typeof(StoreContractTests).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(GraphStoreContract))).Select(type => type.Name).ToList();
        Assert.DoesNotContain(stores, store => !suites.Contains(store + "Tests"));
    }
}

public sealed class RenamedGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync() => new(new RenamedGraphStore(RealSeed.Store, "0123456789abcdef"));
}

public sealed class UnawareOfHubsGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync() => new(new UnawareOfHubsGraphStore(RealSeed.Store));
}

public sealed class BlockedGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        store.LetGo();
        return new(store);
    }
}
