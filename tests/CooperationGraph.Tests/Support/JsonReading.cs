using System.Text.Json;

namespace CooperationGraph.Tests.Support;

/// <summary>Short ways into a JSON answer: <c>data.At("country", "name")</c>.</summary>
internal static class JsonReading
{
    public static JsonElement At(this JsonElement element, params string[] path) => path.Aggregate(element, (each, name) => each.GetProperty(name));

    public static List<JsonElement> List(this JsonElement element, params string[] path) => [.. element.At(path).EnumerateArray()];

    public static string? Text(this JsonElement element, params string[] path) => element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : element.At(path) is { ValueKind: JsonValueKind.Null } ? null : element.At(path).GetRawText();

    /// <summary>One text of each item of a list, none of which is null.</summary>
    public static string[] Texts(this IEnumerable<JsonElement> items, params string[] path) => [.. items.Select(item => item.Text(path) ?? throw new InvalidOperationException($"null at {string.Join('.', path)}"))];
}
