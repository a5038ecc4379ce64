using CooperationGraph.Graph;
using CooperationGraph.Observations;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Serving;

public sealed class ServedGraphTests
{
    // Fewer where the claims of the seed's nodes are known already.
    private const int CallsOfOneReading = 5;

    [Fact]
    public async Task Conflicts_are_read_once_for_all_who_ask_however_the_requests_watch_their_calls()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        using var api = new ApiClient(store, new(2026, 11, 24));
        await api.DataAsync("{ conflicts(first: 1) { totalCount } }");
        var calls = store.Calls;
        await api.DataAsync("{ conflicts(first: 2) { nodes { id } } projects(filter: { hasConflict: true }, first: 0) { totalCount } }");
        // The projects alone.
        Assert.Equal(calls + 1, store.Calls);
    }

    [Fact]
    public async Task What_was_derived_is_not_read_again_when_a_store_takes_its_place_back()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var current = new CurrentStore(store);
        var conflicts = await current.Graph.GetConflictsAsync(CancellationToken.None);
        var calls = store.Calls;
        current.Switch(new RenamedGraphStore(RealSeed.Store, "0123456789abcdef"));
        Assert.NotSame(conflicts, await current.Graph.GetConflictsAsync(CancellationToken.None));
        current.Switch(store);
        Assert.Same(conflicts, await current.Graph.GetConflictsAsync(CancellationToken.None));
        Assert.Equal(calls, store.Calls);
    }

    [Fact]
    public async Task Rivals_are_compared_once_and_are_those_that_each_observation_has_for_itself()
    {
        var store = new CountingGraphStore(RealSeed.Store);
        var graph = new ServedGraph(store);
        var all = SeedGraph.Nodes(Observation.Label).ToList();
        var rivals = await graph.GetRivalsAsync(all, CancellationToken.None);
        var calls = store.Calls;
        var facts = RealSeed.Store;
        Assert.Contains(rivals, each => each.Count > 0);
        foreach (var (observation, own) in all.Zip(rivals))
        {
            Assert.Equal(own, (await graph.GetRivalsAsync([observation], CancellationToken.None))[0]);
            Assert.Equal(own, (await RivalReader.GetAsync(facts, [observation], CancellationToken.None))[0]);
        }

        Assert.Equal(calls, store.Calls);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_wait_for_one_reading()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        var graph = new ServedGraph(store);
        var asked = Enumerable.Range(0, 8).Select(_ => graph.GetConflictsAsync(CancellationToken.None).AsTask()).ToList();
        store.LetGo();
        var answers = await Task.WhenAll(asked);
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.InRange(store.Calls, 1, CallsOfOneReading);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_reading_of_the_others()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        var graph = new ServedGraph(store);
        using var leaving = new CancellationTokenSource();
        var first = graph.GetConflictsAsync(leaving.Token).AsTask();
        var second = graph.GetConflictsAsync(CancellationToken.None).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        store.LetGo();
        Assert.NotEmpty(await second);
        Assert.InRange(store.Calls, 1, CallsOfOneReading);
    }

    [Fact]
    public async Task A_reading_that_failed_is_tried_again()
    {
        var store = new BlockedGraphStore(RealSeed.Store) { Failure = new StoreUnavailableException("It does not answer.") };
        store.LetGo();
        var graph = new ServedGraph(store);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => graph.GetConflictsAsync(CancellationToken.None).AsTask());
        store.Failure = null;
        Assert.NotEmpty(await graph.GetConflictsAsync(CancellationToken.None));
    }
}
