using CooperationGraph.Server.Caching;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Caching;

/// <summary>What becomes of work when those who asked for it have left.</summary>
public sealed class SharedWorkEndTests
{
    private const string Query = "{ countries(first: 3) { nodes { id } } }";

    [Fact]
    public void It_ends_when_the_last_has_left_and_begins_anew_with_the_next()
    {
        var shared = new SharedWork();
        using var leaving = new CancellationTokenSource();
        var first = shared.Join("key", leaving.Token);
        var second = shared.Join("key", CancellationToken.None);
        using var other = shared.Join("other", CancellationToken.None);
        leaving.Cancel();
        first.Dispose();
        Assert.False(first.NobodyWaits.IsCancellationRequested);
        second.Dispose();
        second.Dispose();
        Assert.True(first.NobodyWaits.IsCancellationRequested);
        Assert.False(other.NobodyWaits.IsCancellationRequested);
        using var next = shared.Join("key", CancellationToken.None);
        Assert.False(next.NobodyWaits.IsCancellationRequested);
    }

    [Fact]
    public async Task The_store_s_call_is_cancelled_when_all_have_left_and_whoever_asks_again_is_answered()
    {
        var store = new BlockedGraphStore(RealSeed.Store);
        await using var server = new TestServer(new CurrentStore(store));
        await server.InitializeAsync();
        using var leaving = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 5).Select(_ => server.Http.AskAsync(Query, leaving.Token)).ToList();
        await Poll.UntilAsync(() => store.Calls > 0, "the store is asked");
        Assert.Equal(0, store.Cancelled);
        await leaving.CancelAsync();
        foreach (var one in asked) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Poll.UntilAsync(() => store.Cancelled == store.Calls, "the call is cancelled");
        store.LetGo();
        Assert.Contains("country:", (await server.Http.AskAsync(Query)).Body);
    }
}
