using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class FuzzTests
{
    private const int Documents = 4000;

    private static readonly string[] Tokens = ["{", "}", "(", ")", "...", "on", "@skip(if: $v)", "$v", ":", "!", "[", "]", "\"", "\"\"\"", "fragment", "query", "null", "1e999", "-1", "place", "beings", "id", "\u0000", "é", "#"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_sent_gets_an_answer_in_JSON(int seed)
    {
        var random = new Random(seed);
        var schema = Zoo.Schema();
        using var engine = new GraphQLEngine(schema, new Zoo(faults: 100).Resolvers(), new() { OnUnexpected = failure => Assert.Equal("secret", failure is InvalidOperationException { Message: var text } && !text.Contains("nullable", StringComparison.Ordinal) ? text : "secret") });
        for (var i = 0; i < Documents; i++)
        {
            var (query, variables) = RandomOperation.Of(schema, random.Next(), random.Next(1, 4), (_, type) => ["1", "\"x\"", "[RED]", "{text: \"a\"}", "$v0"]);
            for (var changes = random.Next(4); changes > 0; changes--) query = Change(query, random);
            using var json = JsonDocument.Parse(random.Next(3) == 0 ? """{"v0": [1], "v": {"a": null}, "v1": 1e40}""" : variables);
            using var answer = await engine.ExecuteAsync(new(query, null, json.RootElement), Zoo.NewContext(), default, CancellationToken.None);
            using var body = JsonDocument.Parse(answer.Body);
            Assert.True(body.RootElement.TryGetProperty("data", out _) || body.RootElement.TryGetProperty("errors", out _), query);
        }
    }

    private static string Change(string text, Random random)
    {
        var (start, length) = (random.Next(text.Length), random.Next(1, 12));
        var end = Math.Min(text.Length, start + length);
        return random.Next(4) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..end] + text[start..],
            2 => text[..start] + Tokens[random.Next(Tokens.Length)] + text[start..],
            _ => text[..start] + (char)random.Next(1, 0x300) + text[end..],
        };
    }
}
