using System.Text.Json;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>What reaches a resolver of literals, variables and defaults (GraphQL specification, sections 3.5 to 3.12, 6.1.2 and 6.4.1).</summary>
public sealed class CoercionTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("-12.5e1", "-125")]
    [InlineData("2147483647", "2147483647")]
    [InlineData("-2147483648.0", "-2147483648")]
    public async Task A_number_without_a_fraction_is_an_Int(string json, string value) =>
        Assert.Equal($$$"""{"data":{"echo":"|{{{value}}}||||"}}""", await AnswerAsync("query($n: Int) { echo(number: $n) }", $$"""{"n": {{json}}}"""));

    [Theory]
    [InlineData("1.5")]
    [InlineData("2147483648")]
    [InlineData("-2147483649.0")]
    [InlineData("1e40")]
    [InlineData("1e999999999")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public async Task Anything_else_is_none(string json) => Assert.Equal("VARIABLES_INVALID", CodeOf(await AnswerAsync("query($n: Int) { echo(number: $n) }", $$"""{"n": {{json}}}""")));

    [Theory]
    [InlineData("Int", "number")]
    [InlineData("ID", "text")]
    public async Task A_number_of_a_million_digits_is_refused_before_it_is_converted(string type, string argument)
    {
        var digits = new string('9', 1_000_000);
        var query = type == "ID" ? "query($v: ID!) { being(id: $v) { id } }" : $"query($v: {type}) {{ echo({argument}: $v) }}";
        Assert.Equal("VARIABLES_INVALID", CodeOf(await AnswerAsync(query, $$"""{"v": {{digits}}}""")));
        Assert.Equal("TOKEN_LIMIT", CodeOf(await AnswerAsync($"{{ being(id: {digits}) {{ id }} }}")));
        Assert.Equal("VALIDATION_FAILED", CodeOf(await AnswerAsync($"{{ being(id: {digits[..900]}) {{ id }} }}")));
        Assert.Equal("VALIDATION_FAILED", CodeOf(await AnswerAsync($"{{ echo(number: {digits[..900]}) }}")));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("7.0")]
    [InlineData("\"7\"")]
    public async Task An_ID_is_a_string_or_a_whole_number(string json) =>
        Assert.Equal("""{"data":{"being":{"id":"7"}}}""", await AnswerAsync("query($v: ID!) { being(id: $v) { id } }", $$"""{"v": {{json}}}"""));

    [Theory]
    [InlineData("""{"v": "x"}""", "x")]
    [InlineData("""{"v": ["x", "y"]}""", "x,y")]
    [InlineData("""{"v": null}""", "")]
    [InlineData("{}", "")]
    public async Task A_single_value_is_a_list_of_one(string variables, string texts) =>
        Assert.Equal($$$"""{"data":{"echo":"|||||{{{texts}}}"}}""", await AnswerAsync("query($v: [String!]) { echo(texts: $v) }", variables));

    [Theory]
    // Where nothing was given, the default of the field stands; where null was given, null.
    [InlineData("query($t: String) { echo(box: {text: $t}) }", "{}", "[inner  ]")]
    [InlineData("query($t: String) { echo(box: {text: $t}) }", """{"t": null}""", "[  ]")]
    [InlineData("query($b: Box) { echo(box: $b) }", """{"b": {"number": 1.0, "boxes": {"text": "a"}}}""", "[inner 1 [a  ]]")]
    [InlineData("query($b: Box = {text: \"usual\", boxes: {number: 2}}) { echo(box: $b) }", "{}", "[usual  [inner 2 ]]")]
    [InlineData("query($b: Box = {text: \"usual\"}) { echo(box: $b) }", """{"b": null}""", "")]
    public async Task Fields_of_an_input_object_have_their_defaults(string query, string variables, string box) =>
        Assert.Equal($$$"""{"data":{"echo":"||||{{{box}}}|"}}""", await AnswerAsync(query, variables));

    [Theory]
    [InlineData("""{"b": {"text": 1}}""", "'$b.text'")]
    [InlineData("""{"b": {"boxes": [{}, {"number": "x"}]}}""", "'$b.boxes[1].number'")]
    [InlineData("""{"b": {"boxes": [null]}}""", "'$b.boxes[0]'")]
    [InlineData("""{"b": {"unknown": 1}}""", "no field 'unknown'")]
    [InlineData("""{"b": 1}""", "an object")]
    public async Task A_wrong_value_is_told_with_its_place(string variables, string message)
    {
        var answer = await AnswerAsync("query($b: Box) { echo(box: $b) }", variables);
        Assert.Equal("VARIABLES_INVALID", CodeOf(answer));
        Assert.Contains(message, answer);
    }

    [Theory]
    [InlineData("query($i: ID = 1) { a: being(id: $i) { id } place { name } }", """{"a":null,"place":{"name":"place 0"}}""", "ARGUMENT_INVALID")]
    [InlineData("query($i: ID = 1) { a: being(id: $i) @skip(if: true) { id } place { name } }", """{"place":{"name":"place 0"}}""", null)]
    [InlineData("query($i: Int) { beings(first: $i) { id } place { name } }", "null", "ARGUMENT_INVALID")]
    [InlineData("query($i: Int) { place { beings { ... on Animal { id } friends(first: $i) { id } } } }", "", null)]
    [InlineData("query($i: String = \"x\") { echo(texts: [$i]) place { name } }", """{"echo":null,"place":{"name":"place 0"}}""", "ARGUMENT_INVALID")]
    [InlineData("query($i: Boolean = true) { a: echo @include(if: $i) place { name ...F @skip(if: $i) } } fragment F on Place { kind name }", "null", "ARGUMENT_INVALID")]
    [InlineData("query($i: Boolean = true) { a: echo @include(if: $i) place { name } }", """{"a":null,"place":{"name":"place 0"}}""", "ARGUMENT_INVALID")]
    [InlineData("query($i: Boolean = true) { a: echo @include(if: $i) @skip(if: true) place { name } }", """{"place":{"name":"place 0"}}""", null)]
    [InlineData("query($i: Boolean = true) { place { t: __typename @skip(if: $i) } echo }", "null", "ARGUMENT_INVALID")]
    [InlineData("query($i: Boolean = true) { being(id: 1) { t: __typename @skip(if: $i) } echo }", """{"being":null,"echo":"|||||"}""", "ARGUMENT_INVALID")]
    public async Task A_null_where_none_may_be_is_an_error_of_that_field_alone(string query, string data, string? code)
    {
        var answer = await AnswerAsync(query, """{"i": null}""");
        Assert.EndsWith(data + "}", answer);
        if (code is null) Assert.DoesNotContain("errors", answer);
        else Assert.Equal(code, CodeOf(answer));
    }

    private static async Task<string> AnswerAsync(string query, string variables = "{}") => await ZooAnswers.AsJsonAsync(query, variables);

    private static string CodeOf(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
}
