using System.Text.Json;
using CooperationGraph.Tests.Api;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using GraphQL.Types;

namespace CooperationGraph.HotChocolate.Tests;

/// <summary>The whole contract over Hot Chocolate gives the data that the service's own engine gives, and errors of the same codes.</summary>
public sealed class SameAnswersTests
{
    private const int Operations = 500;
    private static readonly string Shapes = Path.Combine(RealSeed.Folder, "..", "tests", "CooperationGraph.Benchmarks", "Shapes");
    private static readonly ISchema Schema = ApiEngine.Schema();

    public static TheoryData<string> Questions =>
        [.. Directory.EnumerateFiles(ApiClient.ExamplesFolder, "*.graphql").Concat(Directory.EnumerateFiles(Shapes, "*.graphql")).Select(path => Path.GetRelativePath(RealSeed.Folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_has_the_same_answer(string path)
    {
        var query = await File.ReadAllTextAsync(Path.Combine(RealSeed.Folder, path));
        var answer = await ChocolateClient.AnswerAsync(query);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.Equal((await ApiClient.OverSeed.DataAsync(query)).GetRawText(), answer.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Random_operations_have_the_same_answers()
    {
        var random = new Random(11);
        var (executed, failed) = (0, 0);
        for (var i = 0; i < Operations; i++)
        {
            var (query, variables) = RandomOperation.Of(Schema, random.Next(), depth: 3 + (i % 2), ApiOracleTests.Literals);
            using var given = JsonDocument.Parse(variables);
            using var expected = JsonDocument.Parse(await ApiClient.OverSeed.BytesAsync(query, given.RootElement));
            var answer = await ChocolateClient.AnswerAsync(query, variables);
            Assert.True(CodesOf(expected.RootElement) == CodesOf(answer), $"{CodesOf(expected.RootElement)}\n{query}\n{variables}\n{answer}");
            // Not as text: Hot Chocolate gives a field the place of its first mention, which @skip may leave out.
            Assert.True(AreSame(DataOf(expected.RootElement), DataOf(answer)), $"{query}\n{variables}\n{DataOf(expected.RootElement)}\n{answer}");
            if (DataOf(expected.RootElement).ValueKind == JsonValueKind.Object) executed++;
            if (CodesOf(expected.RootElement).Length > 0) failed++;
        }

        Assert.InRange(executed, Operations / 2, Operations);
        Assert.InRange(failed, Operations / 20, Operations);
    }

    // Without data, or with null.
    private static JsonElement DataOf(JsonElement answer) => answer.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null ? data : default;

    private static bool AreSame(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind && (left.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(left, right));

    /// <summary>The codes of an answer's errors, each once, sorted; empty for none.</summary>
    internal static string CodesOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? string.Join(' ', errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).Distinct().Order(StringComparer.Ordinal)) : "";
}
