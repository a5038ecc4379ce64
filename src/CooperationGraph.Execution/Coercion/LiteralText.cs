using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>A literal in one spelling.</summary>
internal static class LiteralText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(GraphQLValue literal)
    {
        var text = new StringBuilder();
        Append(text, literal, byName: false);
        return text.ToString();
    }

    /// <param name="byName">Whether the fields of an object stand in the order of their names: their order means nothing.</param>
    public static void Append(StringBuilder text, GraphQLValue literal, bool byName)
    {
        switch (literal)
        {
            case GraphQLVariable variable:
                text.Append('$').Append(variable.Name.Value.Span);
                break;
            case GraphQLStringValue words:
                text.Append(Quoted(words.Value.ToString()));
                break;
            case GraphQLListValue list:
                text.Append('[');
                for (var i = 0; i < list.Values?.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    Append(text, list.Values[i], byName);
                }

                text.Append(']');
                break;
            case GraphQLObjectValue { Fields: var fields }:
                text.Append('{');
                var first = true;
                foreach (var field in byName ? (fields ?? []).OrderBy(field => field.Name.StringValue, StringComparer.Ordinal) : (IEnumerable<GraphQLObjectField>)(fields ?? []))
                {
                    if (!first) text.Append(", ");
                    first = false;
                    text.Append(field.Name.Value.Span).Append(": ");
                    Append(text, field.Value, byName);
                }

                text.Append('}');
                break;
            case GraphQLEnumValue word:
                text.Append(word.Name.Value.Span);
                break;
            case IHasValueNode value:
                text.Append(value.Value.Span);
                break;
            default:
                throw new InvalidOperationException($"A literal of the kind {literal.Kind}.");
        }
    }

    /// <summary>A string in quotes. JSON's escapes are GraphQL's.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
