using CooperationGraph.Execution;
using CooperationGraph.Execution.Running;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class RunPoolTests
{
    [Fact]
    public void A_run_that_waits_is_used_again()
    {
        using var pool = new RunPool(new());
        var run = pool.Get();
        pool.Return(run);
        Assert.Equal(run.Bytes, pool.Bytes);
        Assert.Same(run, pool.Get());
        Assert.Equal(0, pool.Bytes);
    }

    [Fact]
    public void The_run_that_came_back_last_is_used_first()
    {
        using var pool = new RunPool(new());
        List<OperationRun> runs = [pool.Get(), pool.Get(), pool.Get()];
        runs.ForEach(pool.Return);
        Assert.Equal([runs[2], runs[1], runs[0]], [pool.Get(), pool.Get(), pool.Get()]);
    }

    [Fact]
    public void A_run_whose_buffer_has_grown_past_its_share_is_given_up()
    {
        using var pool = new RunPool(new());
        var run = pool.Get();
        Fill(run, 32 * 1024 * 1024);
        pool.Return(run);
        Assert.Equal(0, pool.Bytes);
        Assert.NotSame(run, pool.Get());
    }

    [Fact]
    public void All_that_wait_together_keep_no_more_than_the_limit_and_are_no_more_than_their_number()
    {
        using var pool = new RunPool(new());
        foreach (var size in new[] { 1024, 4 * 1024 * 1024 })
        {
            var runs = Enumerable.Range(0, 3 * RunPool.MaxRuns).Select(_ => pool.Get()).ToList();
            foreach (var run in runs)
            {
                Fill(run, size);
                pool.Return(run);
                Assert.InRange(pool.Bytes, 1, RunPool.MaxBytes);
            }

            // Those that waited, then new ones.
            Assert.InRange(Enumerable.Range(0, 2 * RunPool.MaxRuns).Select(_ => pool.Get()).Intersect(runs).Count(), 8, RunPool.MaxRuns);
            Assert.Equal(0, pool.Bytes);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(6, false)]
    public async Task What_many_large_levels_take_is_counted_as_well(int lists, bool kept)
    {
        const int Length = 60_000;
        var table = new ResolverTable().WholeNumber("Thing", "i", _ => 1);
        table.Batch("Query", "all", _ => new(BatchAnswer.Lists([.. Enumerable.Range(0, Length).Cast<object?>()], [0, Length])));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { all: [Thing!]! } type Thing { i: Int }"), table, new());
        using (var answer = await engine.ExecuteAsync(new("{" + string.Concat(Enumerable.Range(0, lists).Select(i => $" a{i}: all {{ i }}")) + " }"), Zoo.NewContext(), default, CancellationToken.None))
        {
            // The buffer alone would be kept.
            Assert.InRange(answer.Body.Length, 1, RunPool.MaxBytesOfOne / 2);
        }

        Assert.Equal(kept, engine.KeptBytes > 0);
    }

    private static void Fill(OperationRun run, int size)
    {
        run.Output.Reset(int.MaxValue);
        run.Output.Write(new byte[size]);
    }
}
