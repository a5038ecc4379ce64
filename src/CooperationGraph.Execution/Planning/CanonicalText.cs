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
        try
        {
            for (var token = Lexer.Lex(query, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(query, token.End))
            {
                if (++tokens > maxTokens) return null;
                if (token.Kind == TokenKind.COMMENT) continue;
                if (text.Length > 0) text.Append(' ');
                text.Append(query.AsSpan(token.Start, token.End - token.Start));
            }
        }
        catch (GraphQLSyntaxErrorException)
        {
            return null;
        }

        return text.ToString();
    }
}
