using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// What the address of the coverage page asks for: <c>country</c> or <c>group</c>, <c>with</c>, <c>asOf</c>, any number of <c>type</c> or <c>all</c> in place of them; the page takes <c>from</c> as well, the number of the first row of a long matrix. What is not
/// given is as in the sentence that the service began with, on today's date. Countries go by any of their names; <c>group</c> is the id of a group, <c>region:</c> with one of UN M49, or <c>all</c>.
/// </summary>
/// <param name="From">Null where it is no such number.</param>
public sealed record CoverageChoice(string Group, string Country, string Counterpart, string AsOf, IReadOnlyList<string> Types, int? From)
{
    internal static readonly string[] Parameters = ["country", "group", "with", "asOf", "type"];

    /// <summary>Those of the page, which alone shows a part of the rows.</summary>
    internal static readonly string[] PageParameters = [.. Parameters, "from"];

    /// <summary>The choice of every country, and of every type.</summary>
    public const string All = "all";

    private const string OfRegion = "region:";
    private const string DefaultGroup = "group:central-asia-5";
    private const string DefaultCounterpart = "CHN";

    private static readonly string[] DefaultTypes = [AgreementType.BeltAndRoadDocument.Word(), AgreementType.MidToLongTermPlan.Word(), AgreementType.InvestmentProtectionAgreement.Word()];

    private static readonly IReadOnlyList<string> AllTypes = Vocabulary.WordsOf<AgreementType>();

    /// <summary>Regions and subregions of UN M49, which the countries of the data lie in.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "Africa", "Northern Africa", "Sub-Saharan Africa", "Americas", "Latin America and the Caribbean", "Northern America", "Asia", "Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia",
        "Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe", "Oceania", "Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia",
    ];

    /// <summary>What is chosen that is no group of the data, in words.</summary>
    public string GroupName => Group == All ? "all countries" : Group.StartsWith(OfRegion, StringComparison.Ordinal) ? Group[OfRegion.Length..] : Group;

    /// <summary>What is wrong with it that no answer tells in the address's own words; empty where the query may be asked.</summary>
    public IReadOnlyList<string> Errors => [.. WrongChoice.OfWords("type", Types, AllTypes), .. WrongChoice.OfDay("asOf", AsOf), .. From is null ? ["'from' is the number of a row, from 1 on."] : Array.Empty<string>()];

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { countries = new { group = DefaultGroup }, counterpart = DefaultCounterpart, matrix = false };

    /// <summary>As the query of an address, with codes in place of names.</summary>
    public string Address => "?" + string.Join('&', (Country.Length > 0 ? [("country", Country)] : new[] { ("group", Group) }).Concat([("with", Counterpart), ("asOf", AsOf)]).Concat((Types.Count < AllTypes.Count ? Types : [All]).Select(type => ("type", type))).Select(each => $"{each.Item1}={Uri.EscapeDataString(each.Item2)}"));

    /// <summary>Variables of the query.</summary>
    public object Variables => new { countries = Countries, types = Types, counterpart = Counterpart, asOf = AsOf };

    /// <summary>The same without what lies behind each state: of all countries seven eighths of the answer.</summary>
    public object StatesAlone => new { countries = Countries, types = Types, counterpart = Counterpart, asOf = AsOf, details = false };

    private object Countries =>
        Country.Length > 0 ? new { codes = new[] { Country } }
        : Group == All ? new { all = true }
        : Group.StartsWith(OfRegion, StringComparison.Ordinal) ? new { regions = new[] { Group[OfRegion.Length..] } }
        : new { group = Group };

    internal static async Task<CoverageChoice> ReadAsync(HttpRequest request, ServedGraph graph, TimeProvider clock)
    {
        var asked = request.Query;
        var country = asked["country"].ToString().Trim();
        return new(
            Or(asked["group"], DefaultGroup) is var group && (group == All || group.Contains(':', StringComparison.Ordinal)) ? group : "group:" + group,
            country.Length == 0 ? "" : await CodeOfAsync(request.HttpContext, graph, country),
            await CodeOfAsync(request.HttpContext, graph, asked["with"]),
            Or(asked["asOf"], clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            WordsIn(asked["type"]) is { Count: > 0 } types ? types is ["ALL"] ? AllTypes : types : DefaultTypes,
            string.IsNullOrWhiteSpace(asked["from"]) ? 1 : int.TryParse(asked["from"], CultureInfo.InvariantCulture, out var from) && from > 0 ? from : null);
    }

    /// <summary>Words of a closed list, as an address may write them; each once.</summary>
    public static IReadOnlyList<string> WordsIn(StringValues given) =>
        [.. given.Where(word => !string.IsNullOrWhiteSpace(word)).OfType<string>().Select(word => word.Trim().ToUpperInvariant().Replace(' ', '_').Replace('-', '_')).Distinct()];

    /// <summary>The code of the country on the other side, as an id too; China's where none is given.</summary>
    public static string CodeOf(string? given) =>
        Or(given, DefaultCounterpart).ToUpperInvariant() is var code && code.StartsWith("COUNTRY:", StringComparison.Ordinal) ? code["COUNTRY:".Length..] : code;

    /// <summary>The code of the country that a text names; China's where none is given, and the text itself where it names none.</summary>
    internal static async Task<string> CodeOfAsync(HttpContext http, ServedGraph graph, string? given) =>
        string.IsNullOrWhiteSpace(given) ? DefaultCounterpart : (await NamedNodes.KeyOfAsync(http, graph, Graph.Country.Label, given.Trim())).ToUpperInvariant();

    private static string Or(string? given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim();
}
