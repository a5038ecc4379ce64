using System.Text.Json;

namespace CooperationGraph.Execution.Running;

/// <summary>Where the walk stands in the answer: response keys and list positions from the root.</summary>
internal sealed class ResponsePath
{
    private (string? Key, int Position)[] _steps = new (string?, int)[32];

    public int Length { get; private set; }

    public void Push(string? key, int position = 0)
    {
        if (Length == _steps.Length) Array.Resize(ref _steps, Length * 2);
        _steps[Length++] = (key, position);
    }

    public void Pop() => Length--;

    /// <summary>The list position at the end of the path.</summary>
    public void MoveTo(int position) => _steps[Length - 1].Position = position;

    public void Clear() => Length = 0;

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var i = 0; i < Length; i++)
        {
            if (_steps[i].Key is { } key) json.WriteStringValue(key);
            else json.WriteNumberValue(_steps[i].Position);
        }

        json.WriteEndArray();
    }
}
