using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using GraphQLParser;

namespace CooperationGraph.Tests.Execution;

public sealed class DocumentScanTests
{
    [Theory]
    [InlineData("{ place { name } }")]
    [InlineData("# a comment with a backslash: C:\\data\n{ echo } # another")]
    [InlineData("{ echo(texts: [\"# no comment\", \"\\\"{\", \"\"\"a \\\"\"\" { \\ \"\"\"]) }")]
    [InlineData("\uFEFFquery Q($a: [Int!] = [1, -2.5e+3]) @x(y: {z: $a}) {\r\n a\r b }")]
    [InlineData("{ a(b: \"open\n) }")]
    [InlineData("{ a(b: \"\"\"open) }")]
    [InlineData("}}}")]
    [InlineData("")]
    public void The_parser_reads_the_same_tokens_at_the_same_places(string text)
    {
        Assert.Null(DocumentScan.Check(text, new(), out var readable));
        Assert.Equal(TokensOf(text.Replace("C:\\data", "C:/data", StringComparison.Ordinal)), TokensOf(readable));
    }

    [Fact]
    public void A_long_line_is_broken_at_white_space_and_nowhere_else()
    {
        var text = "{ a(b: \"" + new string(' ', 3000) + "\") " + string.Concat(Enumerable.Repeat("name , ", 1000)) + "}";
        Assert.Null(DocumentScan.Check(text, new(), out var readable));
        Assert.Equal(TokensOf(text), TokensOf(readable));
        Assert.All(readable.Split('\n'), line => Assert.InRange(line.Length, 0, 3100));
    }

    [Theory]
    [InlineData("{ place { name ! } }")]
    [InlineData("\n\r\n\r{ place {\r\r\n name ! } }")]
    [InlineData("# comment\r{ place } # comment\n !")]
    [InlineData("{ place ")]
    [InlineData("{ place \n")]
    [InlineData("{ place # never closed")]
    [InlineData("{ echo(texts: \"x\r\n\") }")]
    [InlineData("{ echo(texts: \"\"\"x\r y\r\n z\"\"\" !) }")]
    public void A_syntax_error_tells_its_place_in_the_text_as_it_was_sent(string text)
    {
        Assert.Null(DocumentScan.Check(text, new(), out var readable));
        var error = Assert.Throws<GraphQLParser.Exceptions.GraphQLSyntaxErrorException>(() => Parser.Parse(readable));
        // The same in one line, where columns are places.
        var line = readable.Replace('\n', ' ').Replace('\r', ' ').Replace("\"x  \")", "\"x\n \")", StringComparison.Ordinal);
        var place = text.IndexOf('!', StringComparison.Ordinal) is >= 0 and var mark ? mark : text.IndexOf("\r\n\")", StringComparison.Ordinal) is >= 0 and var open ? open : line.Length;
        Assert.Equal(Location.FromLinearPosition(text, place), DocumentScan.Original(text, readable, error.Location));
    }

