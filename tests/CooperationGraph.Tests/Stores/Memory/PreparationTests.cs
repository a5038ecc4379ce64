using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores.Memory;

public sealed class PreparationTests
{
    [Fact]
    public async Task A_store_that_was_prepared_makes_no_index_when_it_is_first_asked()
    {
        var (prepared, other) = (new MemoryGraphStore(RealSeed.Dataset), new MemoryGraphStore(RealSeed.Dataset));
        prepared.Prepare(CancellationToken.None);
        foreach (var condition in new Condition[]
        {
            Condition.Always, new Condition.TextContains([.. Agreement.Label.Searched], "treaty of friendship"), new Condition.DateBetween(Agreement.SignedOn, new(1992, 1, 1), new(1992, 12, 31)),
        })
        {
            var (first, second, known) = (await AllocatedAsync(other, condition), await AllocatedAsync(other, condition), await AllocatedAsync(prepared, condition));
            Assert.True(first > second + 1000, $"{condition} needs no index.");
            Assert.InRange(known, second - 500, second + 500);
        }

        static async Task<long> AllocatedAsync(MemoryGraphStore store, Condition condition)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await store.FindNodesAsync(Agreement.Label, condition, new(Agreement.SignedOn), new(20), CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
