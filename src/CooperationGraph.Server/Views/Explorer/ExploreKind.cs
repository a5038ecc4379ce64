using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>What is around some nodes, or the paths between two, as a picture: its address takes the choices of <see cref="ExploreChoice"/>.</summary>
internal sealed class ExploreKind(TimeProvider clock) : IViewKind
{
    public string Name => "explore";

    public IReadOnlyList<string> Parameters { get; } = ["id", "to", "start", "end", "depth", "limit", "types", "asOf", "expand", "hide", "pin"];

    public IReadOnlyList<ViewColumn> Columns { get; } =
    [
        new("relationship", "The relationship, by its id."),
        new("type", "Its type."),
        new("from", "The node that it starts from, by its id."),
        new("from_name", "The name of that node."),
        new("to", "The node that it ends at, by its id."),
        new("to_name", "The name of that node."),
        new("days", "The days on which it and both its ends may be there, first/last, several separated by spaces; a missing end is open."),
        new("properties", "What is known of it, as name=value, separated by semicolons."),
        new("unverified", "yes where it is marked as resting on no source."),
        new("sources", "The sources that state it, by their ids, separated by spaces."),
    ];

    public async Task<ViewAnswer> AskAsync(HttpContext http)
    {
        var (choice, wrong) = ExploreChoice.Of(http.Request.Query);
        var (named, unknown) = await StartNames.ResolveAsync(http, choice);
        List<string> errors = [.. wrong, .. unknown];
        if (named.Ids.Count == 0 || errors.Count > 0) return new(await PageQuery.RunAsync(http, "explore-start"), errors, View: null, named);
        var query = await ExploreQuery.RunAsync(http, named);
        if (!query.HasData || query.Errors.Count > 0) return new(await PageQuery.RunAsync(http, "explore-start"), query.Errors, View: null, named);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var scene = new ExploreScene(query, named, today);
        var address = named.Address("");
        var day = ExploreChoice.Day(named.AsOf ?? today);
        var caption = new Caption(
            scene.Title,
            SubtitleOf(scene),
            $"{scene.Title}: {ExploreWords.Counted(scene.Nodes.Count, "node")}, {string.Join(", ", scene.Nodes.CountBy(node => Words.Of(node.Label)).Select(count => $"{count.Value} of kind {count.Key}"))}, and {ExploreWords.Counted(scene.Links.Count, "relationship")} between them",
            day,
            query.Data.Text("dataset", "revision")!,
            Origin.Of(http.Request) + named.Address("/explore"),
            Origin.Of(http.Request) + "/docs/downloads#",
            View.SourcesOf(scene.Links.SelectMany(link => link.Row.List("citations"))),
            [.. NotesOf(scene)]);
        return new(query, [], new(caption, _ => new ExploreDrawing(scene), new(Columns, [.. scene.Links.Select(link => RowOf(link, scene))]), query, address), scene);
    }

    private static string SubtitleOf(ExploreScene scene) =>
        $"{ExploreWords.Counted(scene.Links.Count, "relationship")} between {ExploreWords.Counted(scene.Nodes.Count, "node")}, {(scene.Choice.AsOf is { } day ? $"on {Words.OfDate(ExploreChoice.Day(day))}" : "past and present")}";

    private static IEnumerable<string> NotesOf(ExploreScene scene)
    {
        if (scene.Choice.To is not null && scene.Links.Count == 0) yield return "No path of up to 4 relationships links them. Choose other types, or another day.";
        else if (scene.Choice.To is not null) yield return "The shortest paths, at most 10; none passes a node that nearly all are linked to.";
        if (scene.Held.Count - scene.Links.Count is > 0 and var other) yield return $"{ExploreWords.Counted(other, "other relationship")} of the same nodes {(other == 1 ? "is" : "are")} of other days.";
        if (scene.Missing > 0) yield return "+ and a number: so many more relationships of that node are not in the picture, of the chosen day or, where none is chosen, of any.";
    }

    private static IReadOnlyList<string?> RowOf(ExploreLink link, ExploreScene scene) =>
    [
        link.Id, link.Type, link.From, scene.NameOf(link.From), link.To, scene.NameOf(link.To),
        string.Join(' ', link.Spells.Select(spell => $"{spell.From}/{spell.To}")),
        NullIfEmpty(string.Join("; ", link.Row.List("properties").Select(property => $"{property.Text("name")}={property.Text("value")}"))),
        link.Row.Text("unverified"),
        NullIfEmpty(string.Join(' ', link.Row.List("citations").Select(citation => citation.Text("source", "id")).Distinct())),
    ];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
