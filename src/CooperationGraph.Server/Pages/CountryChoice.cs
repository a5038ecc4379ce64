namespace CooperationGraph.Server.Pages;

/// <summary>What the address of a country's page asks for: <c>with</c>, the country on the other side, and <c>asOf</c>; China and today where they are not given.</summary>
/// <param name="AsOf">A day; null for today.</param>
public sealed record CountryChoice(string Counterpart, string? AsOf)
{
    public static CountryChoice Of(HttpRequest request) =>
        new(CoverageChoice.CodeOf(request.Query["with"]), request.Query["asOf"].ToString().Trim() is { Length: > 0 } day ? day : null);
}
