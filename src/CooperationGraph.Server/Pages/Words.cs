using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Time;

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
        ["GOV_WEB"] = "government website",
        ["GOV_LIST"] = "government list",
        ["MIRROR"] = "copy elsewhere",
        ["DAC_CRS_3"] = "DAC CRS, 3 digits",
        ["DAC_CRS_5"] = "DAC CRS, 5 digits",
        ["DAC_CRS_GROUP"] = "DAC CRS, group",
        ["ISIC_REV4_SECTION"] = "ISIC Rev. 4, section",
        ["chinese"] = "in Chinese",
        ["russian"] = "in Russian",
        ["CONSTANT"] = "constant prices",
        ["BELT_AND_ROAD_DOCUMENT"] = "Belt and Road document",
        ["INVESTMENT_PROTECTION_AGREEMENT"] = "investment treaty (BIT)",
        ["MID_TO_LONG_TERM_PLAN"] = "mid- to long-term plan",
        ["NON_PREFERENTIAL_TRADE_AGREEMENT"] = "non-preferential trade agreement",
        ["memberships"] = "members",
        ["memberOf"] = "member of",
        ["roles"] = "takes part in",
        ["iso2"] = "ISO code, 2 letters",
        ["m49"] = "M49 number",
        ["landlockedDeveloping"] = "landlocked developing country",
        ["signedOn"] = "signature",
        ["inForceOn"] = "entry into force",
        ["terminatedOn"] = "termination",
        ["partyLeftOn"] = "fewer than two parties since",
        ["flowType"] = "form",
        ["completedOn"] = "completed",
        ["committedOn"] = "committed",
        ["startedOn"] = "started",
        ["publishedOn"] = "published",
        ["establishedOn"] = "established",
        ["startsOn"] = "begins",
        ["endsOn"] = "ends",
        ["lengthKm"] = "length in km",
        ["sharePercent"] = "share in percent",
        ["crsCode"] = "CRS code",
        ["isicSection"] = "ISIC section",
        ["osmLinks"] = "on OpenStreetMap",
        ["url"] = "address",
        ["APPROXIMATELY"] = "about",
        ["TOPIC"] = "topic of this dataset",
        ["UNVERIFIED"] = "unverified",
        ["YES"] = "yes",
        // Columns of which the rule would leave the language or a preposition hanging.
        ["titleEn"] = "title",
        ["titleZh"] = "Chinese title",
        ["titleRu"] = "Russian title",
        ["nameEn"] = "name",
        ["nameZh"] = "Chinese name",
        ["nameRu"] = "Russian name",
        ["officialTitleEn"] = "official title",
        ["officialNameEn"] = "official name",
        ["capitalEn"] = "capital",
        ["statusAsOf"] = "date of the status",
        ["periodTo"] = "end of the period",
        ["periodFrom"] = "beginning of the period",
        ["valueMax"] = "higher value",
        ["unverifiedFields"] = "without a source",
        ["nameAsGiven"] = "name as given",
    };

    // Of types of agreement, what the rule for all words would spoil.
    private static readonly Dictionary<string, string> Plurals = new()
    {
        ["INVESTMENT_PROTECTION_AGREEMENT"] = "investment treaties (BITs)",
        ["FRIENDSHIP_TREATY"] = "friendship treaties",
        ["MEMORANDUM"] = "memoranda",
    };

    // How a part of a row reads after the one before it: `China, as party`, `since 2001`. Others stand after their name.
    private static readonly Dictionary<string, string> Before = new()
    {
        ["agreement"] = "",
        ["country"] = "",
        ["member"] = "",
        ["group"] = "",
        ["meeting"] = "",
        ["organization"] = "",
        ["party"] = "",
        ["project"] = "",
        ["participant"] = "",
        ["signedOn"] = "signed",
        ["ratifiedOn"] = "ratified",
        ["inForceOn"] = "in force from",
        ["provisionalFrom"] = "applied provisionally from",
        ["withdrawnOn"] = "withdrew",
        ["startsOn"] = "on",
        ["type"] = "",
        ["state"] = "",
        ["certainty"] = "",
        ["status"] = "",
        ["because"] = "because",
        ["role"] = "as",
        ["nameAsGiven"] = "given as",
        ["validFrom"] = "since",
        ["validTo"] = "until",
        ["asOf"] = "as of",
        ["language"] = "in",
        ["lender"] = "from",
        ["dataset"] = "in",
    };

    private static readonly List<Property> Enumerated =
        [.. GraphModel.Labels.SelectMany(label => label.Properties).Concat(GraphModel.RelationshipTypes.SelectMany(type => type.Properties)).Where(property => property.Kind == PropertyKind.Enumerated)];

    // Columns and fields whose values are words of a closed list; what is computed from the dates has words too.
    private static readonly FrozenSet<string> WordFields = Enumerated.Select(property => property.Name)
        .Concat(Enumerated.Select(property => FieldOf(property.Name))).Concat(["state", "certainty"]).ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Table = Enumerated.SelectMany(property => property.Values)
        .Concat([.. Vocabulary.WordsOf<AgreementState>(), .. Vocabulary.WordsOf<CoverageState>(), .. Vocabulary.WordsOf<Certainty>()]).Distinct()
        .ToFrozenDictionary(word => word, word => Spelled.GetValueOrDefault(word, Of(word)));

    // Columns and fields whose values are dates; besides those, the ones that are computed.
    private static readonly FrozenSet<string> DateFields = GraphModel.Labels.SelectMany(label => label.Properties.Concat(label.Derived)).Concat(GraphModel.RelationshipTypes.SelectMany(type => type.Properties))
        .Where(property => property.Kind == PropertyKind.Date).SelectMany(property => new[] { property.Name, FieldOf(property.Name) }).Concat(["asOf", "from", "to", "since", "upTo"]).ToFrozenSet();

    /// <summary>Whether the values of a field or column are dates.</summary>
    public static bool IsDate(string field) => DateFields.Contains(field);

    /// <summary><c>2023-05-11</c> becomes "11 May 2023", <c>2023-05</c> "May 2023", <c>2015~</c> "about 2015", <c>2015/..</c> "2015 or later"; what is no date stays as it is.</summary>
    public static string OfDate(string date) => PartialDate.TryParse(date, out _) ? DateWords.Of(date) : date;

    /// <summary>A reason of a status: <c>in_force_on 1994-08-13</c> becomes "entry into force 13 August 1994".</summary>
    public static string OfReason(string reason) =>
        string.Join(' ', reason.Split(' ').Select(word => IsDate(word) ? LabelOf(FieldOf(word)) : Table.GetValueOrDefault(word, OfDate(word))));

    /// <summary>When a state began, after its word: <c>since 13 August 1994</c>, but <c>on 10 August 1992</c> or <c>in 2014</c> of what was signed or has ended, for that is done in a day.</summary>
    public static string Since(string state, string date) =>
        state is not ("SIGNED" or "ENDED") ? "since " + OfDate(date) : (BeforeDate(date) + " " + OfDate(date)).TrimStart();

    // In doubt it is said as it stands: "signed about 2014".
    private static string BeforeDate(string date) => !PartialDate.TryParse(date, out var parsed) || !parsed.IsPlain ? "" : date.Length == 10 ? "on" : "in";

    /// <summary>A word of a closed list, as people say it.</summary>
    public static string OfWord(string word) => Table.GetValueOrDefault(word) ?? Of(word);

    /// <summary>A type of agreement where several are meant: "investment treaties (BITs)".</summary>
    public static string Several(string type) => Plurals.GetValueOrDefault(type) ?? OfWord(type) + "s";

    /// <summary>What a part of a row is introduced by.</summary>
    public static string BeforeOf(string field) => Before.GetValueOrDefault(field) ?? LabelOf(field);

    /// <summary>The same before its value: something is on a day, but in a month or a year.</summary>
    public static string BeforeOf(string field, JsonElement value) =>
        BeforeOf(field) is var before && before == "on" && value.GetString() is { } date ? BeforeDate(date) : before;

    /// <summary>Whether a value of a field or column is a word of a closed list.</summary>
    public static bool IsWord(string field, string text) => WordFields.Contains(field) && Table.ContainsKey(text);

    /// <summary>A value of a field or column: a word of a closed list as people say it, everything else as it stands in the data.</summary>
    public static string OfValue(string field, string text) =>
        field.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? OfValue(field[(dot + 1)..], text)
        : WordFields.Contains(field) && Table.TryGetValue(text, out var words) ? words
        // The one column whose words are in lower snake case, but in no closed list.
        : IsDate(field) ? OfDate(text)
        : field is "value" or "value_max" && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Money.Grouped(number)
        : field == "because" ? OfReason(text)
        : field == "unverifiedFields" ? LabelOfColumn(text)
        : field == "subtype" ? text.Replace('_', ' ')
        : text;

    /// <summary><c>signedOn</c>, <c>signed_on</c> and <c>SIGNED_ON</c> become "signed on".</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');

    /// <summary>What a fact of a page is called.</summary>
    public static string LabelOf(string field) => Spelled.GetValueOrDefault(field, Of(field));

    /// <summary>What a column, or the relationship type that a claim is about, or a column of one, is called; without one it is all of the row.</summary>
    public static string LabelOfColumn(string? column) => column is null ? "all of it" : column.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? LabelOfColumn(column[(dot + 1)..]) : LabelOf(char.IsAsciiLetterUpper(column[0]) ? column : FieldOf(column));

    /// <summary>The same at the beginning of a line.</summary>
    public static string TitleOf(string name) => Capitalized(Of(name));

    /// <summary>With a capital at the beginning, as a line or a cell has it.</summary>
    public static string Capitalized(string text) => text is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    /// <summary>The column of a field: <c>signedOn</c> is <c>signed_on</c>.</summary>
    public static string ColumnOf(string field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    /// <summary><c>1 agreement</c>, <c>607 agreements</c>.</summary>
    public static string Count(int count, NodeLabel label) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {(count == 1 ? One(label) : Of(label.Plural))}";

    /// <summary>One node of a label.</summary>
    public static string One(NodeLabel label) => label == CountryGroup.Label ? "group" : Of(label.Name);

    /// <summary>A period as people say it: a whole year by its number, <c>January 2013 to June 2014</c>, else by both days; a value as of a day by that day alone.</summary>
    public static string OfPeriod(JsonElement period)
    {
        var (from, to) = (period.Text("from"), period.Text("to"));
        if (from is null || to is null || from == to) return (to ?? from) is { } only ? (from is null && to is not null && !period.Is("type", PeriodType.AsOf) ? "until " : "") + OfDate(only) : "";
        if (from.Length == 10 && to.Length == 10 && from.EndsWith("-01-01", StringComparison.Ordinal) && to.EndsWith("-12-31", StringComparison.Ordinal)) return from[..4] == to[..4] ? to[..4] : $"{from[..4]} to {to[..4]}";
        return $"{OfDate(from)} to {OfDate(to)}";
    }

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

    /// <summary>The language that a text is surely in, for whoever reads it aloud: Chinese, where it has its signs. Null where the page's own may be.</summary>
    public static string? LanguageOf(string text) => text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF') ? "zh" : null;

    /// <summary>What a node is called: its title, name or text, else its id.</summary>
    public static string NameOf(JsonElement node) => node.Text("title") ?? node.Text("name") ?? node.Text("text") ?? node.Text("displayName") ?? node.Text("id") ?? "";
}
