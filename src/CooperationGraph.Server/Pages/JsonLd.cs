using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// A node's page as JSON-LD 1.1. A node is identified by the address of its page and typed by the page of its type; addresses are relative to the document's own.
/// </summary>
internal static class JsonLd
{
    public const string MediaType = "application/ld+json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="data">The answer to the page's query.</param>
    public static string Of(JsonElement data)
    {
        var node = (JsonObject)Rewrite(data.GetProperty("node"))!;
        node.Insert(0, "@context", new JsonObject { ["@version"] = 1.1, ["@vocab"] = "/docs/types/" });
        node["revision"] = data.Text("dataset", "revision");
        return node.ToJsonString(Readable);
    }

    // What is null or empty is not stated. A node without a page keeps its id as a value.
    private static JsonNode? Rewrite(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(value.EnumerateObject().Where(each => !Value.IsEmpty(each.Value)).Select(Rewrite)),
            JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Rewrite)]),
            _ => JsonValue.Create(value),
        };

    private static KeyValuePair<string, JsonNode?> Rewrite(JsonProperty property) =>
        property.Name switch
        {
            "__typename" => new("@type", property.Value.GetString()),
            "id" when NodeAddress.Of(property.Value.GetString()!) is { } address => new("@id", address),
            _ => new(property.Name, Rewrite(property.Value)),
        };
}
