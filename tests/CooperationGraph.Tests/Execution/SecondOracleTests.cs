using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>
/// Documents right and wrong, judged and executed by the engine and by graphql-js: GraphQL.NET's parser and rules are below the engine, so its
/// own executor cannot be asked whether a document is valid. Left out on purpose is what the service refuses and the specification leaves open: bounds of size, and
/// numbers of more than 64 characters.
/// </summary>
public sealed partial class SecondOracleTests(ITestOutputHelper output)
{
    private const int Documents = 4000;

    [Fact]
    public async Task Both_find_the_same_documents_valid_and_answer_them_alike()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ORACLE_SEED"), out var given) ? given : 1;
        output.WriteLine($"ORACLE_SEED={seed}");
        var random = new Random(seed);
        var schema = Zoo.Schema();
        var cases = Enumerable.Range(0, Documents).Select(_ =>
        {
            var (query, variables) = RandomOperation.Of(schema, random.Next(), random.Next(2, 5), (coordinate, type) => OracleTests.Literals(coordinate, type));
            return random.Next(8) == 0 ? (query, variables) : MutatedOperation.Of(random.Next(), query, variables);
        }).ToList();
        var references = await GraphQLJs.AnswerAsync(Zoo.Sdl, cases.Select(each => new { query = each.Item1, variables = JsonSerializer.Deserialize<JsonElement>(each.Item2), execute = true }));
        var verdicts = new SortedDictionary<string, int>();
        var differences = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var (query, variables) = cases[i];
            var own = await ZooAnswers.AsJsonAsync(query, variables);
            if (Difference(query, own, references[i], out var verdict) is { } difference) differences.Add($"{difference}\n{query}\n{variables}\nengine {own}\ngraphql-js {references[i]}");
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
        }

        output.WriteLine(string.Join(", ", verdicts.Select(each => $"{each.Value} {each.Key}")));
        Assert.True(differences.Count == 0, $"ORACLE_SEED={seed}: {differences.Count} of {cases.Count} differ.\n\n{string.Join("\n\n", differences.OrderBy(each => each.Length).Take(12))}");
        Assert.True(verdicts["answered"] > Documents / 10 && verdicts["invalid"] > Documents / 5 && verdicts.ContainsKey("syntax") && verdicts.ContainsKey("refused"));
    }

    // Null where they agree.
    private static string? Difference(string query, string own, JsonElement reference, out string verdict)
    {
        using var json = JsonDocument.Parse(own);
        var errors = json.RootElement.TryGetProperty("errors", out var list) ? list.EnumerateArray().ToList() : [];
        var code = errors.Count == 0 ? "" : errors[0].GetProperty("extensions").GetProperty("code").GetString()!;
        verdict = json.RootElement.TryGetProperty("data", out var data)
            ? "answered"
            : code switch { "SYNTAX_ERROR" => "syntax", "VALIDATION_FAILED" => "invalid", "VARIABLES_INVALID" => "refused", _ => code };
        // Which operation is meant is asked before the document is validated.
        if (code is "OPERATION_NOT_FOUND" or "OPERATION_NOT_SUPPORTED") return reference.GetProperty("verdict").GetString() is "invalid" or "refused" ? null : "an operation was not found";
        if (verdict != reference.GetProperty("verdict").GetString()) return $"engine: {verdict}, graphql-js: {reference.GetProperty("verdict")} ({(reference.TryGetProperty("why", out var told) ? told.GetString() : "")})";
        if (verdict != "answered") return null;
        var paths = reference.GetProperty("errors").EnumerateArray().Select(path => path.GetRawText()).ToList();
        // A null in @skip or @include is an error at the field here, and of the whole selection there; the specification names neither.
        if (errors.Exists(error => error.GetProperty("message").GetString()!.Contains("@skip", StringComparison.Ordinal))) return paths.Count > 0 ? null : "an error in a condition";
        // Where one of two conditions, or the type of a fragment, leaves a selection out, nobody need look at the other condition; graphql-js looks at @skip first, then at @include, then at the type.
        var why = reference.TryGetProperty("why", out var reason) ? reason.GetString() ?? "" : "";
        if (why.StartsWith("Argument \"if\"", StringComparison.Ordinal) && MayBeLeftOut().IsMatch(query)) return null;
        if (Plain(data) != Plain(reference.GetProperty("data"))) return "other data";
        // Once an object is lost, graphql-js does not look at its other fields.
        var ownPaths = errors.Select(error => error.GetProperty("path").GetRawText()).ToList();
        return paths.Except(ownPaths).Any() || (paths.Count == 0 && ownPaths.Count > 0) ? $"other errors: {string.Join(' ', ownPaths)} and {string.Join(' ', paths)}" : null;
    }

    [GeneratedRegex(@"@(skip|include)\([^)]*\)\s*@(skip|include)|\.\.\.\s*(on\s+)?\w+\s*@(skip|include)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MayBeLeftOut();

    // JSON whose numbers and texts are spelled alike.
    private static string Plain(JsonElement json)
    {
        var text = new StringBuilder();
        Append(json);
        return text.ToString();

        void Append(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    text.Append('{');
                    foreach (var property in element.EnumerateObject())
                    {
                        text.Append(property.Name).Append(':');
                        Append(property.Value);
                        text.Append(',');
                    }

                    text.Append('}');
                    break;
                case JsonValueKind.Array:
                    text.Append('[');
                    foreach (var item in element.EnumerateArray())
                    {
                        Append(item);
                        text.Append(',');
                    }

                    text.Append(']');
                    break;
                case JsonValueKind.Number:
                    text.Append(element.GetDouble());
                    break;
                case JsonValueKind.String:
                    text.Append(JsonSerializer.Serialize(element.GetString()));
                    break;
                default:
                    text.Append(element.GetRawText());
                    break;
            }
        }
    }
}
