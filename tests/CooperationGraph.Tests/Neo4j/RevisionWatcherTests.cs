using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Tests.Neo4j;

[Collection(Neo4jDatabase.Name)]
public sealed class RevisionWatcherTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new();
    private readonly CurrentStore _current = new("Not asked yet.");
    private readonly Lines _log = new();

    [Fact]
    public async Task A_new_revision_is_served_after_one_look_and_told_once()
    {
        using var seed = new SeedCopy();
        var first = seed.Read().Dataset!;
        await _database.Importer.ImportAsync(first, replace: true, announce: null, progress: null, None);
        await using var guard = new GuardedCypherClient(_database.Client, new());
        using var watcher = Watcher(_database.Client, guard);
        await watcher.LookAsync(None);
        await watcher.LookAsync(None);
        Assert.Equal(first.Revision, _current.Revision);

        var second = seed.Set("agreements.csv", 0, "title_en", "Another title").Read().Dataset!;
        await _database.Importer.ImportAsync(second, replace: true, announce: () => watcher.LookAsync(None), progress: null, None);
        Assert.Equal(second.Revision, _current.Revision);
        Assert.Equal("Another title", (await _current.Graph.Store.GetNodesAsync(["agreement:bit"], None))[0]!.Get(Agreement.TitleEn));
        Assert.Equal(2, _log.Messages.Count(line => line.Contains("is served from Neo4j", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_once_and_stops_nobody_for_long_and_comes_back_by_itself()
    {
        using var seed = new SeedCopy();
        await _database.OpenAsync(seed.Read().Dataset!, keptNodes: 0);
        var away = false;
        var client = new SwitchedClient(_database.Client, () => away);
        await using var guard = new GuardedCypherClient(client, new());
        using var watcher = Watcher(client, guard);
        await watcher.LookAsync(None);
        var store = _current.Graph.Store;
        away = true;
        await watcher.LookAsync(None);
        await watcher.LookAsync(None);
        Assert.False(_current.IsReachable);
        var calls = client.Calls;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.GetNodesAsync(["country:none"], None));
        Assert.Equal(calls, client.Calls);
        away = false;
        await watcher.LookAsync(None);
        Assert.True(_current.IsReachable);
        Assert.Same(store, _current.Graph.Store);
        Assert.Single(_log.Messages, line => line.Contains("cannot be asked", StringComparison.Ordinal));
        Assert.Single(_log.Messages, line => line.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_database_says_what_to_run()
    {
        await _database.Client.RunAsync(new("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"), None);
        await using var guard = new GuardedCypherClient(_database.Client, new());
        using var watcher = Watcher(_database.Client, guard);
        await watcher.LookAsync(None);
        Assert.Contains("cooperation-graph import", _current.Notice, StringComparison.Ordinal);
        Assert.Contains("/health/ready", Assert.Throws<StoreUnavailableException>(() => _current.Graph.Store).Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private RevisionWatcher Watcher(ICypherClient client, GuardedCypherClient guard) => new(client, guard, _current, new(), TimeProvider.System, _log);

    private sealed class SwitchedClient(ICypherClient inner, Func<bool> away) : ICypherClient
    {
        public int Calls { get; private set; }

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Calls++;
            return away() ? Task.FromException<IReadOnlyList<CypherValue[]>>(new StoreUnavailableException("Away.")) : inner.RunAsync(statement, cancellationToken);
        }
    }

    private sealed class Lines : ILogger<RevisionWatcher>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Messages.Add(formatter(state, exception));
    }
}
