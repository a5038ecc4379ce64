using CooperationGraph.Execution;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("{a}", "{ a }")]
    [InlineData("{ a, b(c: [1, 2]) }", "{a b(c:[1 2])} # done")]
    [InlineData("query Q($a: Int = 1) {\n\t...on T { a }\r\n}", "\uFEFFquery Q ( $a : Int = 1 , ) { ... on T { a } }")]
    [InlineData("{ a(b: \"# no comment, but  text\") }", "{a(b:\"# no comment, but  text\")}# comment\n")]
    [InlineData("query { a b(c: \"\\u{41}\") }", "\"described\" query { a #\r b(c: \"\\u{41}\") }")]
    public void White_space_commas_and_comments_say_nothing(string first, string second) => Assert.Equal(Of(first), Of(second));

    [Theory]
    [InlineData("{ a b }", "{ ab }")]
    [InlineData("{ a(b: \"x y\") }", "{ a(b: \"x  y\") }")]
    [InlineData("{ a(b: \"x\") }", "{ a(b: x) }")]
    [InlineData("{ a(b: 1) }", "{ a(b: 1.0) }")]
    [InlineData("{ a(b: \"\"\"x\n  y\"\"\") }", "{ a(b: \"\"\"x\n y\"\"\") }")]
    [InlineData("{ a(b: [\"\"\"x\"\"\"]) }", "{ a(b: [\"x\", \"\"]) }")]
    [InlineData("{ a(b: [\"\", \"x\", \"\"]) }", "{ a(b: [\"\"\"x\"\"\"]) }")]
    [InlineData("{ a: b }", "{ b: a }")]
    [InlineData("{ a(b: \"\\u{41}\") }", "{ a(b: \"\\u{42}\") }")]
    [InlineData("{ a(b: \"\\u{41}\") }", "{ a(b: \"xxxxxx\") }")]
    [InlineData("{ a(b: \"\u0001\") }", "{ a(b: \"\u0002\") }")]
    [InlineData("{ a } # b\r", "{ a } # b\r c")]
    public void Everything_else_does(string first, string second) => Assert.NotEqual(Of(first), Of(second));

    [Theory]
    [InlineData("{ a(b: \"")]
    [InlineData("{ ? }")]
    [InlineData("a b c d e f g h i j k")]
    public void What_is_no_GraphQL_or_too_long_has_none(string text)
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new() { MaxTokens = 10 });
        Assert.Null(engine.Canonical(new(text)));
    }

    [Fact]
    public void It_is_its_own_canonical_text() => Assert.Equal(Of("{a(b:\"\"\"x\"\"\",c:[1]){...F}}"), Of(Of("{a(b:\"\"\"x\"\"\",c:[1]){...F}}")));

    private static string Of(string text)
    {
        Assert.Null(DocumentScan.Check(text, new(), out var readable));
        return CanonicalText.Of(readable)!;
    }
}
