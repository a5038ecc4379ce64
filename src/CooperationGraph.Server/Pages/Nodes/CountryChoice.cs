using CooperationGraph.Serving;

namespace CooperationGraph.Server.Pages.Nodes;

/// <summary>What the address of a country's page asks for: <c>with</c>, the country on the other side by any of its names, and <c>asOf</c>; China and today where they are not given. Over data without China the country itself stands in its place, with which it has no agreement.</summary>
/// <param name="AsOf">A day; null for today.</param>
public sealed record CountryChoice(string Counterpart, string? AsOf)
{
    internal static readonly string[] Parameters = ["with", "asOf"];

    /// <summary>What is wrong with it that no answer tells in the address's own words; empty where the query may be asked.</summary>
    public IReadOnlyList<string> Errors => [.. WrongChoice.OfDay("asOf", AsOf)];

    /// <param name="code">That of the country whose page it is.</param>
    internal static async Task<CountryChoice> ReadAsync(HttpRequest request, ServedGraph graph, string code)
    {
        var (http, with) = (request.HttpContext, request.Query["with"].ToString());
        var counterpart = await CoverageChoice.CodeOfAsync(http, graph, with);
        if (string.IsNullOrWhiteSpace(with) && !(await PageTime.WithinAsync(http, graph.GetCountryPlacesAsync)).ContainsKey(counterpart)) counterpart = code;
        return new(counterpart, request.Query["asOf"].ToString().Trim() is { Length: > 0 } day ? day : null);
    }
}
