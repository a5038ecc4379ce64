namespace CooperationGraph.Execution.Lexing;

/// <summary>BlockStringValue of the GraphQL specification (section 2.9.4): the indentation that all lines share, and blank lines around the text, mean nothing.</summary>
internal static class BlockString
{
    /// <param name="text">Between the quotes.</param>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var lines = text.ToString().Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var indent = lines.Skip(1).Where(line => !IsBlank(line)).Select(Indent).DefaultIfEmpty(0).Min();
        for (var i = 1; i < lines.Length; i++) lines[i] = lines[i][Math.Min(indent, lines[i].Length)..];
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        return first < 0 ? "" : string.Join('\n', lines[first..(Array.FindLastIndex(lines, line => !IsBlank(line)) + 1)]);
    }

    private static bool IsBlank(string line) => Indent(line) == line.Length;

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(" \t").Length;
}
