using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using HotChocolate.Execution;
using Codes = CooperationGraph.Execution.ErrorCodes;

namespace CooperationGraph.HotChocolate.Tests;

/// <summary>What is wrong with a request has the code that the service's own engine gives it.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { "{ ", "{}", Codes.Syntax },
        { "{ nope }", "{}", Codes.Validation },
        { "{ agreement(id: \"a\") { status(asOf: \"1992\") { state } } }", "{}", Codes.Validation },
        { "query($day: Date) { agreement(id: \"a\") { status(asOf: $day) { state } } }", """{"day": "1992"}""", Codes.Variables },
        { "query($code: CountryCode!) { country(code: $code) { id } }", "{}", Codes.Variables },
        { "query A { dataset { revision } } query B { dataset { revision } }", "{}", Codes.OperationNotFound },
        { Nested(16, "country(code: \"KAZ\")", "agreements { nodes { parties { party { ... on Country {"), "{}", Codes.Depth },
        { $"{{ {string.Concat(Enumerable.Range(0, 21).Select(i => $"a{i}: dataset {{ revision }} "))} }}", "{}", Codes.RootFields },
        { $"{{ dataset {{ {string.Concat(Enumerable.Range(0, 201).Select(i => $"a{i}: revision "))} }} }}", "{}", Codes.Aliases },
        { $"{{ dataset {{ {string.Concat(Enumerable.Repeat("revision ", 1000))} }} }}", "{}", Codes.Fields },
        { $"{{ nodes(ids: [{string.Concat(Enumerable.Repeat("1 ", 15_000))}]) {{ id }} }}", "{}", Codes.Tokens },
        { "{ countries(first: 200) { nodes { agreements(first: 200) { nodes { sectors { agreements(first: 200) { nodes { id } } } } } } } }", "{}", Codes.Cost },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_request_is_refused_with_the_same_code(string query, string variables, string code)
    {
        using var given = JsonDocument.Parse(variables);
        using var expected = JsonDocument.Parse(await ApiClient.OverSeed.BytesAsync(query, given.RootElement));
        Assert.Equal(code, SameAnswersTests.CodesOf(expected.RootElement));
        Assert.Equal(code, SameAnswersTests.CodesOf(await ChocolateClient.AnswerAsync(query, variables)));
    }

    [Fact]
    public async Task An_operation_that_may_lead_to_too_many_objects_is_not_run()
    {
        const string Query = "{ countries(first: 200) { nodes { agreements(first: 200) { nodes { parties { party { id } } } } } } }";
        var strict = await ChocolateClient.OfAsync(new() { MaxObjects = 1000 });
        Assert.Equal(Codes.Cost, SameAnswersTests.CodesOf(await ChocolateClient.AnswerAsync(strict, Query)));
    }

    [Fact]
    public async Task An_answer_of_too_many_objects_is_given_up_whole()
    {
        // Taken to be shorter than they are.
        var strict = await ChocolateClient.OfAsync(new() { MaxObjects = 100, AssumedListSize = 0, AssumedPageSize = 1 });
        var answer = await ChocolateClient.AnswerAsync(strict, "{ agreements { nodes { claims { id source { id } } } } }");
        Assert.Equal(Codes.AnswerTooLarge, SameAnswersTests.CodesOf(answer));
        Assert.False(answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Errors_past_the_greatest_number_are_counted()
    {
        var few = await ChocolateClient.OfAsync(new() { MaxErrors = 2 });
        var errors = (await ChocolateClient.AnswerAsync(few, "{ a: country(code: \"A\") { id } b: country(code: \"B\") { id } c: country(code: \"C\") { id } }")).GetProperty("errors");
        Assert.Equal(["COUNTRY_UNKNOWN", "COUNTRY_UNKNOWN", Codes.TooManyErrors], errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_that_has_gone_is_no_failure_of_the_server()
    {
        var log = new LogRecorder();
        var executor = await ChocolateClient.OfAsync(new CurrentStore(RealSeed.Store), new(), log);
        await using var result = await executor.ExecuteAsync(OperationRequestBuilder.New().SetDocument("{ agreements { nodes { claims { id } } } }").Build(), new CancellationToken(canceled: true));
        Assert.Empty(log.Lines);
    }

    // The innermost selection is closed as often as the way opened.
    private static string Nested(int times, string root, string way)
    {
        var below = string.Concat(Enumerable.Repeat(way, times));
        return $"{{ {root} {{ {below} id {new string('}', below.Count(each => each == '{'))} }} }}";
    }
}
