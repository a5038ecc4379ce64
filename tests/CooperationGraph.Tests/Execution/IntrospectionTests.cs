using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class IntrospectionTests
{
    // The query that GraphiQL and code generators send, with all its options.
    private const string Standard = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType }
          directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    [Fact]
    public async Task The_whole_schema_is_that_of_GraphQL_NET_but_for_the_types_of_introspection_itself()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new() { Timeout = Patience.Limit });
        using var answer = await engine.ExecuteAsync(new(Standard), Zoo.NewContext(), default, CancellationToken.None);
        var own = JsonNode.Parse(answer.Body.Span)!;
        var reference = JsonNode.Parse(await new Oracle(Zoo.Schema(), new Zoo().Resolvers(), Zoo.NewContext()).ExecuteAsync(Standard))!;
        Assert.NotNull(own["data"]?["__schema"]);
        Assert.True(reference["data"]?["__schema"] is not null, reference.ToJsonString());
        foreach (var types in new[] { own, reference }.Select(each => each["data"]!["__schema"]!["types"]!.AsArray()))
            foreach (var type in types.Where(type => type!["name"]!.GetValue<string>().StartsWith("__", StringComparison.Ordinal)).ToList()) types.Remove(type);
        var directives = own["data"]!["__schema"]!["directives"]!.AsArray();
        foreach (var directive in directives.Where(directive => directive!["name"]!.GetValue<string>() is "specifiedBy" or "oneOf").ToList()) directives.Remove(directive);
        // It prints the ID 1 as a string.
        Assert.Equal(reference.ToJsonString().Replace("\\u00221\\u0022", "1", StringComparison.Ordinal), own.ToJsonString());
    }

    [Theory]
    // GraphQL.NET leaves these fields out of the list, or out altogether, and has others of its own.
    [InlineData("{ __type(name: \"__Directive\") { fields(includeDeprecated: true) { name } } }", "[{\"name\":\"name\"},{\"name\":\"description\"},{\"name\":\"locations\"},{\"name\":\"args\"},{\"name\":\"isRepeatable\"}]")]
    [InlineData("{ __type(name: \"Money\") { specifiedByURL description kind } }", "\"specifiedByURL\":\"https://example.org/money\",\"description\":\"An amount in \\\"units\\\".\",\"kind\":\"SCALAR\"")]
    [InlineData("{ a: __type(name: \"\") { name } b: __type(name: \" \") { name } c: __type(name: \"[Animal]\") { name } }", "{\"a\":null,\"b\":null,\"c\":null}")]
    [InlineData("{ __type(name: \"Animal\") { specifiedByURL } }", "\"specifiedByURL\":null")]
    [InlineData("{ __type(name: \"Query\") { old: fields { name } all: fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }", "{\"old\":[{\"name\":\"a\"}],\"all\":[{\"name\":\"a\",\"isDeprecated\":false,\"deprecationReason\":null},{\"name\":\"b\",\"isDeprecated\":true,\"deprecationReason\":\"No longer supported\"},")]
    [InlineData("{ __type(name: \"Query\") { fields { old: args { name } all: args(includeDeprecated: true) { name deprecationReason } } } }", "{\"old\":[{\"name\":\"x\"}],\"all\":[{\"name\":\"x\",\"deprecationReason\":null},{\"name\":\"y\",\"deprecationReason\":\"gone\"}]}")]
    [InlineData("{ __type(name: \"In\") { isOneOf old: inputFields { name } all: inputFields(includeDeprecated: true) { name defaultValue } } }", "{\"isOneOf\":false,\"old\":[{\"name\":\"p\"}],\"all\":[{\"name\":\"p\",\"defaultValue\":\"[A, B]\"},{\"name\":\"q\",\"defaultValue\":null}]}")]
    [InlineData("{ __type(name: \"E\") { isOneOf old: enumValues { name } all: enumValues(includeDeprecated: true) { name } } }", "{\"isOneOf\":null,\"old\":[{\"name\":\"A\"}],\"all\":[{\"name\":\"A\"},{\"name\":\"B\"}]}")]
    [InlineData("{ __schema { directives { name old: args { name } all: args(includeDeprecated: true) { name } } } }", "{\"name\":\"d\",\"old\":[{\"name\":\"e\"}],\"all\":[{\"name\":\"e\"},{\"name\":\"f\"}]}")]
    public async Task It_says_what_the_specification_asks_for(string query, string part)
    {
        const string Sdl = """
            directive @d(e: Int, f: Int @deprecated) on FIELD
            type Query { a(x: In, y: Int @deprecated(reason: "gone")): E b: Money @deprecated c: Animal @deprecated }
            type Animal { id: ID }
            enum E { A B @deprecated }
            input In { p: [E] = [A, B], q: Int @deprecated }
            "An amount in \"units\"."
            scalar Money @specifiedBy(url: "https://example.org/money")
            """;
        using var engine = new TinyEngine(Sdl, "{}", scalars: new Zoo.MoneyType());
        Assert.Contains(part, await engine.AnswerAsync(query));
    }

    [Theory]
    [InlineData("query($n: String!) { __type(name: $n) { name fields { name type { name } } } }", """{"n": "Animal"}""")]
    [InlineData("{ a: __type(name: \"Being\") { possibleTypes { name } } none: __type(name: \"Nothing\") { name } }", null)]
    [InlineData("query($s: Boolean!) { ...S @skip(if: $s) ...S @include(if: $s) t: __typename } fragment S on Query { __schema { queryType { name } } }", """{"s": true}""")]
    public async Task Its_answer_is_that_of_GraphQL_NET(string query, string? variables)
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var json = JsonDocument.Parse(variables ?? "{}");
        using var answer = await engine.ExecuteAsync(new(query, null, json.RootElement), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal(await new Oracle(Zoo.Schema(), new Zoo().Resolvers(), Zoo.NewContext()).ExecuteAsync(query, variables), Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task It_stands_beside_data_in_the_order_asked_for()
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var answer = await engine.ExecuteAsync(new("{ place { name } q: __schema { queryType { name } } sure { id } }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"place":{"name":"place 0"},"q":{"queryType":{"name":"Query"}},"sure":{"id":"1"}}}""", Encoding.UTF8.GetString(answer.Body.Span));
    }
}
