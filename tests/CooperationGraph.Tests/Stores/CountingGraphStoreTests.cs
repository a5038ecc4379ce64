using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

public sealed class CountingGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync() => new(new CountingGraphStore(RealSeed.Store));
}
