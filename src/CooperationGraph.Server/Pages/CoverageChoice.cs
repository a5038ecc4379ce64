using System.Globalization;
using CooperationGraph.Graph;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Pages;

/// <summary>What the address of the coverage page asks for: <c>group</c>, <c>with</c>, <c>asOf</c> and any number of <c>type</c>; what is not given is as in the sentence that the service began with, on today's date.</summary>
internal sealed record CoverageChoice(string Group, string Counterpart, string AsOf, IReadOnlyList<string> Types)
{
    private const string DefaultGroup = "group:central-asia-5";
    private const string DefaultCounterpart = "CHN";

    private static readonly string[] DefaultTypes = [AgreementType.BeltAndRoadDocument.Word(), AgreementType.MidToLongTermPlan.Word(), AgreementType.InvestmentProtectionAgreement.Word()];

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { countries = new { group = DefaultGroup }, counterpart = DefaultCounterpart, matrix = false };

    public object Variables => new { countries = new { group = Group }, types = Types, counterpart = Counterpart, asOf = AsOf };

    public static CoverageChoice Of(HttpRequest request, TimeProvider clock)
    {
        var asked = request.Query;
        return new(
            Or(asked["group"], DefaultGroup) is var group && group.Contains(':', StringComparison.Ordinal) ? group : "group:" + group,
            CodeOf(asked["with"]),
            Or(asked["asOf"], clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            WordsIn(asked["type"]) is { Count: > 0 } types ? types : DefaultTypes);
    }

    /// <summary>Words of a closed list, as an address may write them; each once.</summary>
    public static IReadOnlyList<string> WordsIn(StringValues given) =>
        [.. given.Where(word => !string.IsNullOrWhiteSpace(word)).OfType<string>().Select(word => word.Trim().ToUpperInvariant().Replace(' ', '_').Replace('-', '_')).Distinct()];

    /// <summary>The code of the country on the other side, as an id too; China's where none is given.</summary>
    public static string CodeOf(string? given) =>
        Or(given, DefaultCounterpart).ToUpperInvariant() is var code && code.StartsWith("COUNTRY:", StringComparison.Ordinal) ? code["COUNTRY:".Length..] : code;

    private static string Or(string? given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim();
}
