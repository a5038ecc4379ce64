using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What the measured shapes allocate per request over the seed: unlike their time it does not depend on the machine. The bounds are a fifth above what was measured, in a debug build.</summary>
public sealed class AllocationTests
{
    private const int Times = 20;
    private static readonly string Shapes = Path.Combine(RealSeed.Folder, "..", "tests", "CooperationGraph.Benchmarks", "Shapes");

    [Theory]
    [InlineData("names", 3_500, 3_700)]
    [InlineData("citations", 4_700, 20_900)]
    [InlineData("cycle", 2_400, 43_900)]
    [InlineData("three-levels", 2_400, 36_300)]
    [InlineData("matrix", 8_300, 27_400)]
    public async Task A_shape_allocates_no_more_than_it_did(string shape, int most, int mostAnew)
    {
        var query = await File.ReadAllTextAsync(Path.Combine(Shapes, shape + ".graphql"));
        await AllocatesAsync(query, new(), most);
        await AllocatesAsync(query, new() { KeptObjectBytes = 0 }, mostAnew);
    }

    private static async Task AllocatesAsync(string query, EngineOptions options, int most)
    {
        using var engine = ApiEngine.Create(options);
        var graph = new ServedGraph(RealSeed.Store);
        // What is kept from the first answers on.
        await RunAsync();
        var (thread, before) = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
        await RunAsync();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        // Only then has it counted everything.
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.InRange(bytes, 1, most);

        async Task RunAsync()
        {
            for (var i = 0; i < Times; i++)
                using (await engine.ExecuteAsync(new(query), new ApiContext(graph, new DateOnly(2026, 11, 24)), default, CancellationToken.None))
                {
                }
        }
    }
}