    [Theory]
    [InlineData("[", 70, "DEPTH_LIMIT", "64 deep")]
    [InlineData("{a", 70, "DEPTH_LIMIT", "64 deep")]
    [InlineData("{a(b:[[[[[[[[[[[[[[[[[[[[[", 1, "DEPTH_LIMIT", "20 deep")]
    [InlineData("{a(b:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:{c:", 1, "DEPTH_LIMIT", "20 deep")]
    [InlineData("a ", 15_001, "TOKEN_LIMIT", "15000 tokens")]
    [InlineData("a", 251, "TOKEN_LIMIT", "name of 251")]
    [InlineData("1", 1001, "TOKEN_LIMIT", "number of 1001")]
    [InlineData("{", 1, null, "")]
    [InlineData("\\\"a b ", 2000, "TOKEN_LIMIT", "without white space")]
    [InlineData("{}", 5000, "TOKEN_LIMIT", "without white space")]
    [InlineData("a, ", 15_000, null, "")]
    [InlineData("# comment ", 20_000, null, "")]
    [InlineData(" ", 1_000_000, null, "")]
    [InlineData("\"\"\"\n\n", 20_000, null, "")]
    public void What_is_too_much_is_refused_before_it_is_parsed(string part, int times, string? code, string message)
    {
        var refusal = DocumentScan.Check((part[0] == '\\' ? "\"" : "") + string.Concat(Enumerable.Repeat(part, times)), new(), out _);
        Assert.Equal(code, refusal?.Code);
        Assert.Contains(message, refusal?.Message ?? "");
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "DEFINITION_LIMIT")]
    public async Task Definitions_are_counted(int definitions, string? code)
    {
        var fragments = Enumerable.Range(1, definitions - 1).ToList();
        var text = $"{{ place {{ {string.Concat(fragments.Select(i => $"...F{i} "))} }} }} {string.Concat(fragments.Select(i => $"fragment F{i} on Place {{ name }} "))}";
        Assert.Equal(code, await CodeAsync(text));
    }

    [Theory]
    [InlineData(60, false, null)]
    [InlineData(70, false, "DEPTH_LIMIT")]
    [InlineData(150, true, "DEPTH_LIMIT")]
    public async Task A_chain_of_fragments_is_bounded_in_whatever_order_it_stands(int links, bool backwards, string? code)
    {
        var chain = Enumerable.Range(0, links).Select(i => $"fragment F{i} on Query {{ {(i + 1 < links ? $"...F{i + 1}" : "echo")} }} ");
        Assert.Equal(code, await CodeAsync((backwards ? "" : "{ ...F0 } ") + string.Concat(backwards ? chain.Reverse() : chain) + (backwards ? "{ ...F0 }" : "")));
    }

    [Theory]
    [InlineData("query A { echo } query B { place { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { neighbour { name } } } } } } } } } } } } } } } } }", "DEPTH_LIMIT", "'B'")]
    [InlineData("query A { echo } query B { echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo echo }", "ROOT_FIELD_LIMIT", "'B'")]
    public async Task Every_operation_is_bounded_not_only_the_one_that_is_asked_for(string text, string code, string message)
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var answer = await engine.ExecuteAsync(new(text, "A"), Zoo.NewContext(), default, CancellationToken.None);
        var body = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
        Assert.Equal([code], answer.ErrorCodes);
        Assert.Contains(message, body);
    }

    [Fact]
    public async Task Errors_behind_much_white_space_have_their_places()
    {
        var text = "{" + new string('\n', 900_000) + "\n  echo " + string.Concat(Enumerable.Repeat("@a ", 5000)) + "}";
        var answer = (await AnswerAsync(text, "{}")).Text;
        Assert.Contains("\"locations\":[{\"line\":900002,\"column\":8}]", answer);
        Assert.Contains("more errors are not listed", answer);
    }

    [Fact]
    public async Task All_operations_together_are_bounded()
    {
        var fields = string.Join(' ', Enumerable.Repeat("name", 60));
        Assert.Equal("FIELD_LIMIT", await CodeAsync(string.Concat(Enumerable.Range(0, 20).Select(i => $"query Q{i} {{ place {{ {fields} }} }} "))));
    }

    [Theory]
    [InlineData("""{"a": [[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]}""", "DEPTH_LIMIT", "'$a' nests lists and objects more than 20 deep")]
    [InlineData("""{"a": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}""", null, "")]
    [InlineData("""{"b": 1, "a": {"n": NUMBER}}""", "VARIABLES_INVALID", "'$a' holds a number of 1001")]
    [InlineData("""{"a": [ITEMS]}""", "COST_LIMIT", "'$a' is over it")]
    [InlineData("""{"a": [OBJECTS]}""", "COST_LIMIT", "'$a' is over it")]
    public async Task Variables_are_bounded_whether_or_not_they_are_used(string variables, string? code, string message)
    {
        variables = variables.Replace("NUMBER", new string('9', 1001), StringComparison.Ordinal).Replace("ITEMS", string.Join(',', Enumerable.Repeat("1", 5001)), StringComparison.Ordinal)
            .Replace("OBJECTS", string.Join(',', Enumerable.Repeat("{}", 500)), StringComparison.Ordinal);
        var (found, text) = await AnswerAsync("{ echo }", variables);
        Assert.Equal(code, found);
        Assert.Contains(message, text);
    }

    [Fact]
    public async Task An_argument_counts_each_time_it_is_used_and_is_named()
    {
        var list = "[" + string.Join(',', Enumerable.Repeat("\"x\"", 1300)) + "]";
        var (code, text) = await AnswerAsync("query($t: [String!]) { a: echo(texts: $t) b: echo(texts: $t) c: echo(texts: $t) d: echo(texts: $t) }", $"{{\"t\": {list}}}");
        Assert.Equal("COST_LIMIT", code);
        Assert.Contains("are of the argument 'texts' of the field 'echo'", text);
        Assert.Null((await AnswerAsync("query($t: [String!]) { a: echo(texts: $t) }", $"{{\"t\": {list}}}")).Code);
        Assert.Equal("COST_LIMIT", (await AnswerAsync($"{{ a: echo(texts: {list}) b: echo(texts: {list}) c: echo(texts: {list}) d: echo(texts: {list}) }}", "{}")).Code);
    }

    private static List<(TokenKind, int, int)> TokensOf(string text)
    {
        var tokens = new List<(TokenKind, int, int)>();
        try
        {
            for (var token = Lexer.Lex(text, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
                if (token.Kind != TokenKind.COMMENT) tokens.Add((token.Kind, token.Start, token.End));
        }
        catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException e)
        {
            tokens.Add((TokenKind.UNKNOWN, text.Length, e.Description.Length));
        }

        return tokens;
    }

    private static async Task<string?> CodeAsync(string query) => (await AnswerAsync(query, "{}")).Code;

    private static async Task<(string? Code, string Text)> AnswerAsync(string query, string variables)
    {
        using var engine = new GraphQLEngine(Zoo.Schema(), new Zoo().Resolvers(), new());
        using var json = JsonDocument.Parse(variables);
        using var answer = await engine.ExecuteAsync(new(query, null, json.RootElement), Zoo.NewContext(), default, CancellationToken.None);
        return (answer.ErrorCodes.FirstOrDefault(), System.Text.Encoding.UTF8.GetString(answer.Body.Span));
    }
}
