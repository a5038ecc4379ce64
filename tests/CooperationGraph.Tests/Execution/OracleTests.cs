using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution;

/// <summary>Random operations, answered by the engine and by GraphQL.NET's executor over the same resolvers.</summary>
public abstract class OracleTests(int faults, int cases)
{
    private static readonly ISchema Schema = Zoo.Schema();

    [Fact]
    public void The_engine_answers_what_GraphQL_NET_answers()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo(faults).Resolvers(), new() { MaxErrors = int.MaxValue, Timeout = Patience.Limit, MaxFields = int.MaxValue, MaxAliases = int.MaxValue, MaxDepth = 100, MaxRootFields = 1000 });
        var oracle = new Oracle(Zoo.Schema(), new Zoo(faults).Resolvers(), Zoo.NewContext());
        var executed = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(cases).WithEndSize(6),
            Prop.ForAll(Cases, each =>
            {
                var (query, variables) = RandomOperation.Of(Schema, each.Seed, each.Depth, Literals);
                var own = Run(engine, query, variables);
                // What is asked for again is kept, and what is asked for once more is read from what was kept.
                for (var again = 0; again < 2; again++) Assert.Equal(own, Run(engine, query, variables));
                var reference = oracle.ExecuteAsync(query, variables).GetAwaiter().GetResult();
                // Its rules err, on merged fields most of all: who is right about what is valid, SecondOracleTests ask graphql-js.
                if (own.Contains("VALIDATION_FAILED", StringComparison.Ordinal) || !reference.Contains("\"data\"", StringComparison.Ordinal)) return true;
                executed++;
                var (ownData, ownErrors) = Parts(own);
                var (data, errors) = Parts(reference);
                Assert.True(ownData == data, $"{query}\n{variables}\nengine {ownData}\noracle {reference}");
                foreach (var path in errors.Where(error => error.Value.StartsWith("no locations", StringComparison.Ordinal)).Select(error => error.Key))
                    if (ownErrors.ContainsKey(path)) ownErrors[path] = errors[path];
                Assert.True(ownErrors.SequenceEqual(errors), $"{query}\n{variables}\nengine {string.Join("\n", ownErrors.Except(errors))}\noracle {string.Join("\n", errors.Except(ownErrors))}");
                return true;
            }));
        Assert.True(executed > cases / 2, $"Only {executed} of {cases} operations were valid.");
    }

    private static Arbitrary<(int Seed, int Depth)> Cases =>
        Arb.From(
            from seed in Gen.Choose(0, int.MaxValue)
            from depth in Gen.Choose(2, 5)
            select (seed, depth),
            each => Enumerable.Range(1, each.depth - 1).Select(depth => (each.seed, depth)));

    internal static string[] Literals(string coordinate, string type) => type.TrimEnd('!') switch
    {
        "ID" => ["1", "\"2\"", "99"],
        "Int" => ["2", "null", "3"],
        "Boolean" => ["true", "false"],
        "[Color!]" => ["[RED, GREEN]", "BLUE", "[]"],
        "Color" => ["RED"],
        "Box" => ["{text: \"a\", boxes: [{number: 1}, {}]}", "{}", "null"],
        "Pick" => ["{a: \"x\"}", "{b: 1}", "null"],
        "[String!]" => ["[\"x\", \"y\"]", "\"z\"", "null"],
        _ => ["\"text\""],
    };

    private static string Run(GraphQLEngine engine, string query, string variables)
    {
        using var json = JsonDocument.Parse(variables);
        using var answer = engine.ExecuteAsync(new(query, null, json.RootElement), Zoo.NewContext(), default, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(answer.Body.Span);
    }

    // Errors by path. GraphQL.NET forgets the location of a field that it merged.
    private static (string Data, SortedDictionary<string, string> Errors) Parts(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        var errors = json.RootElement.TryGetProperty("errors", out var list)
            ? list.EnumerateArray().Select(error => KeyValuePair.Create(Text(error, "path"), $"{Text(error, "locations")} {Code(error)}"))
            : [];
        var byPath = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, error) in errors) Assert.True(byPath.TryAdd(path, error), $"Two errors at {path}: {answer}");
        return (json.RootElement.TryGetProperty("data", out var data) ? data.GetRawText() : "none", byPath);
    }

    private static string Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetRawText() : $"no {name}";

    private static string Code(JsonElement error) => error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code) && code.GetString() == "FAULT" ? "FAULT" : "unexpected";
}

// Classes of their own run at the same time.
public sealed class FaultlessOracleTests() : OracleTests(faults: 0, cases: 3000);

public sealed class RareFaultsOracleTests() : OracleTests(faults: 60, cases: 3000);

public sealed class FrequentFaultsOracleTests() : OracleTests(faults: 300, cases: 2000);
