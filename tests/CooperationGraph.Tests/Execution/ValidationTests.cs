using System.Text.Json;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>The rules of the specification's section 5 that are the project's own, each by what it takes and what it refuses.</summary>
public sealed class ValidationTests
{
    [Theory]
    [InlineData("{ echo(text: KAZ) }", "KAZ is no value of the type 'String'. Write it in quotes.")]
    [InlineData("{ being(id: KAZ) { id } }", "KAZ is no value of the type 'ID!'. Write it in quotes.")]
    [InlineData("{ echo(texts: [1]) }", "1 is no value of the type 'String!'. Write it in quotes.")]
    [InlineData("{ beings(first: 1, colors: [\"RED\"]) { id } }", "\"RED\" is no value of the type 'Color!'. Write it without quotes. Its values are RED, GREEN, BLUE.")]
    [InlineData("{ beings(first: 1, colors: [\"PINK\"]) { id } }", "\"PINK\" is no value of the type 'Color!'. Its values are RED, GREEN, BLUE.")]
    [InlineData("{ echo(number: one) }", "one is no value of the type 'Int'.")]
    public async Task Whether_a_value_stands_in_quotes_is_told(string query, string message) =>
        Assert.Equal(message, System.Text.Json.JsonDocument.Parse(await ZooAnswers.AsJsonAsync(query)).RootElement.GetProperty("errors")[0].GetProperty("message").GetString());

