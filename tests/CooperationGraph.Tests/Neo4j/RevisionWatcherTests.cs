using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Neo4j;

[Collection(WrittenNeo4j.Name)]
public sealed class RevisionWatcherTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new(neo4j.Options);
    private readonly CurrentStore _current = new("Not asked yet.");
    private readonly Lines _log = new();

    [Fact]
    public async Task A_new_revision_is_served_after_one_look_and_told_once()
    {
        using var seed = new SeedCopy();
        var first = seed.Read().Dataset!;
        await _database.Importer.ImportAsync(first, replace: true, announce: null, progress: null, None);
        await using var guard = new GuardedCypherClient(_database.Client, new(), TimeProvider.System);
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
        await using var guard = new GuardedCypherClient(client, new(), TimeProvider.System);
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
        await using var guard = new GuardedCypherClient(_database.Client, new(), TimeProvider.System);
        using var watcher = Watcher(_database.Client, guard);
        await watcher.LookAsync(None);
        Assert.Contains("cooperation-graph import", _current.Notice, StringComparison.Ordinal);
        Assert.Contains("/health/ready", Assert.Throws<StoreUnavailableException>(() => _current.Graph.Store).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_credentials_are_tried_again_after_half_a_minute_then_ever_more_rarely_and_at_once_where_the_file_has_others()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, "neo4j/old\n");
        var options = new Neo4jOptions { PasswordFile = file };
        var credentials = new Neo4jCredentials(options);
        var refused = true;
        var client = new RefusingClient(() => refused, _database.Client);
        var clock = new FakeTimeProvider();
        await using var guard = new GuardedCypherClient(client, options, clock);
        using var watcher = new RevisionWatcher(client, guard, _current, options, credentials, clock, _log);
        List<int> seconds = [];
        for (var second = 0; second < 3000; second++)
        {
            var looks = client.Looks;
            await watcher.LookAsync(None);
            if (client.Looks > looks) seconds.Add(second);
            clock.Advance(RevisionWatcher.Interval);
        }

        Assert.Equal([0, 30, 90, 210, 450, 930, 1530, 2130, 2730], seconds);
        Assert.Contains(file, Assert.Single(_log.Messages), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "new");
        refused = false;
        await watcher.LookAsync(None);
        Assert.Equal(seconds.Count + 1, client.Looks);
        Assert.Equal(Convert.ToBase64String("neo4j:new"u8), credentials.Header.Parameter);
        Assert.Contains(_log.Messages, line => line.Contains("answers again", StringComparison.Ordinal) || line.Contains("import", StringComparison.Ordinal) || line.Contains("is served", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private RevisionWatcher Watcher(ICypherClient client, GuardedCypherClient guard) => new(client, guard, _current, new(), new(new()), TimeProvider.System, _log);

    private sealed class SwitchedClient(ICypherClient inner, Func<bool> away) : ICypherClient
    {
        public int Calls { get; private set; }

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            Calls++;
            return away() ? Task.FromException<IReadOnlyList<CypherValue[]>>(new StoreUnavailableException("Away.")) : inner.RunAsync(statement, cancellationToken);
        }
    }

    private sealed class RefusingClient(Func<bool> refuses, ICypherClient inner) : ICypherClient
    {
        /// <summary>Into the catalog: a store that was found there reads its nodes at once, beside whoever looks.</summary>
        public int Looks { get; private set; }

        public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
        {
            if (statement.Text.Contains("Catalog", StringComparison.Ordinal)) Looks++;
            return refuses() ? Task.FromException<IReadOnlyList<CypherValue[]>>(new CypherException("Neo.ClientError.Security.Unauthorized", "No.")) : inner.RunAsync(statement, cancellationToken);
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
