using System.Globalization;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Validation;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using GraphQL.Types;
using GraphQLParser;

namespace CooperationGraph.Tests.Api;

/// <summary>The contract as graphql-js sees it: which variables may stand where, and what introspection says.</summary>
public sealed class ContractOracleTests(ITestOutputHelper output)
{
    private static readonly ISchema Schema = ApiEngine.Schema();
    private static readonly string[] Forms = ["{0}", "{0}!", "[{0}]", "[{0}!]", "[{0}]!", "[{0}!]!", "[[{0}!]!]!", "{0} = null"];

    [Fact]
    public async Task A_variable_of_each_type_may_stand_in_each_place_where_graphql_js_lets_it()
    {
        var documents = Places().SelectMany((place, i) => VariableTypes(place.Type, i).Select(type => $"query($v: {type}) {place.Text}")).ToList();
        var references = await GraphQLJs.AnswerAsync(ApiSchema.Sdl, documents.Select(query => new { query, inputs = true }));
        var differences = new List<string>();
        var valid = 0;
        for (var i = 0; i < documents.Count; i++)
        {
            var document = Parser.Parse(documents[i]);
            var errors = InputRules.Check(Schema, document);
            if (errors.Count == 0) valid++;
            if (errors.Count == 0 != (references[i].GetProperty("verdict").GetString() == "valid")) differences.Add($"{documents[i]}\n{string.Join(' ', errors.Select(error => error.Message))}\n{references[i]}");
        }

        output.WriteLine($"{documents.Count} pairs of type and place, {valid} valid.");
        Assert.True(differences.Count == 0, $"{differences.Count} of {documents.Count} differ:\n{string.Join("\n\n", differences.Take(10))}");
        Assert.InRange(valid, documents.Count / 50, documents.Count / 2);
    }

    [Fact]
    public async Task Introspection_with_all_its_options_is_that_of_graphql_js()
    {
        var reference = (await GraphQLJs.AnswerAsync(ApiSchema.Sdl, [new { introspect = true }]))[0];
        var own = await ApiClient.OverSeed.DataAsync(reference.GetProperty("query").GetString()!);
        Assert.Equal(Elements(reference.GetProperty("data")), Elements(own));

        // Each has types of its own: graphql-js all built-in scalars, whether used or not; both those of introspection, which the specification words.
        static List<string> Elements(JsonElement data)
        {
            var schema = data.GetProperty("__schema");
            return
            [
                .. schema.EnumerateObject().Where(property => property.Name is not ("types" or "directives")).Select(property => property.ToString()),
                .. schema.GetProperty("types").EnumerateArray().Where(type => type.Text("name") is var name && !name!.StartsWith("__", StringComparison.Ordinal) && name is not ("Int" or "Float" or "String" or "Boolean" or "ID"))
                    .Select(Plain).Order(StringComparer.Ordinal),
                .. schema.GetProperty("directives").EnumerateArray().Select(directive => directive.Text("name")!).Order(StringComparer.Ordinal),
            ];
        }

        // The order of an interface's types is nobody's promise.
        static string Plain(JsonElement type) =>
            string.Join('\n', type.EnumerateObject().Select(property => property.Name == "possibleTypes" && property.Value.ValueKind == JsonValueKind.Array
                ? string.Join(' ', property.Value.EnumerateArray().Select(each => each.GetRawText()).Order(StringComparer.Ordinal))
                : property.Name + JsonSerializer.Serialize(property.Value)));
    }

