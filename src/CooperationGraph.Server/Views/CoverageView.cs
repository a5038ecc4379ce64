using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views;

/// <summary>The coverage matrix as a picture: its address takes the choices of <see cref="CoverageChoice"/>.</summary>
internal sealed class CoverageView(TimeProvider clock) : IViewKind
{
    /// <summary>More rows make no picture that anybody reads.</summary>
    public const int MostRows = 250;

    public static IReadOnlyList<ViewColumn> CellColumns { get; } =
    [
        new("country", "The country, by its ISO 3166-1 alpha-3 code."),
        new("country_name", "Its name."),
        new("counterpart", "The other party, by its code."),
        new("type", "The type of agreement."),
        new("state", "What is known: a word of CoverageState."),
        new("certainty", "How surely the facts decide it."),
        new("since", "Since when, where a date is known: a day, a month or a year."),
        new("agreements", "The agreements behind it, by their ids, separated by spaces."),
    ];

    public string Name => "coverage";

    public IReadOnlyList<string> Parameters => CoverageChoice.Parameters;

    public IReadOnlyList<string> PageParameters => CoverageChoice.PageParameters;

    public IReadOnlyList<ViewColumn> Columns => CellColumns;

    public async Task<ViewAnswer> AskAsync(HttpContext http)
    {
        var choice = await CoverageChoice.ReadAsync(http.Request, PageRoutes.GraphOf(http), clock);
        if (choice.Errors.Count > 0) return new(await PageQuery.RunAsync(http, "coverage", CoverageChoice.Nothing), choice.Errors, View: null, choice);
        var query = await PageQuery.RunAsync(http, "coverage", choice.Variables);
        if (!query.HasData || query.Errors.Count > 0) return new(query, query.Errors, View: null, choice);
        var matrix = query.Data.GetProperty("coverage");
        var rows = MatrixTable.OfOthers(matrix).ToList();
        if (rows.Count > MostRows) return new(query, [$"These are {rows.Count} countries: a picture has at most {MostRows}. Choose a group."], View: null, choice);
        var address = choice.Address;
        var group = choice.Country.Length > 0 && rows.Count > 0 ? rows[0].Text("country", "name")! : query.Data.GetProperty("groups").List("nodes").FirstOrDefault(each => each.Text("id") == choice.Group).Text("name") ?? choice.GroupName;
        var caption = new Caption(
            $"Agreements with {matrix.Text("counterpart", "name")}: {group}",
            $"What is known to have been agreed on {Words.OfDate(choice.AsOf)}, by country and type",
            $"A table of {rows.Count} countries and {choice.Types.Count} types of agreement: {SummaryOf(rows)}.",
            choice.AsOf,
            query.Data.Text("dataset", "revision")!,
            Origin.Of(http.Request) + "/coverage" + address,
            Origin.Of(http.Request) + "/docs/downloads#",
            View.SourcesOf(rows.SelectMany(row => row.List("cells")).SelectMany(cell => cell.List("agreements")).SelectMany(agreement => agreement.List("citations"))),
            rows.Count == 0 ? [choice.Country.Length == 0 && choice.Group.StartsWith("group:", StringComparison.Ordinal) ? "No country was a member on that day." : "Of none of them an agreement of these types is known: there is none, or nobody has checked."] : ["“None known”: somebody looked for one. “Not checked”: nobody did."]);
        List<string> columns = [.. choice.Types.Select(type => Words.Capitalized(Words.OfWord(type)))];
        List<MatrixRow> drawn = [.. rows.Select(row => new MatrixRow(row.Text("country", "name")!, NodeAddress.Of(row.Text("country", "id")!), [.. row.List("cells").Select(cell => CellOf(row, cell))]))];
        return new(query, [], new(caption, width => new MatrixDrawing(columns, drawn, width), new(CellColumns, [.. rows.SelectMany(row => row.List("cells").Select(cell => RowOf(matrix, row, cell)))]), query, address), choice);
    }

    /// <summary>How many cells are in each state, in words.</summary>
    public static string SummaryOf(IEnumerable<JsonElement> rows) =>
        string.Join(", ", rows.SelectMany(row => row.List("cells")).CountBy(cell => StateOf(cell)).OrderBy(count => count.Key).Select(count => $"{count.Value} {Words.OfWord(count.Key.Word())}")) is { Length: > 0 } summary ? summary : "no country";

    public static CoverageState StateOf(JsonElement cell) => Vocabulary.Read<CoverageState>(cell.Text("state"))!.Value;

    /// <summary>What is known of a cell: <c>signed in 2014, likely</c>.</summary>
    public static string WordsOf(JsonElement cell) =>
        $"{Words.OfWord(cell.Text("state")!)}{(cell.Text("since") is { } since ? " " + Words.Since(cell.Text("state")!, since) : "")}{(StateOf(cell) == CoverageState.NotChecked || cell.Is("certainty", Certainty.Certain) ? "" : $", {Words.OfWord(cell.Text("certainty")!)}")}";

    public static IReadOnlyList<string?> RowOf(JsonElement matrix, JsonElement row, JsonElement cell) =>
    [
        row.Text("country", "code"), row.Text("country", "name"), matrix.Text("counterpart", "code"), cell.Text("type"), cell.Text("state"), cell.Text("certainty"), cell.Text("since"),
        string.Join(' ', cell.List("agreements").Select(agreement => agreement.Text("id"))) is { Length: > 0 } ids ? ids : null,
    ];

    private static MatrixCell CellOf(JsonElement row, JsonElement cell) => new(StateOf(cell), Words.OfWord(cell.Text("state")!), cell.Text("since") is { } since ? DateWords.YearsOf(since) : null, $"{row.Text("country", "name")}, {Words.OfWord(cell.Text("type")!)}: {WordsOf(cell)}");
}
