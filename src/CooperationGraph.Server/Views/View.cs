using System.Text.Json;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views;

/// <summary>One GraphQL answer as a picture and as a table of the same rows.</summary>
/// <param name="Draw">Draws it as wide as it is told.</param>
/// <param name="Choice">All choices as the query of an address, beginning with <c>?</c>: with the day, also where it was not given.</param>
internal sealed record View(Caption Caption, Func<double, IDrawing> Draw, ViewTable Table, PageQuery Query, string Choice)
{
    /// <summary>Who is cited in an answer, the most cited first, each once.</summary>
    public static IReadOnlyList<string> SourcesOf(IEnumerable<JsonElement> citations) =>
    [
        .. citations.Select(citation => citation.Text("source", "publisher") ?? citation.Text("source", "title")).OfType<string>()
            .CountBy(publisher => publisher).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key),
    ];
}
