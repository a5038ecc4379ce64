using System.Text;
using GraphQLParser;
using GraphQLParser.Exceptions;

namespace CooperationGraph.Execution.Planning;

/// <summary>A document's tokens as they are written, one space between them: nothing that means something is changed.</summary>
internal static class CanonicalText
{
    /// <param name="query">As <see cref="DocumentScan"/> leaves it.</param>
    /// <returns>Null for what is no GraphQL.</returns>
    public static string? Of(string query)
    {
        var text = new StringBuilder(query.Length);
        var end = 0;
        try
        {
            for (var token = Lexer.Lex(query, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(query, end))
            {
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
