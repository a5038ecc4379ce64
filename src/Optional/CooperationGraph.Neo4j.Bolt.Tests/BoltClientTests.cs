using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Neo4j.Bolt.Tests;

/// <summary>What the client makes of values, failures and readers that leave, over a real database.</summary>
[Needs(Need.Neo4j)]
public sealed class BoltClientTests : IAsyncDisposable
{
    // Minutes of work for one thread, of which nothing is found.
    private const string Endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE (a * b) % 7 = 100 RETURN count(*) AS endlessOverBolt";

    private readonly BoltClient _client;

    public BoltClientTests()
    {
        Requires.Present(Need.Neo4j);
        _client = Open(Neo4jDatabase.Options);
    }

    [Fact]
    public async Task Values_come_back_as_they_went()
    {
        var parameters = new Dictionary<string, object?>
        {
            ["values"] = new object?[] { null, true, "Ка\"з", 7, long.MaxValue, 2.5, 3m, 0.25m, new[] { "a", "b" }, new List<object?> { 1, new List<object?>() } },
            ["map"] = new Dictionary<string, object?> { ["inner"] = new Dictionary<string, int> { ["number"] = 5 } },
        };
        var row = Assert.Single(await _client.RunAsync(new("RETURN $values, $map.inner.number, valueType($values[6]), valueType($values[7])", parameters), CancellationToken.None));
        Assert.Equal($$"""[null,true,"Ка"з",7,{{long.MaxValue}},2.5f,3,0.25f,["a","b"],[1,[]]]""", row[0].ToString());
        Assert.Equal((5, "INTEGER NOT NULL", "FLOAT NOT NULL"), (row[1].Whole, row[2].Text, row[3].Text));
    }

    [Theory]
    [InlineData("RETURN 1 / 0", "Neo.ClientError.Statement.ArithmeticError")]
    [InlineData("RETRUN 1", "Neo.ClientError.Statement.SyntaxError")]
    public async Task A_statement_that_fails_does_so_with_the_database_s_own_code(string text, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<CypherException>(() => _client.RunAsync(new(text), CancellationToken.None))).Code);

    [Fact]
    public async Task A_reader_cannot_write() =>
        Assert.StartsWith("Neo.ClientError.Statement.AccessMode", (await Assert.ThrowsAsync<CypherException>(() => _client.RunAsync(new("CREATE (:ByAReader)"), CancellationToken.None))).Code, StringComparison.Ordinal);

    [Theory]
    [InlineData("bolt")]
    [InlineData("neo4j")]
    public async Task The_database_is_found_new_enough_at_its_own_address_and_through_its_routing_table(string scheme)
    {
        var options = Neo4jDatabase.Options with { Uri = new UriBuilder(Neo4jDatabase.Options.Uri) { Scheme = scheme }.Uri };
        await using var client = Open(options);
        Assert.Null(await Neo4jConnection.CheckAsync(client, options, CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_database_and_a_silent_address_are_told_apart()
    {
        var right = Neo4jDatabase.Options with { TimeLimit = TimeSpan.FromSeconds(5) };
        foreach (var (options, told, canHeal) in new[]
        {
            (right with { Password = "wrong" }, "refuses the user 'neo4j' with this password", false),
            (right with { Database = "nowhere" }, "has no database 'nowhere'", false),
            (right with { Uri = new("bolt://127.0.0.1:9") }, "Is it running, and is Neo4j:Uri right?", true),
        })
        {
            await using var client = Open(options);
            var trouble = await Neo4jConnection.CheckAsync(client, options, CancellationToken.None);
            Assert.Contains(told, trouble?.Message, StringComparison.Ordinal);
            Assert.Equal(canHeal, trouble!.CanHeal);
        }
    }

    [Fact]
    public async Task A_statement_whose_time_is_over_ends_in_the_database()
    {
        await using var client = Open(Neo4jDatabase.Options with { TimeLimit = TimeSpan.FromSeconds(1) });
        var late = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.RunAsync(new(Endless), CancellationToken.None));
        Assert.Equal("The graph's database did not answer within 1 s.", late.Message);
        await AssertNoneRunsAsync();
    }

    [Fact]
    public async Task Statements_whose_readers_have_left_end_in_the_database()
    {
        using var leaving = new CancellationTokenSource();
        var runs = Enumerable.Range(0, 3).Select(_ => _client.RunAsync(new(Endless), leaving.Token)).ToList();
        await Poll.UntilAsync(async () => await RunningAsync() == 3, "three statements run");
        await leaving.CancelAsync();
        foreach (var run in runs) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AssertNoneRunsAsync();
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static BoltClient Open(Neo4jOptions options) => (BoltClient)new BoltTransport().Open(options, new(options));

    private Task AssertNoneRunsAsync() => Poll.UntilAsync(async () => await RunningAsync() == 0, "no statement runs on");

    private async Task<int> RunningAsync() =>
        (await _client.RunAsync(new("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'endlessOverBolt' AND currentQuery STARTS WITH 'UNWIND' RETURN count(*)"), CancellationToken.None))[0][0].Whole;
}
