using System.Net;
using System.Text;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What the client makes of answers, given by a server of the test's own in pieces of every size.</summary>
public sealed class QueryApiClientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Rows_are_read_whatever_the_pieces_in_which_they_come(int pieces)
    {
        var rows = await RunAsync("""{"data":{"fields":["a","b"],"values":[[1,"Ка\"з"],[null,[true,[2.5,[]],-4.7E9]]]},"notifications":[{"values":[[9]]}],"bookmarks":["x"]}""", pieces);
        Assert.Equal(2, rows.Count);
        Assert.Equal((1, "Ка\"з"), (rows[0][0].Whole, rows[0][1].Text));
        Assert.True(rows[1][0].IsNull);
        var list = rows[1][1].Items;
        Assert.True(list[0].Flag);
        Assert.Equal((2.5m, 0, -4_700_000_000m), (list[1].Items[0].Number, list[1].Items[1].Items.Length, list[2].Number));
    }

    [Fact]
    public async Task An_error_that_comes_after_rows_takes_them_back()
    {
        var error = await Assert.ThrowsAsync<CypherException>(() => RunAsync("""{"data":{"fields":["a"],"values":[[1],[2]]},"errors":[{"code":"Neo.ClientError.Statement.ArithmeticError","message":"/ by zero"}]}""", 10, HttpStatusCode.Accepted));
        Assert.Equal(("Neo.ClientError.Statement.ArithmeticError", "/ by zero"), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("""{"data":{"fields":["a"],"values":[[1],""")]
    [InlineData("")]
    [InlineData("<html>")]
    public async Task A_broken_answer_is_no_answer(string body) => await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(body, 100));

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>404</html>")]
    [InlineData("")]
    public async Task A_server_without_the_API_is_named_as_such(string body)
    {
        var error = await Assert.ThrowsAsync<CypherException>(() => RunAsync(body, 100, HttpStatusCode.NotFound));
        Assert.Equal(CypherException.NoQueryApi, error.Code);
        Assert.Contains("Set Neo4j:Uri", Neo4jConnection.Explain(error, new()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_has_given_up_is_named_with_its_own_words_and_what_to_do()
    {
        // What Neo4j 5.26 answers to every statement after a write to a full disk, while its port and its root page answer as ever.
        const string body = """{"errors":[{"code":"Neo.DatabaseError.Transaction.TransactionStartFailed","message":"The database has encountered a critical error, and needs to be restarted.\nPlease see database logs for more details."}]}""";
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(body, 100, HttpStatusCode.InternalServerError));
        Assert.Equal("The graph's database fails (HTTP 500).", failure.Message);
        var told = Neo4jConnection.Explain(failure, new());
        Assert.Contains("needs to be restarted. Please", told, StringComparison.Ordinal);
        Assert.Contains("space on its disk", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>502</html>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task What_fails_before_the_database_is_named_by_its_status(string body)
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(body, 100, HttpStatusCode.BadGateway));
        Assert.Equal(("The graph's database fails (HTTP 502).", (Exception?)null), (failure.Message, failure.InnerException));
    }

    [Theory]
    [InlineData("4.4.40", true)]
    [InlineData("5.22.0", true)]
    [InlineData("5.23.0", false)]
    [InlineData("2026.10.1", false)]
    public async Task A_version_that_is_too_old_is_named_with_the_one_that_is_needed(string version, bool isTooOld)
    {
        using var http = new HttpClient(new Answering("""{"data":{"fields":["v"],"values":[["VERSION"]]}}""".Replace("VERSION", version, StringComparison.Ordinal), 100, HttpStatusCode.Accepted)) { BaseAddress = new("http://neo4j.test") };
        var trouble = await Neo4jConnection.CheckAsync(new QueryApiClient(http, new(new()), new()), new(), CancellationToken.None);
        Assert.Equal(isTooOld, trouble is { CanHeal: false } && trouble.Message.Contains($"Neo4j {version}", StringComparison.Ordinal) && trouble.Message.Contains("5.23", StringComparison.Ordinal));
        Assert.Equal(isTooOld, trouble is not null);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_in_time()
    {
        var unavailable = await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(null, 1));
        Assert.Contains("did not answer within 0.2 s", unavailable.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<CypherValue[]>> RunAsync(string? body, int pieces, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        using var http = new HttpClient(new Answering(body, pieces, status)) { BaseAddress = new("http://neo4j.test") };
        var limit = body is null ? TimeSpan.FromSeconds(0.2) : Patience.Limit;
        return await new QueryApiClient(http, new(new()), new() { TimeLimit = limit }).RunAsync(new("RETURN 1"), CancellationToken.None);
    }

    private sealed class Answering(string? body, int pieces, HttpStatusCode status) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (body is null) await Task.Delay(Timeout.Infinite, cancellationToken);
            return new(status) { Content = new StreamContent(new Pieces(Encoding.UTF8.GetBytes(body!), pieces)) };
        }
    }

    // A stream that gives at most so many bytes at once.
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
