using System.Text.Json;

namespace CooperationGraph.Execution.Running;

/// <summary>Where the walk stands in the answer: response keys and list positions from the root.</summary>
internal sealed class ResponsePath
{
    private string?[] _keys = new string?[32];
    private int[] _positions = new int[32];

    public int Length { get; private set; }

    public void Push(string? key, int position = 0)
    {
        if (Length == _keys.Length)
        {
            Array.Resize(ref _keys, Length * 2);
            Array.Resize(ref _positions, Length * 2);
        }

        (_keys[Length], _positions[Length]) = (key, position);
        Length++;
    }

    public void Pop() => Length--;

    /// <summary>The list position at the end of the path.</summary>
    public void MoveTo(int position) => _positions[Length - 1] = position;

    public void Clear() => Length = 0;

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var i = 0; i < Length; i++)
        {
            if (_keys[i] is { } key) json.WriteStringValue(key);
            else json.WriteNumberValue(_positions[i]);
        }

        json.WriteEndArray();
    }
}
