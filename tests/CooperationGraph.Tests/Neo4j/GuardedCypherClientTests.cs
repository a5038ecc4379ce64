using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Neo4j;

public sealed class GuardedCypherClientTests
{
    private static readonly CypherStatement Statement = new("RETURN 1");

    [Fact]
    public async Task So_many_run_so_many_wait_and_the_others_are_refused_at_once()
    {
        var slow = new SlowClient();
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 2, Queue = 3 });
        var runs = Enumerable.Range(0, 10).Select(_ => guard.RunAsync(Statement, CancellationToken.None)).ToList();
        Assert.Equal(5, runs.Count(run => run.IsFaulted && run.Exception.InnerException is StoreUnavailableException));
        Assert.Equal(2, slow.Running);
        slow.LetGo();
        await Task.WhenAll(runs.Where(run => !run.IsFaulted));
        Assert.Equal(5, runs.Count(run => run.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Who_waits_when_the_database_goes_away_waits_no_longer_than_who_asks_it()
    {
        var slow = new SlowClient();
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 1, Queue = 1 });
        var running = guard.RunAsync(Statement, CancellationToken.None);
        var waiting = guard.RunAsync(Statement, CancellationToken.None);
        guard.Refuse("Away.");
        slow.LetGo();
        await running;
        Assert.Equal("Away.", (await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting)).Message);
        guard.Allow();
        Assert.Empty(await guard.RunAsync(Statement, CancellationToken.None));
    }

    private sealed class SlowClient : ICypherClient
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Running { get; private set; }

        public void LetGo() => _gate.SetResult();

        public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Running++;
            await _gate.Task;
            return [];
        }
    }
}
