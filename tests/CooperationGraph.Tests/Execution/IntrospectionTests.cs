using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Tests.Execution.Support;

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

    [Theory]
    [InlineData(Standard, null)]
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
