using System.Text;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace CooperationGraph.Execution.Planning;

/// <summary>A document's tokens as they are written, one space between them: nothing that means something is changed.</summary>
internal static class CanonicalText
{
    /// <returns>Null for what is no GraphQL or has more tokens.</returns>
    public static string? Of(string query, int maxTokens)
    {
        var text = new StringBuilder(query.Length);
        var tokens = 0;
        var end = 0;
        try
        {
            for (var token = Lexer.Lex(query, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(query, end))
            {
                if (++tokens > maxTokens) return null;
                var start = token.Start;
                // The lexer counts a block string from the last of its three opening quotes.
                while (token.Kind == TokenKind.STRING && start > end && query[start - 1] == '"') start--;
                end = token.End;
                if (token.Kind == TokenKind.COMMENT) continue;
                if (text.Length > 0) text.Append(' ');
                text.Append(query.AsSpan(start, end - start));
            }
        }
        catch (GraphQLSyntaxErrorException)
        {
            return null;
        }

        return text.ToString();
    }
}
