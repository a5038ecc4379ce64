using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Running;

/// <summary>The errors of one answer as JSON; past the greatest number they are only counted.</summary>
internal sealed class ErrorList(int greatest) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _json;

    /// <summary>How many there were, with those that are not listed.</summary>
    public int Count { get; private set; }

    public SortedSet<string> Codes { get; } = new(StringComparer.Ordinal);

    /// <param name="path">Where in the answer; null for an error of the request.</param>
    public void Add(string message, string code, IEnumerable<Location> locations, ResponsePath? path, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        Codes.Add(code);
        if (++Count > greatest) return;
        if (_json is null)
        {
            _json = new(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            _json.WriteStartArray();
        }

        _json.WriteStartObject();
        _json.WriteString("message", message);
        WriteLocations(_json, locations);
        if (path is not null)
        {
            _json.WritePropertyName("path");
            path.WriteTo(_json);
        }

        _json.WriteStartObject("extensions");
        _json.WriteString("code", code);
        foreach (var (key, value) in extensions ?? new Dictionary<string, object?>())
        {
            _json.WritePropertyName(key);
            JsonSerializer.Serialize(_json, value);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    // Where there are locations at all, the list may not be empty (GraphQL specification, section 7.1.2).
    private static void WriteLocations(Utf8JsonWriter json, IEnumerable<Location> locations)
    {
        var any = false;
        foreach (var location in locations)
        {
            if (!any) json.WriteStartArray("locations");
            any = true;
            json.WriteStartObject();
            json.WriteNumber("line", location.Line);
            json.WriteNumber("column", location.Column);
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
    }

    public void Add(string message, string code, GraphQLDocument document, ASTNode node, ResponsePath path, IReadOnlyDictionary<string, object?>? extensions = null) =>
        Add(message, code, Count < greatest ? [Location.FromLinearPosition(document.Source, node.Location.Start)] : [], path, extensions);

    public void Dispose() => _json?.Dispose();

    /// <summary>The JSON array; at least one error was added.</summary>
    public ReadOnlySpan<byte> ToJson()
    {
        var more = Count - greatest;
        if (more > 0)
        {
            Count = greatest - 1;
            Add($"{more} more errors are not listed.", ErrorCodes.TooManyErrors, [], path: null);
        }

        _json!.WriteEndArray();
        _json.Flush();
        return _buffer.WrittenSpan;
    }
}
