using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;

namespace CooperationGraph.Server.Views;

/// <summary>
/// What the address of the timeline asks for: <c>country</c>, and optionally <c>with</c> (the country on the other side), both by any of their names, any number of <c>type</c> of agreement and of
/// <c>kind</c> (agreements, meetings, projects), the years <c>from</c> and <c>to</c>, and <c>asOf</c>, the day up to which what has not ended is drawn.
/// </summary>
/// <param name="With">Null for all countries.</param>
/// <param name="AsOf">As it was given.</param>
public sealed record TimelineChoice(string Country, string? With, IReadOnlyList<string> Kinds, IReadOnlyList<string> Types, string? From, string? To, string AsOf)
{
    public const int FirstYear = 1000;
    public const int LastYear = 2200;

    internal static readonly string[] AllKinds = [Agreement.Label.Plural, Meeting.Label.Plural, Project.Label.Plural];

    private const string DefaultCountry = "KAZ";

    /// <summary>What is wrong with it that no GraphQL answer tells.</summary>
    public IEnumerable<string> Errors
    {
        get
        {
            foreach (var kind in Kinds.Except(AllKinds)) yield return $"There is no kind '{kind}': choose of {string.Join(", ", AllKinds)}.";
            foreach (var (name, year) in new[] { ("from", From), ("to", To) })
                if (year is not null && YearOf(year) is null) yield return $"'{year}' is no year for '{name}': write a number from {FirstYear} to {LastYear}, such as 1992.";
            foreach (var error in WrongChoice.OfWords("type", Types, Vocabulary.WordsOf<AgreementType>()).Concat(WrongChoice.OfDay("asOf", AsOf))) yield return error;
            if (YearOf(From) > YearOf(To)) yield return $"'from' ({From}) is after 'to' ({To}): exchange them.";
        }
    }

    /// <summary>Variables of the query <c>timeline.graphql</c>.</summary>
    public object Variables => new
    {
        code = Country,
        with = With ?? Country,
        hasWith = With is not null,
        asOf = AsOf,
        filter = new { parties = With is null ? null : new { all = new[] { With } }, types = Types.Count > 0 ? Types : null },
        agreements = Kinds.Contains(AllKinds[0]),
        meetings = Kinds.Contains(AllKinds[1]),
        projects = Kinds.Contains(AllKinds[2]),
    };

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { code = DefaultCountry, with = DefaultCountry, hasWith = false, agreements = false, meetings = false, projects = false };

    /// <summary>As the query of an address.</summary>
    public string Address => "?" + string.Join('&', new[] { ("country", Country), ("with", With), ("from", From), ("to", To), ("asOf", AsOf) }
        .Concat(Types.Select(type => ("type", (string?)type))).Concat(Kinds.Count < AllKinds.Length ? Kinds.Select(kind => ("kind", (string?)kind)) : [])
        .Where(each => each.Item2 is not null).Select(each => $"{each.Item1}={Uri.EscapeDataString(each.Item2!)}"));

    internal static async Task<TimelineChoice> ReadAsync(HttpRequest request, ServedGraph graph, TimeProvider clock)
    {
        var asked = request.Query;
        return new(
            Given("country") is { } code ? await CoverageChoice.CodeOfAsync(request.HttpContext, graph, code) : DefaultCountry,
            Given("with") is { } with ? await CoverageChoice.CodeOfAsync(request.HttpContext, graph, with) : null,
            asked["kind"].Where(kind => !string.IsNullOrWhiteSpace(kind)).Select(kind => kind!.Trim().ToLowerInvariant()).Distinct().ToList() is { Count: > 0 } kinds ? kinds : AllKinds,
            CoverageChoice.WordsIn(asked["type"]),
            Given("from"),
            Given("to"),
            Given("asOf") ?? clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        string? Given(string name) => asked[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    internal static int? YearOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null;
}
