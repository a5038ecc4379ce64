using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;

namespace CooperationGraph.Server.Views;

/// <summary>What the address of the map asks for: <c>type</c> of agreement, <c>with</c> (the country on the other side, by any of its names), <c>asOf</c>, and <c>circles</c> (see <see cref="MapCircles"/>), of which there are none where it is not given; Belt and Road documents with China today where they are not given.</summary>
public sealed record MapChoice(IReadOnlyList<string> Types, string Counterpart, string AsOf, string? Circles)
{
    private static readonly string DefaultType = AgreementType.BeltAndRoadDocument.Word();

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { type = DefaultType, with = CoverageChoice.CodeOf(given: null), map = false };

    public string Type => Types[0];

    /// <summary>What is wrong with it that no GraphQL answer tells.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. WrongChoice.OfWords("type", Types, Vocabulary.WordsOf<AgreementType>()),
        .. WrongChoice.OfDay("asOf", AsOf),
        .. Types.Count == 1 ? Array.Empty<string>() : [$"A map shows one type of agreement, and {Types.Count} are named: choose one of {string.Join(", ", Types)}."],
        .. Circles is null || MapCircles.Kinds.Contains(Circles) ? Array.Empty<string>() : [$"There are no circles of '{Circles}': choose of {string.Join(", ", MapCircles.Kinds)}."],
    ];

    /// <summary>Variables of the query <c>map.graphql</c>.</summary>
    public object Variables => new { type = Type, with = Counterpart, asOf = AsOf, projects = Circles == MapCircles.Projects, financings = Circles is MapCircles.Financings or MapCircles.Money, money = Circles == MapCircles.Money };

    /// <summary>As the query of an address.</summary>
    public string Address => $"?type={Uri.EscapeDataString(Type)}&with={Uri.EscapeDataString(Counterpart)}&asOf={Uri.EscapeDataString(AsOf)}{(Circles is null ? "" : $"&circles={Circles}")}";

    internal static async Task<MapChoice> ReadAsync(HttpRequest request, ServedGraph graph, TimeProvider clock) => new(
        CoverageChoice.WordsIn(request.Query["type"]) is { Count: > 0 } types ? types : [DefaultType],
        await CoverageChoice.CodeOfAsync(request.HttpContext, graph, request.Query["with"]),
        request.Query["asOf"].ToString().Trim() is { Length: > 0 } day ? day : clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        request.Query["circles"].ToString().Trim().ToLowerInvariant() is { Length: > 0 } circles ? circles : null);
}
