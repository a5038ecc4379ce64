using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>A limit of time is a limit of the database's work, too.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class AbandonedStatementTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    // Minutes of work for one thread, of which nothing is found.
    private const string Endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE (a * b) % 7 = 100 RETURN count(*) AS endless";

    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task A_statement_whose_time_is_over_ends_in_the_database()
    {
        using var http = new HttpClient { BaseAddress = neo4j.Options.Uri };
        var client = new QueryApiClient(http, new(neo4j.Options), neo4j.Options with { TimeLimit = TimeSpan.FromSeconds(1) });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => client.RunAsync(new(Endless), CancellationToken.None));
        await AssertNoneRunsAsync();
    }

    [Fact]
    public async Task Statements_whose_readers_have_left_end_in_the_database()
    {
        using var http = new HttpClient { BaseAddress = neo4j.Options.Uri };
        using var leaving = new CancellationTokenSource();
        var client = new QueryApiClient(http, new(neo4j.Options), neo4j.Options);
        var runs = Enumerable.Range(0, 3).Select(_ => client.RunAsync(new(Endless), leaving.Token)).ToList();
        await Poll.UntilAsync(async () => await RunningAsync() == 3, "three statements run");
        await leaving.CancelAsync();
        foreach (var run in runs) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AssertNoneRunsAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Task AssertNoneRunsAsync() => Poll.UntilAsync(async () => await RunningAsync() == 0, "no statement runs on");

    private async Task<int> RunningAsync() =>
        (await _database.Client.RunAsync(new("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'endless' AND currentQuery STARTS WITH 'UNWIND' RETURN count(*)"), CancellationToken.None))[0][0].Whole;
}
