using System.Collections.Frozen;
using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages;

/// <summary>Words for people from names in the schema.</summary>
internal static class Words
{
    // What the rule for all words would spoil.
    private static readonly Dictionary<string, string> Spelled = new()
    {
        ["EN"] = "English",
        ["ZH"] = "Chinese",
        ["RU"] = "Russian",
        ["FR"] = "French",
        ["DAC_CRS_3"] = "DAC CRS, 3 digits",
        ["DAC_CRS_5"] = "DAC CRS, 5 digits",
        ["DAC_CRS_GROUP"] = "DAC CRS, group",
        ["ISIC_REV4_SECTION"] = "ISIC Rev. 4, section",
        ["chinese"] = "in Chinese",
        ["russian"] = "in Russian",
        ["CONSTANT"] = "constant prices",
        ["TOPIC"] = "topic of this dataset",
        ["UNVERIFIED"] = "unverified",
    };

    private static readonly List<Property> Enumerated =
        [.. GraphModel.Labels.SelectMany(label => label.Properties).Concat(GraphModel.RelationshipTypes.SelectMany(type => type.Properties)).Where(property => property.Kind == PropertyKind.Enumerated)];

    // Columns and fields whose values are words of a closed list; what is computed from the dates has words too.
    private static readonly FrozenSet<string> WordFields = Enumerated.Select(property => property.Name)
        .Concat(Enumerated.Select(property => FieldOf(property.Name))).Concat(["state", "certainty"]).ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Table = Enumerated.SelectMany(property => property.Values)
        .Concat([.. Vocabulary.WordsOf<AgreementState>(), .. Vocabulary.WordsOf<CoverageState>(), .. Vocabulary.WordsOf<Certainty>()]).Distinct()
        .ToFrozenDictionary(word => word, word => Spelled.GetValueOrDefault(word, Of(word)));

    /// <summary>Whether a value of a field or column is a word of a closed list.</summary>
    public static bool IsWord(string field, string text) => WordFields.Contains(field) && Table.ContainsKey(text);

    /// <summary>A value of a field or column: a word of a closed list as people say it, everything else as it stands in the data.</summary>
    public static string OfValue(string field, string text) =>
        WordFields.Contains(field) && Table.TryGetValue(text, out var words) ? words
        // The one column whose words are in lower snake case, but in no closed list.
        : field == "subtype" ? text.Replace('_', ' ')
        : text;

    /// <summary><c>signedOn</c>, <c>signed_on</c> and <c>SIGNED_ON</c> become "signed on".</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');

    /// <summary>What a fact of a page is called.</summary>
    public static string LabelOf(string field) => Spelled.GetValueOrDefault(field, Of(field));

    /// <summary>The same at the beginning of a line.</summary>
    public static string TitleOf(string name) => Of(name) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    /// <summary>The column of a field: <c>signedOn</c> is <c>signed_on</c>.</summary>
    public static string ColumnOf(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    private static string FieldOf(string column) => string.Concat(column.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

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

    /// <summary>Whether a field holds the word of a value.</summary>
    public static bool Is<T>(this JsonElement element, string field, T value)
        where T : struct, Enum => element.Text(field) == value.Word();

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>What a node is called: its title, name or text, else its id.</summary>
    public static string NameOf(JsonElement node) => node.Text("title") ?? node.Text("name") ?? node.Text("text") ?? node.Text("id") ?? "";
}
