using System.Text.Json;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

/// <summary>What the edition of September 2025 has and the library's lexer has not (sections 2.1 to 2.9).</summary>
public sealed class LexingTests
{
    [Theory]
    [InlineData("\"\\u{1F600}\"", "😀")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\u{48}\\u{00000065}y\"", "Hey")]
    [InlineData("\"\\u{41}\\n\\\"\\\\\\/\"", "A\n\"\\/")]
    [InlineData("\"a\u0007b\\u0007\"", "a\u0007b\u0007")]
    [InlineData("\"\"\"\\u{41} \\u0041\"\"\"", "\\u{41} \\u0041")]
    [InlineData("\"\"\"\n    a\r      b\r\n    \u0001\"\"\"", "a\n  b\n\u0001")]
    public async Task A_string_has_its_value(string literal, string value) =>
        Assert.Equal(value + "|||||", JsonDocument.Parse(await ZooAnswers.AsJsonAsync($"{{ echo(text: {literal}) }}")).RootElement.GetProperty("data").GetProperty("echo").GetString());

    [Theory]
    [InlineData("{ echo(text: \"ab\\uD83D\") }", 1, 17)]
    [InlineData("{ echo(text: \"\\uDE00\\uD83D\") }", 1, 15)]
    [InlineData("{ echo(text: \"\\u{D83D}\") }", 1, 15)]
    [InlineData("{ echo(text: \"\\u{110000}\") }", 1, 15)]
    [InlineData("{\r echo(text: \"\\u{}\") }", 2, 14)]
    [InlineData("{ echo(text: \"\\x\") }", 1, 15)]
    [InlineData("{ echo(number: 1a) }", 1, 16)]
    [InlineData("{ echo(number: 0xF) }", 1, 16)]
    [InlineData("{ echo(number: 01) }", 1, 16)]
    // A place after what the parser did not see, and after line ends of every kind.
    [InlineData("{ echo(text: \"\\u{41}\" \"\\u{1F600}\") ! }", 1, 23)]
    [InlineData("{ echo(text: \"\\u{41}\\u{1F600}\") ! }", 1, 33)]
    [InlineData("{\recho\r\necho\n  ! }", 4, 3)]
    [InlineData("{ a # comment\r ! }", 2, 2)]
    [InlineData("\"d\" { echo }", 1, 1)]
    [InlineData("\"c\" \"d\" query { echo }", 1, 1)]
    [InlineData("\"d", 1, 3)]
    // Of a block string, and after one.
    [InlineData("{ \"\"\"x\"\"\" }", 1, 3)]
    [InlineData("{\r\n \"\"\"\"\"\" }", 2, 2)]
    [InlineData("{ echo(text: \"\"\"x\ny\"\"\" !) }", 2, 6)]
    public async Task What_is_no_GraphQL_is_told_with_its_place(string query, int line, int column)
    {
        var error = JsonDocument.Parse(await ZooAnswers.AsJsonAsync(query)).RootElement.GetProperty("errors")[0];
        Assert.Equal("SYNTAX_ERROR", error.GetProperty("extensions").GetProperty("code").GetString());
        var location = error.GetProperty("locations")[0];
        Assert.Equal((line, column), (location.GetProperty("line").GetInt32(), location.GetProperty("column").GetInt32()));
    }

    [Theory]
    [InlineData("{\u00A0echo }", 2, "(U+00A0)")]
    [InlineData("{ echo\u200B }", 7, "(U+200B)")]
    [InlineData("{ echo(text: \u201CKAZ\u201D) }", 14, "'\u201C' (U+201C)")]
    [InlineData("{ \u0435cho }", 3, "(U+0435)")]
    [InlineData("{ echo(text: \"a\")\u2028 }", 18, "(U+2028)")]
    [InlineData("{ echo(text: 2000-01-01) }", 18, "\"2000-12-31\"")]
    public async Task What_cannot_be_seen_or_looks_like_another_character_is_named(string query, int column, string says)
    {
        var error = JsonDocument.Parse(await ZooAnswers.AsJsonAsync(query)).RootElement.GetProperty("errors")[0];
        Assert.Equal(("SYNTAX_ERROR", column), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("locations")[0].GetProperty("column").GetInt32()));
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    // An attribute cannot hold these texts.
    [Fact]
    public Task Half_of_a_pair_in_a_string_is_told_with_its_place() => What_is_no_GraphQL_is_told_with_its_place("{ echo(text: \"\uD83D\") }", 1, 15);

    [Fact]
    public Task Half_of_a_pair_in_a_block_string_is_told_with_its_place() => What_is_no_GraphQL_is_told_with_its_place("{ echo(text: \"\"\"\uDE00\"\"\") }", 1, 17);

    [Theory]
    [InlineData("\"What is\nserved\"")]
    [InlineData("\"unended")]
    public async Task A_string_ends_on_its_line(string start) => Assert.Contains("SYNTAX_ERROR", await ZooAnswers.AsJsonAsync(start + " query Q { echo }"));

    [Fact]
    public async Task Descriptions_of_operations_variables_and_fragments_say_nothing() =>
        Assert.Equal(
            """{"data":{"place":{"name":"place 0"},"echo":"n|2||||c"}}""",
            await ZooAnswers.AsJsonAsync(
                """"
                "What is \u{1F600} served" query Q("its { number" $n: Int = 2, "a" $t: String = "n" "b" $l: [String!] = ["c"]) { ...F echo(text: $t, number: $n, texts: $l) }
                """
                Its fragment }
                """ fragment F on Query { place { name } }
                """"));

    [Fact]
    public async Task An_error_of_a_field_is_told_where_the_field_stands()
    {
        var answer = await ZooAnswers.AsJsonAsync("\"d\" query($i: ID = 1) { echo(text: \"\\u{1F600}\") # c\r  being(id: $i) { id } }", """{"i": null}""");
        Assert.Contains("""[{"line":2,"column":3}]""", answer);
    }
}
