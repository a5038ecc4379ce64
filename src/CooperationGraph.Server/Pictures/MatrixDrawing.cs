using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pictures;

/// <summary>The coverage matrix: a row for each country, a column for each type of agreement, in each cell the state by its pattern, its sign and a word.</summary>
internal sealed class MatrixDrawing : IStateDrawing
{
    private const double RowHeight = 22;
    private const double LeastCell = 84;
    private const double MostCell = 290;
    private const double Size = 12;
    private const double LineHeight = 15;

    private readonly IReadOnlyList<MatrixRow> _rows;
    private readonly double _names;
    private readonly double _cell;
    private readonly List<IReadOnlyList<string>> _headings;

    /// <param name="columns">The types, as people say them.</param>
    /// <param name="rows">Each with as many cells as there are columns.</param>
    /// <param name="width">How wide it shall be, if there is room for its columns.</param>
    public MatrixDrawing(IReadOnlyList<string> columns, IReadOnlyList<MatrixRow> rows, double width)
    {
        _rows = rows;
        _names = Math.Min(width * .4, rows.Select(row => TextWidth.Of(row.Country, Size)).DefaultIfEmpty().Max() + 10);
        _cell = Math.Clamp((width - _names) / Math.Max(columns.Count, 1), LeastCell, MostCell);
        _headings = [.. columns.Select(column => TextWidth.Wrap(column, (_cell - 8) / 1.13, Size, most: 3))];
        Width = Math.Max(width, _names + (_cell * columns.Count));
        States = rows.SelectMany(row => row.Cells).Select(cell => cell.State).ToHashSet();
        Legend = [.. StateMark.All.Where(mark => States.Contains(mark.State)).Select(mark => LegendOf(mark, rows.SelectMany(row => row.Cells).First(cell => cell.State == mark.State).Word))];
    }

    public double Width { get; }

    public double Height => HeadHeight + (_rows.Count * RowHeight);

    public IReadOnlySet<CoverageState> States { get; }

    public IReadOnlyList<LegendEntry> Legend { get; }

    private double HeadHeight => (_headings.Select(lines => lines.Count).DefaultIfEmpty().Max() * LineHeight) + 8;

    public void Draw(SvgWriter svg)
    {
        foreach (var (lines, i) in _headings.Select((lines, i) => (lines, i)))
        {
            foreach (var (line, j) in lines.Select((line, j) => (line, j)))
                svg.Text(_names + (i * _cell) + 4, HeadHeight - 8 - ((lines.Count - 1 - j) * LineHeight), line, Size, bold: true);
        }

        DrawAreas(svg);
        var y = HeadHeight;
        foreach (var row in _rows)
        {
            svg.Link(row.Href).Text(0, y + 15, TextWidth.Fit(row.Country, _names - 8, Size), Size, row.Href is null ? "ink" : "accent").EndLink(row.Href);
            foreach (var (cell, i) in row.Cells.Select((cell, i) => (cell, i))) Draw(svg, cell, _names + (i * _cell), y);
            y += RowHeight;
        }
    }

    /// <summary>The area of a state with its sign.</summary>
    public static LegendEntry LegendOf(StateMark mark, string word) => new(word, svg =>
    {
        svg.Element("rect", ("width", LegendEntry.Width), ("height", LegendEntry.Height), ("fill", mark.Fill), ("stroke", PictureStyle.Line), ("class", "s-line"));
        svg.Text(LegendEntry.Width / 2, 11, mark.Sign, 11, anchor: "middle");
    });

    // The cells of a state are one area: what draws the PNG takes time by the square of how often a pattern is named, 20 s of a processor for 3,000 cells.
    private void DrawAreas(SvgWriter svg)
    {
        foreach (var state in _rows.SelectMany((row, y) => row.Cells.Select((cell, x) => (cell.State, X: x, Y: y))).GroupBy(each => each.State, each => (each.X, each.Y)))
        {
            var (width, height) = (SvgWriter.Number(_cell - 2), SvgWriter.Number(RowHeight - 2));
            var area = string.Concat(state.Select(at => $"M{SvgWriter.Number(_names + (at.X * _cell) + 1)},{SvgWriter.Number(HeadHeight + (at.Y * RowHeight) + 1)}h{width}v{height}h-{width}z"));
            svg.Element("path", ("d", area), ("fill", StateMark.Of(state.Key).Fill));
        }
    }

    private void Draw(SvgWriter svg, MatrixCell cell, double x, double y)
    {
        var mark = StateMark.Of(cell.State);
        svg.Begin("g").Title(cell.Title);
        // All of the cell tells its title.
        svg.Element("rect", ("x", x + 1), ("y", y + 1), ("width", _cell - 2), ("height", RowHeight - 2), ("fill", "none"), ("pointer-events", "all"));
        // A bar of plain colour behind the words: no line of a pattern runs through them.
        var longest = $"{mark.Sign} {cell.Word}{(cell.Since is null ? "" : $"{(cell.State == CoverageState.Ended ? "" : " since")} {cell.Since}")}";
        var words = TextWidth.Fit(TextWidth.Of(longest, Size) <= _cell - 14 ? longest : longest.Replace(" since ", " ", StringComparison.Ordinal), _cell - 14, Size);
        svg.Element("rect", ("x", x + 4), ("y", y + 3), ("width", Math.Min(_cell - 8, TextWidth.Of(words, Size) + 4)), ("height", RowHeight - 6), ("fill", mark.Light), ("class", mark.Class));
        svg.Text(x + 6, y + 15, words, Size).End();
    }
}

/// <param name="Href">The path of the country's page.</param>
internal sealed record MatrixRow(string Country, string? Href, IReadOnlyList<MatrixCell> Cells);

/// <param name="Word">The state, as people say it.</param>
/// <param name="Since">The year since when, or the years between which it lies; null where no date is known.</param>
/// <param name="Title">All that is known of the cell, in a sentence.</param>
internal sealed record MatrixCell(CoverageState State, string Word, string? Since, string Title);
