using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views;

/// <summary>What the address of the map asks for: <c>type</c> of agreement, <c>with</c> (the country on the other side) and <c>asOf</c>; Belt and Road documents with China today where they are not given.</summary>
public sealed record MapChoice(IReadOnlyList<string> Types, string Counterpart, string AsOf)
{
    private static readonly string DefaultType = AgreementType.BeltAndRoadDocument.Word();

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { type = DefaultType, with = CoverageChoice.CodeOf(given: null), map = false };

    public string Type => Types[0];

    /// <summary>What is wrong with it that no GraphQL answer tells.</summary>
    public IReadOnlyList<string> Errors => Types.Count == 1 ? [] : [$"A map shows one type of agreement, and {Types.Count} are named: choose one of {string.Join(", ", Types)}."];

    /// <summary>Variables of the query <c>map.graphql</c>.</summary>
    public object Variables => new { type = Type, with = Counterpart, asOf = AsOf };

    /// <summary>As the query of an address.</summary>
    public string Address => $"?type={Uri.EscapeDataString(Type)}&with={Uri.EscapeDataString(Counterpart)}&asOf={Uri.EscapeDataString(AsOf)}";

    public static MapChoice Of(HttpRequest request, TimeProvider clock) => new(
        CoverageChoice.WordsIn(request.Query["type"]) is { Count: > 0 } types ? types : [DefaultType],
        CoverageChoice.CodeOf(request.Query["with"]),
        request.Query["asOf"].ToString().Trim() is { Length: > 0 } day ? day : clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
