using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Serving;

public sealed class CurrentStoreTests
{
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    [Fact]
    public async Task A_new_store_is_never_lost_to_a_word_about_the_old_one()
    {
        var (first, second) = (Store, new RenamedGraphStore(Store, "0123456789abcdef"));
        var current = new CurrentStore(first);
        using var done = new CancellationTokenSource();
        // Others say what they see, as fast as they can.
        var others = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                current.Note("A newer revision was not taken.");
                current.Unreachable("It does not answer.");
                current.Clear();
            }
        })).ToList();
        var lost = 0;
        for (var i = 0; i < 200_000; i++)
        {
            IGraphStore next = i % 2 == 0 ? second : first;
            current.Switch(next);
            if (!ReferenceEquals(current.Graph.Store, next)) lost++;
        }

        await done.CancelAsync();
        await Task.WhenAll(others);
        Assert.Equal(0, lost);
    }

    [Fact]
    public void What_is_known_at_one_moment_belongs_together()
    {
        var current = new CurrentStore("Not asked yet.");
        Assert.Equal((null, "Not asked yet.", false), (current.Now.Revision, current.Now.Notice, current.Now.IsReachable));
        current.Switch(Store);
        var before = current.Now;
        current.Unreachable("It does not answer.");
        Assert.Equal((Store.Revision, null, true), (before.Revision, before.Notice, before.IsReachable));
        Assert.Same(before.Graph, current.Graph);
        current.Clear();
        Assert.Equal((Store.Revision, null, true), (current.Revision, current.Notice, current.IsReachable));
    }

    [Fact]
    public void Whoever_wants_to_know_is_told_of_each_switch_when_it_is_done()
    {
        var current = new CurrentStore("Not asked yet.");
        List<(string? Former, string Current, string? Served)> told = [];
        current.Switched += (_, e) => told.Add((e.Former?.Store.Revision, e.Current.Store.Revision, current.Revision));
        current.Switch(Store);
        current.Unreachable("It does not answer.");
        current.Clear();
        current.Switch(new RenamedGraphStore(Store, "0123456789abcdef"));
        Assert.Equal([(null, Store.Revision, Store.Revision), (Store.Revision, "0123456789abcdef", "0123456789abcdef")], told);
    }
}
