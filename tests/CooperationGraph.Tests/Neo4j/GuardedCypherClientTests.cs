using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Neo4j;

public sealed class GuardedCypherClientTests
{
    private static readonly CypherStatement Statement = new("RETURN 1");

    [Fact]
    public async Task So_many_run_so_many_wait_and_the_others_are_refused_at_once()
    {
        var slow = new SlowClient();
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 2, Queue = 3 }, TimeProvider.System);
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
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 1, Queue = 1 }, TimeProvider.System);
        var running = guard.RunAsync(Statement, CancellationToken.None);
        var waiting = guard.RunAsync(Statement, CancellationToken.None);
        guard.Refuse("Away.");
        slow.LetGo();
        await running;
        Assert.Equal("Away.", (await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting)).Message);
        guard.Allow();
        Assert.Empty(await guard.RunAsync(Statement, CancellationToken.None));
    }

    [Fact]
    public async Task Of_those_that_take_long_so_many_go_on_and_the_others_are_given_up_so_that_short_ones_find_room()
    {
        var clock = new FakeTimeProvider();
        var slow = new SlowClient();
        await using var guard = new GuardedCypherClient(slow, new() { Connections = 8, Queue = 0, LongStatements = 2 }, clock);
        var runs = Enumerable.Range(0, 8).Select(_ => guard.RunAsync(Statement, CancellationToken.None)).ToList();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => guard.RunAsync(Statement, CancellationToken.None));
        clock.Advance(new Neo4jOptions().LongAfter);
        await Poll.UntilAsync(() => runs.Count(run => run.IsFaulted) == 6, "six are given up");
        Assert.All(runs.Where(run => run.IsFaulted), run => Assert.Contains("one too many", Assert.IsType<StoreUnavailableException>(run.Exception!.InnerException).Message, StringComparison.Ordinal));
        Assert.Equal(6, slow.Cancelled);
        var shorter = guard.RunAsync(Statement, CancellationToken.None);
        slow.LetGo();
        await shorter;
        await Task.WhenAll(runs.Where(run => !run.IsFaulted));
        Assert.Equal(2, runs.Count(run => run.IsCompletedSuccessfully));
    }

    [Theory]
    [InlineData("Neo.ClientError.Security.Unauthorized")]
    [InlineData("Neo.ClientError.Security.AuthenticationRateLimit")]
    public async Task Refused_credentials_are_not_tried_by_the_next_statement(string code)
    {
        var refusing = new RefusingClient(code);
        await using var guard = new GuardedCypherClient(refusing, new(), TimeProvider.System);
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<StoreUnavailableException>(() => guard.RunAsync(Statement, CancellationToken.None));
        Assert.Equal(1, refusing.Calls);
        guard.Allow();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => guard.RunAsync(Statement, CancellationToken.None));
        Assert.Equal(2, refusing.Calls);
    }

    private sealed class RefusingClient(string code) : ICypherClient
    {
        public int Calls { get; private set; }

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromException<IReadOnlyList<CypherValue[]>>(new CypherException(code, "No."));
        }
    }

    private sealed class SlowClient : ICypherClient
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private int _cancelled;

        public int Running { get; private set; }

        public int Cancelled => _cancelled;

        public void LetGo() => _gate.SetResult();

        public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Running++;
            try
            {
                await _gate.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _cancelled);
                throw;
            }

            return [];
        }
    }
}
