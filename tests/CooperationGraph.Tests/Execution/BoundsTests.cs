using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Execution;

public sealed class BoundsTests
{
    private static readonly EngineOptions Small = new() { MaxDepth = 4, MaxFields = 12, MaxAliases = 3, MaxRootFields = 4, MaxTokens = 60 };

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("{ place { neighbour { neighbour { neighbour { name } } } } }", "DEPTH_LIMIT", "5 deep")]
    [InlineData("{ place { ...A } } fragment A on Place { neighbour { ...B } } fragment B on Place { neighbour { neighbour { name } } }", "DEPTH_LIMIT", "5 deep")]
    [InlineData("{ place { name name name name name name name name name name name name } }", "FIELD_LIMIT", "13 fields")]
    [InlineData("{ place { ...A ...A } } fragment A on Place { ...B ...B } fragment B on Place { ...C ...C } fragment C on Place { name name }", "FIELD_LIMIT", "17 fields")]
    [InlineData("{ place { a: name b: name c: name d: name } }", "ALIAS_LIMIT", "4 aliases")]
    [InlineData("{ echo ...R place { name } } fragment R on Query { echo echo echo }", "ROOT_FIELD_LIMIT", "5 root fields")]
    [InlineData("{ echo(texts: [1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1]) }", "TOKEN_LIMIT", "more than 60 tokens")]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", "DEPTH_LIMIT", "deep")]
    public async Task An_operation_over_a_bound_is_refused_before_anything_is_resolved(string query, string code, string message)
    {
        var zoo = new Zoo();
        using var engine = new GraphQLEngine(Zoo.Schema(), zoo.Resolvers(), Small);
        var error = await ErrorAsync(engine, query);
        Assert.Equal((code, false), (error.Code, error.HasData));
        Assert.Contains(message, error.Message);
        Assert.Empty(zoo.Calls);
    }

    [Theory]
    [InlineData("{ place { ", "SYNTAX_ERROR", "")]
    [InlineData("{ plac { name } }", "VALIDATION_FAILED", "Did you mean 'place'")]
    [InlineData("{ ...A } fragment A on Query { ...A }", "VALIDATION_FAILED", "")]
    [InlineData("{ ...Missing }", "VALIDATION_FAILED", "Missing")]
    [InlineData("query($n: Int!) { beings(first: $n) { id } }", "VARIABLES_INVALID", "$n")]
    [InlineData("mutation { x }", "OPERATION_NOT_SUPPORTED", "no mutations")]
    [InlineData("subscription { x }", "OPERATION_NOT_SUPPORTED", "no subscriptions")]
    [InlineData("fragment A on Query { echo }", "OPERATION_NOT_FOUND", "no operation")]
    [InlineData("query A { echo } query B { echo }", "OPERATION_NOT_FOUND", "'A', 'B'")]
    [InlineData("{ echo } { echo }", "VALIDATION_FAILED", "must be the only one")]
    [InlineData("query A { echo } { echo }", "VALIDATION_FAILED", "must be the only one")]
    public async Task A_refused_document_gets_its_code(string query, string code, string message)
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        var error = await ErrorAsync(engine, query);
        Assert.Equal((code, false), (error.Code, error.HasData));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public async Task A_long_name_of_an_operation_does_not_come_back_whole()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        var error = await ErrorAsync(engine, "{ echo }", new string('a', 1_000_000));
        Assert.Equal("OPERATION_NOT_FOUND", error.Code);
        Assert.InRange(error.Message.Length, 250, 400);
    }

    [Fact]
    public async Task An_error_without_a_place_has_no_empty_list_of_places()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var answer = await engine.ExecuteAsync(new("mutation { x }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.DoesNotContain("locations", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task A_syntax_error_tells_its_place()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var answer = await engine.ExecuteAsync(new("{\n  place { name ! }\n}"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Contains("""[{"line":2,"column":16}]""", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task An_operation_is_chosen_by_name()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        const string Query = "query A { place { name } } query B { place { kind } }";
        using var b = await engine.ExecuteAsync(new(Query, "B"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"place":{"kind":"RED"}}}""", Encoding.UTF8.GetString(b.Body.Span));
        Assert.Equal("OPERATION_NOT_FOUND", (await ErrorAsync(engine, Query, "C")).Code);
    }

    [Theory]
    [InlineData(1000, 2_000_000)]
    [InlineData(int.MaxValue, 25)]
    public async Task An_answer_that_grows_too_large_becomes_one_error(int bytes, int objects)
    {
        // Nothing in the operation says how long the list is: the estimate takes it for short, and lets it run.
        var data = JsonSerializer.Serialize(new { all = Enumerable.Range(0, 100).Select(i => new { name = $"thing {i}" }) });
        using var tiny = new TinyEngine("type Query { all: [Thing] } type Thing { name: String }", data, new() { MaxAnswerBytes = bytes, MaxObjects = objects });
        var error = await ErrorAsync(tiny.Engine, "{ all { name } }");
        Assert.Equal(("ANSWER_TOO_LARGE", true), (error.Code, error.HasData));
    }

    [Fact]
    public async Task An_operation_that_may_lead_to_too_many_objects_is_refused_before_anything_is_resolved()
    {
        var zoo = new Zoo();
        using var engine = new GraphQLEngine(Zoo.Schema(), zoo.Resolvers(), new() { MaxObjects = 25 });
        var error = await ErrorAsync(engine, "{ beings(first: 5) { friends(first: 3) { friends(first: 3) { name } } } }");
        Assert.Equal(("COST_LIMIT", false), (error.Code, error.HasData));
        Assert.Empty(zoo.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resolver_that_takes_too_long_ends_in_TIMEOUT_whether_it_heeds_the_token_or_not(bool heeds)
    {
        var table = new ResolverTable().Batch("Query", "a", async batch =>
        {
            await Task.Delay(Timeout.Infinite, heeds ? batch.CancellationToken : CancellationToken.None);
            return BatchAnswer.Values([1]);
        }).Batch("Query", "b", _ => new(BatchAnswer.Values([2])));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { a: Int b: Int }"), table, new() { Timeout = TimeSpan.FromSeconds(10), Clock = _clock });
        var late = ErrorAsync(engine, "{ a b }");
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("TIMEOUT", (await late).Code);
        using var next = await engine.ExecuteAsync(new("{ b }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"b":2}}""", Encoding.UTF8.GetString(next.Body.Span));
    }

    [Fact]
    public async Task A_text_that_takes_too_long_to_choose_ends_in_TIMEOUT_and_one_that_cannot_be_is_the_field_s_failure()
    {
        var table = new ResolverTable()
            .TextFor("Query", "a", async _ =>
            {
                await Task.Delay(Timeout.Infinite);
                return _ => "never";
            })
            .TextFor("Query", "b", async _ =>
            {
                await Task.Yield();
                throw new FieldException("GONE", "It is gone.");
            })
            .TextFor("Query", "c", async _ =>
            {
                await Task.Yield();
                return _ => "later";
            });
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { a: String b: String c: String }"), table, new() { Timeout = TimeSpan.FromSeconds(10), Clock = _clock });
        var late = ErrorAsync(engine, "{ a c }");
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("TIMEOUT", (await late).Code);
        using var next = await engine.ExecuteAsync(new("{ b c }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"errors":[{"message":"It is gone.","locations":[{"line":1,"column":3}],"path":["b"],"extensions":{"code":"GONE"}}],"data":{"b":null,"c":"later"}}""", Encoding.UTF8.GetString(next.Body.Span));
    }

    [Fact]
    public async Task Errors_over_the_bound_are_counted()
    {
        using var engine = new TinyEngine("type Query { all: [Thing] } type Thing { name: String }", """{"all": [{"name": "!1"}, {"name": "!2"}, {"name": "!3"}, {"name": "!4"}]}""", new() { MaxErrors = 2 });
        var errors = JsonDocument.Parse(await engine.AnswerAsync("{ all { name } }")).RootElement.GetProperty("errors");
        Assert.Equal(["1", "2", "2 more errors are not listed."], errors.EnumerateArray().Select(error => error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task An_unexpected_failure_is_told_to_the_host_and_its_text_to_nobody_else()
    {
        var failures = new List<Exception>();
        var table = new ResolverTable().Batch("Query", "a", _ => throw new InvalidOperationException("secret")).Text("Query", "b", _ => throw new InvalidOperationException("secret"));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { a: Int b: String }"), table, new() { OnUnexpected = failures.Add });
        using var answer = await engine.ExecuteAsync(new("{ a b }"), Zoo.NewContext(), default, CancellationToken.None);
        var body = Encoding.UTF8.GetString(answer.Body.Span);
        Assert.DoesNotContain("secret", body);
        Assert.EndsWith("""],"data":{"a":null,"b":null}}""", body);
        Assert.Equal(["INTERNAL_SERVER_ERROR"], answer.ErrorCodes);
        Assert.Equal(["secret", "secret"], failures.Select(failure => failure.Message));
    }

    [Fact]
    public async Task A_field_that_fails_everywhere_is_told_to_the_host_once_a_request()
    {
        var failures = new List<Exception>();
        var table = new ResolverTable().Batch("Query", "all", _ => new(BatchAnswer.Lists([.. Enumerable.Range(0, 1000).Cast<object?>()], [0, 1000])))
            .Text("Thing", "name", _ => throw new InvalidOperationException("secret")).Text("Thing", "other", _ => throw new InvalidOperationException("other"));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { all: [Thing!]! } type Thing { name: String other: String }"), table, new() { OnUnexpected = failures.Add });
        for (var i = 1; i <= 3; i++)
        {
            using var answer = await engine.ExecuteAsync(new("{ all { name other } }"), Zoo.NewContext(), default, CancellationToken.None);
            Assert.Equal(2 * i, failures.Count);
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_request_and_the_engine_answers_the_next_one()
    {
        using var gone = new CancellationTokenSource();
        var table = new ResolverTable().Batch("Query", "a", async batch =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, batch.CancellationToken);
            return BatchAnswer.Values([1]);
        }).Batch("Query", "b", _ => new(BatchAnswer.Values([2])));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { a: Int b: Int }"), table, new());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await engine.ExecuteAsync(new("{ a b }"), Zoo.NewContext(), default, gone.Token));
        using var next = await engine.ExecuteAsync(new("{ b }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"b":2}}""", Encoding.UTF8.GetString(next.Body.Span));
    }

    [Fact]
    public async Task Concurrent_requests_do_not_meet()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (i, cancellationToken) =>
        {
            using var answer = await engine.ExecuteAsync(new($"{{ being(id: {i % 12}) {{ id friends {{ id best {{ name }} }} }} }}"), Zoo.NewContext(), default, cancellationToken);
            Assert.StartsWith($"{{\"data\":{{\"being\":{{\"id\":\"{i % 12}\",\"friends\":[", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
        });
    }

    private static async Task<(string Code, string Message, bool HasData)> ErrorAsync(GraphQLEngine engine, string query, string? operationName = null)
    {
        using var answer = await engine.ExecuteAsync(new(query, operationName), Zoo.NewContext(), default, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body);
        var error = json.RootElement.GetProperty("errors")[0];
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!, answer.Executed);
    }
}
