using CooperationGraph.Datasets;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public sealed class MemoryGraphStoreTests : GraphStoreContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => new(new MemoryGraphStore(dataset));
}
