using System.Text.Json;

namespace CooperationGraph.Server.Pages;

/// <summary>Words for people from names in the schema.</summary>
internal static class Words
{
    /// <summary><c>signedOn</c>, <c>signed_on</c> and <c>SIGNED_ON</c> become "signed on".</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');

    /// <summary>The same at the beginning of a line.</summary>
    public static string TitleOf(string name) => Of(name) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    /// <summary>The column of a field: <c>signedOn</c> is <c>signed_on</c>.</summary>
    public static string ColumnOf(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };
    }

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>What a node is called: its title, name or text, else its id.</summary>
    public static string NameOf(JsonElement node) => node.Text("title") ?? node.Text("name") ?? node.Text("text") ?? node.Text("id") ?? "";
}
