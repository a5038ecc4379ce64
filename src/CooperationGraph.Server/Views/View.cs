using System.Text.Json;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views;

/// <summary>One GraphQL answer as a picture and as a table of the same rows.</summary>
/// <param name="Choice">All choices as the query of an address, beginning with <c>?</c>: with the day, also where it was not given.</param>
internal sealed record View(Caption Caption, IDrawing Drawing, ViewTable Table, PageQuery Query, string Choice)
{
    private const int MostSources = 8;

    /// <summary>Who is cited in an answer, the most cited first; beyond a few of them, how many more.</summary>
    public static IReadOnlyList<string> SourcesOf(IEnumerable<JsonElement> citations)
    {
        var publishers = citations.Select(citation => citation.Text("source", "publisher") ?? citation.Text("source", "title")).OfType<string>()
            .GroupBy(publisher => publisher).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        return publishers.Count <= MostSources ? publishers : [.. publishers.Take(MostSources), $"{publishers.Count - MostSources} more, named on the page"];
    }
}
