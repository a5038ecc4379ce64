using System.Globalization;
using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views;

/// <summary>Which countries have a type of agreement with another on a day, on a map: its address takes the choices of <see cref="MapChoice"/>.</summary>
internal sealed class MapView(TimeProvider clock) : IViewKind
{
    /// <summary>Whose borders they are.</summary>
    public const string Borders =
        "Borders are those of the visionscarto world atlas 1.0.0 after Natural Earth, and no position of this dataset: Crimea is drawn with Ukraine, Western Sahara and Kosovo apart, Northern Cyprus with Cyprus, Somaliland with Somalia. Equal Earth projection: areas are true.";

    public string Name => "map";

    public IReadOnlyList<string> Parameters { get; } = ["type", "with", "asOf", "circles"];

    public IReadOnlyList<ViewColumn> Columns { get; } = [.. CoverageView.CellColumns, new("circle", "What the circle stands for, where circles are chosen: a number, or a sum of money."), new("origins", "From which countries arcs lead to it, and how many projects or financings each stands for, as CODE=number, separated by spaces.")];

    public async Task<ViewAnswer> AskAsync(HttpContext http)
    {
        var choice = await MapChoice.ReadAsync(http.Request, PageRoutes.GraphOf(http), clock);
        var query = choice.Errors.Count > 0 ? null : await PageQuery.RunAsync(http, "map", choice.Variables);
        if (query is null || !query.HasData || query.Errors.Count > 0) return new(await PageQuery.RunAsync(http, "map", MapChoice.Nothing), query?.Errors ?? choice.Errors, View: null, choice);
        var matrix = query.Data.GetProperty("coverage");
        var rows = matrix.List("rows").Select(row => (Row: row, Cell: row.List("cells").Single())).ToList();
        var with = matrix.Text("counterpart", "name")!;
        var circles = MapCircles.Of(query.Data, choice);
        var origins = MapOrigins.Of(query.Data, choice);
        var countries = rows.Select(each => new MapCountry(each.Row.Text("country", "code")!, each.Row.Text("country", "name")!, IsKnown(each.Cell) ? NodeAddress.Of(each.Row.Text("country", "id")!) : null, CoverageView.StateOf(each.Cell), $"{each.Row.Text("country", "name")}: {CoverageView.WordsOf(each.Cell)}{(CircleOf(each.Row) is { } circle ? $"; {circle.Words}" : "")}{(origins?.WordsOf(each.Row.Text("country", "id")!) is { } from ? $"; {from}" : "")}", CircleOf(each.Row))).ToList();
        var arcs = origins is null ? null : new MapArcs(origins.Title, origins.Arcs(rows.ToDictionary(each => each.Row.Text("country", "id")!, each => (each.Row.Text("country", "code")!, each.Row.Text("country", "name")!))));
        var caption = new Caption(
            $"{Words.Capitalized(Words.Several(choice.Type))} with {with}",
            $"On {Words.OfDate(choice.AsOf)}: {CoverageView.SummaryOf(rows.Select(each => each.Row))}",
            $"A map of the world: {CoverageView.SummaryOf(rows.Select(each => each.Row))}.",
            choice.AsOf,
            query.Data.Text("dataset", "revision")!,
            Origin.Of(http.Request) + "/map" + choice.Address,
            Origin.Of(http.Request) + "/docs/downloads#",
            [.. (circles?.Sources ?? []).Union(View.SourcesOf(rows.SelectMany(each => each.Cell.List("agreements")).SelectMany(agreement => agreement.List("citations"))))],
            [.. circles is null ? Array.Empty<string>() : [circles.Note], .. origins is null ? Array.Empty<string>() : [origins.Note], .. Unsure(rows), .. NotDrawn(rows), Borders]);
        return new(query, [], new(caption, width => new MapDrawing(countries, (choice.Counterpart, with), state => Words.OfWord(state.Word()), circles?.Title, arcs, width), new(Columns, [.. rows.Select(each => (IReadOnlyList<string?>)[.. CoverageView.RowOf(matrix, each.Row, each.Cell), circles?.ValueOf(each.Row.Text("country", "id")!)?.ToString(CultureInfo.InvariantCulture), origins?.ValueOf(each.Row.Text("country", "id")!)])]), query, choice.Address), choice);

        MapCircle? CircleOf(JsonElement row) => circles?.ValueOf(row.Text("country", "id")!) is { } value ? new((double)value, circles.WordsOf(value)) : null;
    }

    /// <summary>Whether an agreement is known, ended or not.</summary>
    public static bool IsKnown(JsonElement cell) => CoverageView.StateOf(cell) is not (CoverageState.NoneKnown or CoverageState.NotChecked);

    private static IEnumerable<string> Unsure(List<(JsonElement Row, JsonElement Cell)> rows)
    {
        var (known, certain) = (rows.Count(each => IsKnown(each.Cell)), rows.Count(each => IsKnown(each.Cell) && each.Cell.Is("certainty", Certainty.Certain)));
        if (certain < known) yield return $"Of {known} known ones {(certain == 0 ? "none is" : certain == 1 ? "one is" : $"{certain} are")} certain by the facts, {(certain == 0 ? "all are" : "the others are")} likely or unclear: the table says which.";
    }

    // What the atlas has no shape for is told in words.
    private static IEnumerable<string> NotDrawn(List<(JsonElement Row, JsonElement Cell)> rows)
    {
        var without = rows.Where(each => !WorldMap.Instance.Codes.Contains(each.Row.Text("country", "code")!)).GroupBy(each => CoverageView.StateOf(each.Cell)).OrderBy(group => group.Key)
            .Select(group => $"{string.Join(", ", group.Select(each => each.Row.Text("country", "name")))} ({Words.OfWord(group.Key.Word())})").ToList();
        if (without.Count > 0) yield return $"Not on the map: {string.Join("; ", without)}.";
    }
}