    // Of the place's own type every form; of each other type one, another at each place: 170,000 pairs of all with all say no more, and take minutes.
    private static IEnumerable<string> VariableTypes(IGraphType own, int place) =>
        Schema.AllTypes.Where(type => type is ScalarGraphType or IInputObjectGraphType && !type.Name.StartsWith("__", StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany((type, i) => (type.Name == own.Name ? Forms : [Forms[(place + i) % Forms.Length]]).Select(form => string.Format(CultureInfo.InvariantCulture, form, type.Name)));

    // Every argument of every field, and every field of every input object, once, as a selection of the query with $v in the place.
    private static IEnumerable<(IGraphType Type, string Text)> Places()
    {
        var paths = Paths();
        var seen = new HashSet<string>();
        foreach (var type in Schema.AllTypes.OfType<IComplexGraphType>().Where(type => paths.ContainsKey(type.Name)))
        {
            foreach (var field in type.Fields)
            {
                foreach (var argument in field.Arguments?.AsEnumerable() ?? [])
                {
                    var named = InputTypes.NamedOf(argument.ResolvedType!);
                    yield return (named, Selection(paths[type.Name], field, argument, "$v"));
                    foreach (var (place, value) in Inside(named, seen)) yield return (place, Selection(paths[type.Name], field, argument, value));
                }
            }
        }
    }

    private static IEnumerable<(IGraphType Place, string Value)> Inside(IGraphType type, HashSet<string> seen)
    {
        if (type is not IInputObjectGraphType input || !seen.Add(input.Name)) yield break;
        foreach (var field in input.Fields)
        {
            var named = InputTypes.NamedOf(field.ResolvedType!);
            yield return (named, Object(input, field, "$v"));
            if (InputTypes.NullableOf(field.ResolvedType!) is ListGraphType) yield return (named, Object(input, field, "[$v]"));
            foreach (var (place, value) in Inside(named, seen)) yield return (place, Object(input, field, value));
        }
    }

    private static string Object(IInputObjectGraphType type, FieldType field, string value) =>
        $"{{{string.Join(", ", type.Fields.Where(each => each != field && each.ResolvedType is NonNullGraphType && each.DefaultValue is null).Select(each => $"{each.Name}: {Some(each.ResolvedType!)}").Append($"{field.Name}: {value}"))}}}";

    private static string Selection((string Before, string After) path, FieldType field, QueryArgument argument, string value)
    {
        var others = field.Arguments!.Where(each => each != argument && each.ResolvedType is NonNullGraphType && each.DefaultValue is null).Select(each => $"{each.Name}: {Some(each.ResolvedType!)}");
        return path.Before + $"{field.Name}({string.Join(", ", others.Append($"{argument.Name}: {value}"))})" + (InputTypes.NamedOf(field.ResolvedType!) is ScalarGraphType ? "" : " { __typename }") + path.After;
    }

    // The shortest way from the query to each object type.
    private static Dictionary<string, (string Before, string After)> Paths()
    {
        var paths = new Dictionary<string, (string Before, string After)> { [Schema.Query.Name] = ("{ ", " }") };
        var open = new Queue<IGraphType>([Schema.Query]);
        while (open.TryDequeue(out var type))
        {
            var (before, after) = paths[type.Name];
            if (type is IAbstractGraphType several)
                foreach (var possible in several.PossibleTypes) Reach(possible, $"{before}... on {possible.Name} {{ ", " }" + after);
            foreach (var field in (type as IComplexGraphType)?.Fields.AsEnumerable() ?? [])
            {
                var arguments = (field.Arguments?.AsEnumerable() ?? []).Where(each => each.ResolvedType is NonNullGraphType && each.DefaultValue is null).Select(each => $"{each.Name}: {Some(each.ResolvedType!)}").ToList();
                Reach(InputTypes.NamedOf(field.ResolvedType!), $"{before}{field.Name}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "")} {{ ", " }" + after);
            }
        }

        return paths;

        void Reach(IGraphType type, string before, string after)
        {
            if (type is not ScalarGraphType && paths.TryAdd(type.Name, (before, after))) open.Enqueue(type);
        }
    }

    private static string Some(IGraphType type) =>
        InputTypes.NamedOf(type) switch
        {
            EnumerationGraphType words => words.Values.First().Name,
            IntGraphType => "1",
            BooleanGraphType => "true",
            IInputObjectGraphType { IsOneOf: true } input => $"{{{input.Fields.First().Name}: {Some(input.Fields.First().ResolvedType!)}}}",
            IInputObjectGraphType input => $"{{{string.Join(", ", input.Fields.Where(each => each.ResolvedType is NonNullGraphType && each.DefaultValue is null).Select(each => $"{each.Name}: {Some(each.ResolvedType!)}"))}}}",
            { Name: "Date" } => "\"2020-01-01\"",
            _ => "\"x\"",
        };
}
