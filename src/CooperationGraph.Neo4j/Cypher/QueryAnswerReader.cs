using System.Buffers;
using System.Text.Json;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>
/// Reads the rows of an answer of the HTTP Query API from the stream as it comes, with a buffer as large as the longest token. Errors of the
/// running statement stand after its rows, so that no row counts before the end.
/// </summary>
internal sealed class QueryAnswerReader
{
    private readonly List<CypherValue[]> _rows = [];
    private readonly Stack<List<CypherValue>> _open = [];
    private readonly Stack<List<CypherValue>> _spare = [];
    private Section _section;
    private string? _errorField;
    private string? _errorCode;
    private string? _errorMessage;

    private enum Section
    {
        Other,
        Data,
        Values,
        Errors,
    }

    /// <exception cref="CypherException">The answer holds an error.</exception>
    /// <exception cref="JsonException">The answer is no JSON, or ends too early.</exception>
    public static async Task<IReadOnlyList<CypherValue[]>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var answer = new QueryAnswerReader();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var state = default(JsonReaderState);
            for (var length = 0; ;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                var consumed = answer.Take(buffer.AsSpan(0, length), read == 0, ref state);
                if (read == 0) break;
                buffer.AsSpan(consumed, length - consumed).CopyTo(buffer);
                length -= consumed;
                if (length == buffer.Length) buffer = Larger(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return answer._errorCode is null ? answer._rows : throw new CypherException(answer._errorCode, answer._errorMessage ?? "");
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int Take(ReadOnlySpan<byte> bytes, bool isFinal, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, isFinal, state);
        while (reader.Read()) Take(ref reader);
        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.CurrentDepth == 1) _section = reader.ValueTextEquals("data"u8) ? Section.Data : reader.ValueTextEquals("errors"u8) ? Section.Errors : Section.Other;
            else if (reader.CurrentDepth == 2 && _section is Section.Data or Section.Values) _section = reader.ValueTextEquals("values"u8) ? Section.Values : Section.Data;
            else if (_section == Section.Errors) _errorField = reader.GetString();
        }
        else if (_section == Section.Values)
        {
            TakeValue(ref reader);
        }
        else if (_section == Section.Errors && reader.TokenType == JsonTokenType.String)
        {
            if (_errorField == "code") _errorCode ??= reader.GetString();
            else if (_errorField == "message") _errorMessage ??= reader.GetString();
        }
    }

    private void TakeValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when reader.CurrentDepth > 2:
                _open.Push(_spare.TryPop(out var list) ? list : []);
                break;
            case JsonTokenType.EndArray when reader.CurrentDepth > 2:
                var ended = _open.Pop();
                var items = ended.ToArray();
                ended.Clear();
                _spare.Push(ended);
                if (_open.TryPeek(out var outer)) outer.Add(new(items));
                else _rows.Add(items);
                break;
            case JsonTokenType.String:
                _open.Peek().Add(new(reader.GetString()!));
                break;
            case JsonTokenType.Number:
                _open.Peek().Add(reader.TryGetInt64(out var whole) ? new(whole) : new(reader.GetDouble()));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                _open.Peek().Add(new(reader.GetBoolean()));
                break;
            case JsonTokenType.Null:
                _open.Peek().Add(default);
                break;
        }
    }
}