    [Theory]
    // 5.8.5: types are compared by their structure.
    [InlineData("query($v: Box!) { being(id: $v) { id } }")]
    [InlineData("query($v: Int!) { beings(first: 1, colors: $v) { id } }")]
    [InlineData("query($v: Color!) { beings(colors: $v) { id } }")]
    [InlineData("query($v: [Color]) { beings(colors: $v) { id } }")]
    [InlineData("query($v: [[Color!]!]) { beings(colors: $v) { id } }")]
    [InlineData("query($v: [Int!]) { beings(first: $v) { id } }")]
    [InlineData("query($v: String) { echo(texts: [$v]) }")]
    [InlineData("query($v: String!) { echo(box: {number: $v}) }")]
    [InlineData("query($v: Box) { echo(box: {boxes: [$v]}) }")]
    [InlineData("query($v: [Box]) { ...F } fragment F on Query { echo(box: {boxes: $v}) }")]
    // 5.8.3 and 5.8.4: what is used is defined, in each operation that reaches it, and what is defined is used.
    [InlineData("{ echo(text: $v) }")]
    [InlineData("{ echo(texts: [\"a\", $v]) }")]
    [InlineData("{ echo(box: {boxes: [{text: $v}]}) }")]
    [InlineData("{ echo @skip(if: $v) }")]
    [InlineData("query($v: String) { echo }")]
    [InlineData("query($v: String, $w: String) { echo(text: $w) }")]
    // Null is no default.
    [InlineData("query($v: ID = null) { being(id: $v) { id } }")]
    [InlineData("query($v: ID) { being(id: $v) { id } }")]
    [InlineData("query($v: Boolean = null) { echo @include(if: $v) }")]
    [InlineData("query($v: String = null) { __type(name: $v) { name } }")]
    // 5.6.1: literals and defaults.
    [InlineData("query($v: Int = \"1\") { echo(number: $v) }")]
    [InlineData("query($v: Int! = null) { echo(number: $v) }")]
    [InlineData("query($v: Animal = 1) { echo }")]
    [InlineData("query($v: Missing = 1) { echo }")]
    [InlineData("query($v: [Int!] = [null]) { echo }")]
    [InlineData("{ echo(number: 1.0) }")]
    [InlineData("{ echo(number: 2147483648) }")]
    [InlineData("{ echo(text: RED) }")]
    [InlineData("{ echo(color: \"RED\") }")]
    [InlineData("{ echo(color: PINK) }")]
    [InlineData("{ echo(box: {texts: 1}) }")]
    [InlineData("{ echo(box: 1) }")]
    [InlineData("{ beings(first: null) { id } }")]
    [InlineData("{ echo @skip(if: 1) }")]
    // 5.1.1: operations and fragments only.
    [InlineData("type Foo { a: Int } { __typename }")]
    [InlineData("{ __typename } extend type Query { b: Int }")]
    [InlineData("{ __typename } directive @a on FIELD")]
    // 5.3.2: fields of one key on objects that may be the same are the same field, and have the same shape everywhere.
    [InlineData("{ place { name name: kind } }")]
    [InlineData("{ echo(text: \"a\") echo(text: \"b\") }")]
    [InlineData("{ echo(box: {text: \"a\", number: 1}) echo(box: {number: 2, text: \"a\"}) }")]
    [InlineData("{ sure { a: id } sure { a: nick } }")]
    [InlineData("{ things { ... on Animal { a: legs } ... on Plant { a: height } } }")]
    [InlineData("{ things { ... on Animal { a: nick } ... on Plant { a: nick } } }")]
    [InlineData("{ things { ... on Animal { a: home { b: name } } ... on Plant { a: place { b: name } } } }")]
    [InlineData("{ beings { ... on Animal { a: best { b: name } } ... on Plant { c: id } ... on Being { a: best { b: id } } } }")]
    [InlineData("{ beings { ... on Animal { a: friends { b: name } } ... on Plant { a: friends { b: id c: friends { d: name } } } a: friends { b: name c: friends { d: nick } } } }")]
    [InlineData("{ beings { ...A ...B } } fragment A on Being { x: name } fragment B on Animal { x: nick }")]
    [InlineData("{ __schema { directives { onField } } }")]
    // A variable in two places, of which the first alone has its type: two lists, and two that may not be null.
    [InlineData("query($v: [String!] = []) { echo(texts: $v) beings(colors: $v) { id } }")]
    [InlineData("query($v: [Color!] = []) { beings(colors: $v) { id } echo(texts: $v) }")]
    [InlineData("query($v: ID! = \"1\") { being(id: $v) { id @skip(if: $v) } }")]
    public async Task What_is_not_valid_is_refused(string query)
    {
        var error = JsonDocument.Parse(await ZooAnswers.AsJsonAsync(query)).RootElement.GetProperty("errors")[0];
        Assert.Equal("VALIDATION_FAILED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("locations").EnumerateArray());
    }

    [Theory]
    [InlineData("query($v: ID! = 1) { being(id: $v) { id } }")]
    [InlineData("query($v: ID = 1) { being(id: $v) { id } }")]
    [InlineData("query($v: Int = 1) { beings(first: $v) { id } }")]
    [InlineData("query($v: [Color!] = RED) { beings(colors: $v) { id } }")]
    [InlineData("query($v: [Color!]! = [RED]) { beings(colors: $v) { id } }")]
    [InlineData("query($v: String = \"a\") { echo(texts: [$v]) }")]
    [InlineData("query($v: String = null) { echo(text: $v) }")]
    [InlineData("query($v: String) { ...F } fragment F on Query { ...G } fragment G on Query { echo(box: {boxes: {text: $v}}) }")]
    [InlineData("query($v: Boolean! = true) { ... @skip(if: $v) { echo } }")]
    [InlineData("{ echo(box: {text: \"a\", number: 1}) echo(box: {number: 1, text: \"a\"}) }")]
    [InlineData("{ echo(text: \"a\", number: 1) echo(number: 1, text: \"\\u0061\") }")]
    [InlineData("{ sure { a: id } sure { a: id b: nick } }")]
    [InlineData("{ things { ... on Animal { a: id b: best { c: name } } ... on Plant { a: id } } }")]
    [InlineData("{ things { ... on Animal { a: legs b: home { c: name } } ... on Plant { a: rating } } }")]
    [InlineData("{ things { ... on Animal { a: friends(first: 1) { b: name } } ... on Plant { a: friends(first: 2) { b: name } } } }")]
    public async Task What_is_valid_is_answered(string query) => Assert.DoesNotContain("\"errors\"", await ZooAnswers.AsJsonAsync(query));

    [Fact]
    public async Task Merging_stays_cheap_where_each_field_may_meet_each_other()
    {
        // Every level has the field on the interface and on each type: pairs of pairs of pairs.
        static string Level(int depth) => depth == 0 ? "name" : string.Concat(new[] { "Being", "Animal", "Plant" }.Select(type => $"... on {type} {{ friends {{ {Level(depth - 1)} }} }} "));
        var start = TimeProvider.System.GetTimestamp();
        Assert.DoesNotContain("VALIDATION_FAILED", await ZooAnswers.AsJsonAsync($"{{ beings {{ {Level(6)} }} }}"));
        var many = string.Join(' ', Enumerable.Range(0, 4000).Select(i => "... on Being { friends { name } }"));
        Assert.DoesNotContain("VALIDATION_FAILED", await ZooAnswers.AsJsonAsync($"{{ beings {{ {many} }} }}"));
        // Hours, if each pair were compared: the bound is far from both, whatever else the machine does.
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("query A($v: String) { ...F } query B { ...F } fragment F on Query { ...G } fragment G on Query { echo(text: $v) }", "'$v' is not defined by the operation 'B'")]
    [InlineData("query A { echo } query B($v: String) { echo }", "'$v' is never used in the operation 'B'")]
    [InlineData("query A($v: String) { echo(text: $v) } query B($v: Int) { ...F } fragment F on Query { echo(text: $v) }", "'Int' stands where a 'String' is needed")]
    public async Task Operations_that_are_not_asked_for_have_to_be_valid_too(string query, string message) =>
        Assert.Contains(message, await ZooAnswers.AsJsonAsync(query, operationName: "A"));

    [Theory]
    // Each of 190 operations with each of 6,000 uses took seconds: of one variable in one kind of place the first use is told, ...
    [InlineData("", "$v", "not defined by the operation 'Q189'", 190)]
    [InlineData("($v: Int)", "$v", "'Int' stands where a 'String!' is needed", 190)]
    // ... and after 1,000 errors no further operation is looked at.
    [InlineData("", "$v0", "not defined by the operation 'Q0'", 6000)]
    public async Task Variables_of_a_fragment_that_many_operations_share_are_told_in_no_product(string definitions, string first, string message, int errors)
    {
        var operations = string.Join(' ', Enumerable.Range(0, 190).Select(i => $"query Q{i}{definitions} {{ ...F }}"));
        var uses = string.Join(' ', Enumerable.Range(0, 6000).Select(i => first == "$v" ? first : $"$v{i}"));
        var answer = await ZooAnswers.AsJsonAsync($"{operations} fragment F on Query {{ echo(texts: [{uses}]) }}", operationName: "Q7");
        Assert.Contains(message, answer);
        Assert.Equal(errors, JsonDocument.Parse(answer).RootElement.GetProperty("errors").GetArrayLength());
    }
}
