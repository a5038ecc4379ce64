using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CooperationGraph.Server.Http;

/// <summary>Parses the JSON of a request, and says what is wrong with it: that it is none and where, that it nests too deep, or names a property twice.</summary>
internal static class RequestJson
{
    // Deeper than variables may be, so that these are refused by name.
    private const int MaxDepth = 64;

    private const int ShownCharacters = 60;

    private static readonly JsonDocumentOptions OneOfEach = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <param name="what">What is parsed, as the subject of a sentence: <c>The body</c>.</param>
    /// <param name="remedy">A sentence for what is no JSON.</param>
    /// <exception cref="HttpRequestRefusedException">It is no JSON, or one that is not taken.</exception>
    public static JsonDocument Parse(in ReadOnlySequence<byte> text, string what, string? remedy = null)
    {
        try
        {
            return JsonDocument.Parse(text, OneOfEach);
        }
        catch (JsonException e)
        {
            throw new HttpRequestRefusedException(StatusCodes.Status400BadRequest, ErrorTable.RequestInvalid, what + (FaultOf(text) ?? $" is no JSON: {Place(e)}.{(remedy is null ? "" : " " + remedy)}"));
        }
    }

    /// <inheritdoc cref="Parse(in ReadOnlySequence{byte}, string, string?)"/>
    public static JsonDocument Parse(string text, string what, string? remedy = null) => Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text)), what, remedy);

    private static string Place(JsonException e) => e.LineNumber is { } line ? $"line {line + 1}, byte {e.BytePositionInLine + 1}" : "it ends too early";

    // What is wrong before the text ends to be JSON, if it is one of these two: the parser's exception tells them by its text alone.
    private static string? FaultOf(in ReadOnlySequence<byte> text)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && json.CurrentDepth == MaxDepth) return $" nests lists and objects more than {MaxDepth} deep. Ask in several requests.";
                if (json.TokenType == JsonTokenType.StartObject) names.Push([]);
                else if (json.TokenType == JsonTokenType.EndObject) names.Pop();
                else if (json.TokenType == JsonTokenType.PropertyName && json.GetString()! is var name && !names.Peek().Add(name)) return $" names the property '{(name.Length <= ShownCharacters ? name : name[..ShownCharacters] + '…')}' twice in one object. Name it once.";
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Something else is wrong, and comes first.
        }

        return null;
    }
}
