using System.Text;
using CooperationGraph.Execution.Lexing;
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
        var document = DocumentText.Read(query);
        if (document.Error is not null) return null;
        var readable = document.Readable;
        var text = new StringBuilder(query.Length);
        var end = 0;
        try
        {
            for (var token = Lexer.Lex(readable, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(readable, end))
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
