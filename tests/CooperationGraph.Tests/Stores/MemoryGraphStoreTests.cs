using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

public sealed class MemoryGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync() => new(RealSeed.Store);
}
