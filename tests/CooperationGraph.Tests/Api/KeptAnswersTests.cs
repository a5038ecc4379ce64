using System.Text;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>An engine that keeps what it wrote of objects answers as one that keeps nothing.</summary>
public sealed class KeptAnswersTests
{
    private static readonly string Shapes = Path.Combine(RealSeed.Folder, "..", "tests", "CooperationGraph.Benchmarks", "Shapes");

    [Theory]
    [InlineData("names")]
    [InlineData("citations")]
    [InlineData("cycle")]
    [InlineData("three-levels")]
    [InlineData("matrix")]
    public async Task The_first_answers_and_those_from_what_was_kept_are_the_same_bytes_and_depend_on_the_day_alike(string shape) =>
        await SameAsync(await File.ReadAllTextAsync(Path.Combine(Shapes, shape + ".graphql")));

    [Fact]
    public async Task What_was_written_with_the_status_of_one_day_is_no_answer_on_another()
    {
        var answers = await SameAsync("{ country(code: \"CHN\") { agreements(first: 100) { nodes { id status { state } claims { id } } } } }");
        Assert.Equal(2, answers.Distinct().Count());
    }

    [Fact]
    public async Task A_row_of_the_matrix_on_one_day_or_of_other_types_is_none_of_another()
    {
        const string Query = """query Q($day: Date, $types: [AgreementType!]) { coverage(countries: { codes: ["KAZ", "UZB"] }, types: $types, asOf: $day) { rows { country { code } cells { type state since } } } }""";
        using var keeping = ApiEngine.Create();
        using var forgetting = ApiEngine.Create(new() { KeptObjectBytes = 0 });
        var graph = new ServedGraph(RealSeed.Store);
        var answers = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var variables in (string[])["""{"day": "2023-05-11", "types": ["BELT_AND_ROAD_DOCUMENT"]}""", """{"day": "1980-01-01", "types": ["BELT_AND_ROAD_DOCUMENT"]}""", """{"day": "2023-05-11", "types": ["INVESTMENT_PROTECTION_AGREEMENT"]}"""])
            {
                var expected = await AnswerAsync(forgetting, variables);
                Assert.Equal(expected, await AnswerAsync(keeping, variables));
                answers.Add(expected);
            }
        }

        Assert.Equal(3, answers.Distinct().Count());

        async Task<string> AnswerAsync(GraphQLEngine engine, string variables)
        {
            using var json = JsonDocument.Parse(variables);
            using var answer = await engine.ExecuteAsync(new(Query, null, json.RootElement), new ApiContext(graph, new DateOnly(2026, 11, 24)), default, CancellationToken.None);
            Assert.True(answer.IsRight);
            return Encoding.UTF8.GetString(answer.Body.Span);
        }
    }

    private static async Task<List<string>> SameAsync(string query)
    {
        using var keeping = ApiEngine.Create();
        using var forgetting = ApiEngine.Create(new() { KeptObjectBytes = 0 });
        var graph = new ServedGraph(RealSeed.Store);
        var answers = new List<string>();
        foreach (var day in (DateOnly[])[new(2026, 11, 24), new(1995, 1, 1), new(2026, 11, 24)])
        {
            var expected = await AnswerAsync(forgetting, day);
            Assert.StartsWith("{\"data\":", expected.Body, StringComparison.Ordinal);
            for (var i = 0; i < 3; i++) Assert.Equal(expected, await AnswerAsync(keeping, day));
            answers.Add(expected.Body);
        }

        return answers;

        async Task<(string Body, bool DependsOnToday)> AnswerAsync(GraphQLEngine engine, DateOnly day)
        {
            var context = new ApiContext(graph, day);
            using var answer = await engine.ExecuteAsync(new(query), context, default, CancellationToken.None);
            return (Encoding.UTF8.GetString(answer.Body.Span), context.DependsOnToday);
        }
    }
}
