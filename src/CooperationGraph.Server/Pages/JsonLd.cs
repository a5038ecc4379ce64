using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// A node's page as JSON-LD 1.1. A node is identified by the address of its page; each object has the type that the schema gives it, and its terms are the
/// fields of that type: a type is the address of its page in the documentation, a term the place of the field there.
/// </summary>
internal static class JsonLd
{
    public const string MediaType = "application/ld+json";

    private const string Types = "/docs/types/";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Names of a translation in the queries, and their languages (BCP 47).
    private static readonly (string Alias, string Language)[] Translations = [("chinese", "zh"), ("russian", "ru")];

    // Names of a field in the queries that are not the schema's.
    private static readonly Dictionary<string, string> Fields = new() { ["says"] = "claims" };

    /// <summary>The query of a page, which asks each object for its type too. The queries have braces around selections alone.</summary>
    public static string QueryOf(string pageQuery) => pageQuery.Replace("{\n", "{ __typename\n", StringComparison.Ordinal);

    /// <param name="data">The answer to <see cref="QueryOf"/>.</param>
    /// <param name="origin">The address of this server.</param>
    /// <param name="path">The path of the node's page.</param>
    public static string Of(JsonElement data, string origin, string path)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        var node = new Writer(origin, path, types).Node(data.GetProperty("node"));
        // A scope of each type's own, for one name may stand on many types.
        var context = new JsonObject { ["@version"] = 1.1, ["revision"] = $"{origin}/docs/downloads#revision", ["next"] = new JsonObject { ["@id"] = $"{origin}/docs/downloads#next", ["@type"] = "@id" } };
        foreach (var type in types)
            context[type] = new JsonObject { ["@id"] = $"{origin}{Types}{type}", ["@context"] = new JsonObject { ["@vocab"] = $"{origin}{Types}{type}#" } };
        node.Insert(0, "@context", context);
        node["revision"] = data.Text("dataset", "revision");
        return node.ToJsonString(Readable);
    }

    private sealed class Writer(string origin, string path, SortedSet<string> types)
    {
        public JsonObject Node(JsonElement node)
        {
            var written = Object(node);
            foreach (var list in node.EnumerateObject().Where(each => each.Value.Text("pageInfo", "hasNextPage") == "yes"))
                written[NameOf(list.Name)]!["next"] = $"{origin}{path}?{list.Name}={Uri.EscapeDataString(list.Value.Text("pageInfo", "endCursor")!)}";
            return written;
        }

        // What is null or empty is not stated. A node without a page keeps its id as a value, and so does what a compiler remembers: it is no source.
        private JsonObject Object(JsonElement value)
        {
            var written = new JsonObject();
            foreach (var property in value.EnumerateObject().Where(each => !Value.IsEmpty(each.Value)))
            {
                switch (property.Name)
                {
                    case "__typename":
                        var type = property.Value.GetString()!;
                        types.Add(type);
                        written["@type"] = type;
                        break;
                    case "id" when !value.Is("kind", SourceKind.Unverified) && NodeAddress.Of(property.Value.GetString()!) is { } address:
                        written["@id"] = origin + address;
                        break;
                    case "pageInfo" or "chinese" or "russian":
                        break;
                    default:
                        written[NameOf(property.Name)] = Any(property.Value);
                        break;
                }
            }

            Translate(value, written);
            return written;
        }

        // The English name stands in for a translation that the data do not have: that says nothing in the other language.
        private static void Translate(JsonElement value, JsonObject written)
        {
            if (!Array.Exists(Translations, each => value.TryGetProperty(each.Alias, out _))) return;
            var field = value.TryGetProperty("title", out _) ? "title" : "name";
            if (value.Text(field) is not { } english) return;
            var names = new JsonArray(Tagged(english, "en"));
            foreach (var (alias, language) in Translations)
                if (value.Text(alias) is { } name && name != english) names.Add(Tagged(name, language));
            written[field] = names;
        }

        private static JsonObject Tagged(string text, string language) => new() { ["@value"] = text, ["@language"] = language };

        private JsonNode? Any(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.Object => Object(value),
                JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Any)]),
                _ => JsonValue.Create(value),
            };

        private static string NameOf(string name) => Fields.GetValueOrDefault(name, name);
    }
}
