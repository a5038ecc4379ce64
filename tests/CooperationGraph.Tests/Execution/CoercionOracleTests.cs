using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>
/// Input values of every form that the service's own schema has not: required fields with and without defaults, defaults that are objects and lists,
/// lists of lists, one of several fields within one of several. Literals, variables and their defaults, right and wrong, are read by the engine and by
/// graphql-js, and what a resolver gets is compared.
/// </summary>
public sealed class CoercionOracleTests(ITestOutputHelper output)
{
    private const int Documents = 1500;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Sdl = """
        type Query {
          inputs(in: In, need: In! = {n: 1}, rows: [[Int!]], marks: [[Color]!], number: Float, numbers: [Float!]! = [1, 2.5], color: Color = RED, one: One, ins: [In!], id: ID, ids: [ID!], truth: Boolean! = true, text: String): String
        }
        input In { n: Int!, d: Int! = 5, color: Color! = GREEN, s: String, in: In, leaves: [Leaf!] = [{n: 2}], ids: [[ID!]!], one: One, f: Float = 1 }
        input Leaf { n: Int!, d: Int! = 7 }
        input One @oneOf { a: Int, ins: [In!], one: One, s: String }
        enum Color { RED GREEN }
        """;

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["in"] = "In",
        ["need"] = "In!",
        ["rows"] = "[[Int!]]",
        ["marks"] = "[[Color]!]",
        ["number"] = "Float",
        ["numbers"] = "[Float!]!",
        ["color"] = "Color",
        ["one"] = "One",
        ["ins"] = "[In!]",
        ["id"] = "ID",
        ["ids"] = "[ID!]",
        ["truth"] = "Boolean!",
        ["text"] = "String",
    };

    private static readonly Dictionary<string, string> Fields = new() { ["n"] = "Int!", ["d"] = "Int!", ["color"] = "Color!", ["s"] = "String", ["in"] = "In", ["leaves"] = "[Leaf!]", ["ids"] = "[[ID!]!]", ["one"] = "One", ["f"] = "Float" };

    private static readonly Dictionary<string, string> Leaves = new() { ["n"] = "Int!", ["d"] = "Int!" };

    private static readonly Dictionary<string, string> Choices = new() { ["a"] = "Int", ["ins"] = "[In!]", ["one"] = "One", ["s"] = "String" };

    [Fact]
    public async Task Both_give_a_resolver_the_same_values()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ORACLE_SEED"), out var given) ? given : 1;
        output.WriteLine($"ORACLE_SEED={seed}");
        var random = new Random(seed);
        var cases = Enumerable.Range(0, Documents).Select(_ => new Case(random)).ToList();
        var references = await GraphQLJs.AnswerAsync(Sdl, cases.Select(each => new { query = each.Query, variables = JsonSerializer.Deserialize<JsonElement>(each.Values), execute = true }));
        using var engine = new GraphQLEngine(GraphQLSchema.Build(Sdl), new ResolverTable().TextFor("Query", "inputs", context => _ => Plain(Values(context.Arguments))), new() { MaxInputDepth = 60 });
        var verdicts = new SortedDictionary<string, int>();
        var differences = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            using var variables = JsonDocument.Parse(cases[i].Values);
            using var answer = await engine.ExecuteAsync(new(cases[i].Query, null, variables.RootElement), Zoo.NewContext(), default, CancellationToken.None);
            using var own = JsonDocument.Parse(answer.Body);
            var reference = references[i];
            var verdict = own.RootElement.TryGetProperty("data", out var data) ? "answered" : answer.ErrorCodes.Single() switch { "VALIDATION_FAILED" => "invalid", "VARIABLES_INVALID" => "refused", "SYNTAX_ERROR" => "syntax", var code => code };
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
            if (verdict != reference.GetProperty("verdict").GetString() || (verdict == "answered" && data.GetProperty("inputs").GetString() != reference.GetProperty("data").GetProperty("inputs").GetString()))
                differences.Add($"{cases[i].Query}\n{cases[i].Values}\nengine {own.RootElement}\ngraphql-js {reference}");
        }

        output.WriteLine(string.Join(", ", verdicts.Select(each => $"{each.Value} {each.Key}")));
        Assert.True(differences.Count == 0, $"ORACLE_SEED={seed}: {differences.Count} of {cases.Count} differ.\n\n{string.Join("\n\n", differences.OrderBy(each => each.Length).Take(10))}");
        Assert.True(verdicts["answered"] > Documents / 10 && verdicts["invalid"] > Documents / 10 && verdicts["refused"] > Documents / 50);
    }

    private static object? Values(FieldArguments arguments) => typeof(FieldArguments).GetField("_fields", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(arguments);

    // As tests/clients/oracle.mjs writes it.
    private static string Plain(object? value) =>
        value switch
        {
            null => "null",
            string text => JsonSerializer.Serialize(text, Readable),
            bool truth => truth ? "true" : "false",
            IDictionary<string, object?> fields => $"{{{string.Join(',', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}:{Plain(field.Value)}"))}}}",
            IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Plain))}]",
            // JavaScript writes -0 as 0.
            var number => (Convert.ToDouble(number, CultureInfo.InvariantCulture) + 0.0).ToString(CultureInfo.InvariantCulture),
        };

    private sealed class Case
    {
        private readonly Random _random;
        private readonly SortedDictionary<string, string> _definitions = [];
        private readonly SortedDictionary<string, string> _values = [];

        public Case(Random random)
        {
            _random = random;
            var arguments = Arguments.Where(_ => Chance(4)).Select(each => $"{each.Key}: {Value(each.Value, 3, asJson: false, variables: true)}").ToList();
            var list = _definitions.Count == 0 ? "" : $"({string.Join(", ", _definitions.Values)})";
            Query = $"query Q{list} {{ inputs{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")} }}";
            Values = $"{{{string.Join(", ", _values.Select(each => $"\"{each.Key}\": {each.Value}"))}}}";
        }

        public string Query { get; }

        public string Values { get; }

        private string Value(string type, int depth, bool asJson, bool variables)
        {
            if (variables && Chance(5)) return Variable(type, depth);
            if (Chance(30)) return Pick("null", "1", "1.0", "1e0", "\"x\"", "true", asJson ? "\"RED\"" : "RED", "[]", "[null]", "[[1]]", "{}", "{\"n\": 1}".Replace("\"", asJson ? "\"" : "", StringComparison.Ordinal), "2147483648", asJson ? "-9" : "-0");
            if (!type.EndsWith('!') && Chance(8)) return "null";
            type = type.TrimEnd('!');
            if (type[0] == '[')
            {
                var item = type[1..^1];
                return Chance(4) ? Value(item, depth, asJson, variables) : $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Value(item, depth - 1, asJson, variables)))}]";
            }

            return type switch
            {
                "Int" => Pick("1", "-7", "0", asJson ? "3.0" : "3", asJson ? "1e1" : "4"),
                "Float" => Pick("1", "2.5", "-1e3", "0.0"),
                "Boolean" => Pick("true", "false"),
                "String" => Pick("\"s\"", "\"\"", "\"\\u00e9\"", asJson ? "\"b\"" : "\"\"\"b\n  c\"\"\""),
                "ID" => Pick("\"a\"", "4", "-5", asJson ? "6.0" : "6"),
                "Color" => asJson ? Pick("\"RED\"", "\"GREEN\"") : Pick("RED", "GREEN"),
                "In" => Object(Fields, depth, asJson, variables, exactlyOne: false),
                "Leaf" => Object(Leaves, depth, asJson, variables, exactlyOne: false),
                _ => Object(Choices, depth, asJson, variables, exactlyOne: !Chance(6)),
            };
        }

        private string Object(Dictionary<string, string> fields, int depth, bool asJson, bool variables, bool exactlyOne)
        {
            var names = exactlyOne ? [fields.Keys.ElementAt(depth > 0 ? _random.Next(fields.Count) : 0)] : fields.Keys.Where(name => name == "n" ? !Chance(12) : Chance(depth > 0 ? 4 : 12)).ToList();
            if (Chance(40)) names.Add("nope");
            return $"{{{string.Join(", ", names.OrderBy(_ => _random.Next()).Select(name => $"{(asJson ? $"\"{name}\"" : name)}: {Value(fields.GetValueOrDefault(name, "Int"), depth - 1, asJson, variables)}"))}}}";
        }

        private string Variable(string type, int depth)
        {
            var name = $"v{_definitions.Count}";
            var nullable = type.TrimEnd('!');
            var declared = Pick(type, type, nullable, nullable + "!", Chance(3) ? $"[{nullable}]" : type, Chance(3) ? Pick("Int", "In", "[[ID!]!]", "Color!") : type);
            // Reserved before the default may need another.
            _definitions[name] = "";
            _definitions[name] = $"${name}: {declared}{(Chance(3) ? " = " + Value(declared, Math.Min(depth, 2), asJson: false, variables: false) : "")}";
            if (!Chance(4)) _values[name] = Value(declared, Math.Min(depth, 2), asJson: true, variables: false);
            return "$" + name;
        }

        private string Pick(params string[] from) => from[_random.Next(from.Length)];

        private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
    }
}
