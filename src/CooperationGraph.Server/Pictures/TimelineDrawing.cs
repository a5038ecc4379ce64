using System.Globalization;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Pictures;

/// <summary>
/// What lasts and what happened, on one axis of years. A date known to the day is a sign; one known to the month or the year is the interval that it stands for, with the
/// sign, hollow, in its middle: nobody knows that it was there.
/// </summary>
internal sealed class TimelineDrawing : IDrawing
{
    private const double LineHeight = 21;
    private const double LabelHeight = 16;

    // Narrower ones have their labels above the lines, so that the axis has all of the width.
    private const double LeastBeside = 600;
    private const double SectionHeight = 28;
    private const double AxisHeight = 22;
    private const double Size = 12;
    private const double Radius = 4.5;
    private const double LeastTick = 46;

    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private static readonly Dictionary<SpanKind, string> SpanWords = new() { [SpanKind.Signed] = "signed", [SpanKind.InForce] = "in force", [SpanKind.Planned] = "planned for", [SpanKind.Building] = "being built" };

    private static readonly Dictionary<MarkKind, string> MarkWords = new()
    {
        [MarkKind.Signed] = "signature",
        [MarkKind.InForce] = "entry into force",
        [MarkKind.Ended] = "end",
        [MarkKind.Meeting] = "meeting",
        [MarkKind.Begun] = "begin of building",
        [MarkKind.Completed] = "completion",
    };

    private readonly IReadOnlyList<TimelineRow> _rows;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly DateOnly _day;
    private readonly double _labels;
    private readonly bool _isNarrow;
    private readonly int _sections;

    /// <param name="rows">Those of one section beside each other.</param>
    /// <param name="years">The first and the last year of the axis.</param>
    /// <param name="day">Up to which what has not ended is drawn; a line marks it.</param>
    public TimelineDrawing(IReadOnlyList<TimelineRow> rows, (int First, int Last) years, DateOnly day, double width)
    {
        (_rows, _day, Width) = (rows, day, width);
        _from = new(years.First, 1, 1);
        _to = new(years.Last, 12, 31);
        _isNarrow = width < LeastBeside;
        _labels = _isNarrow ? 4 : Math.Min(width * .45, rows.Select(row => TextWidth.Of(row.Label, Size)).DefaultIfEmpty().Max() + 12);
        _sections = rows.Select(row => row.Section).Distinct().Count();
        var marks = rows.SelectMany(row => row.Marks).ToList();
        Legend =
        [
            .. MarkWords.Where(each => marks.Exists(mark => mark.Kind == each.Key)).Select(each => new LegendEntry(each.Value, svg => Sign(svg, each.Key, LegendEntry.Width / 2, LegendEntry.Height / 2, hollow: false))),
            .. SpanWords.Where(each => rows.SelectMany(row => row.Spans).Any(span => span.Kind == each.Key)).Select(each => new LegendEntry(each.Value, svg => Bar(svg, each.Key, 1, LegendEntry.Width - 1, LegendEntry.Height / 2))),
            .. marks.Where(mark => mark.On.First != mark.On.Last).Take(1).Select(mark => new LegendEntry("some day of this month or year", svg =>
            {
                Interval(svg, 1, LegendEntry.Width - 1, LegendEntry.Height / 2);
                Sign(svg, mark.Kind, LegendEntry.Width / 2, LegendEntry.Height / 2, hollow: true);
            })),
        ];
    }

    public double Width { get; }

    private double RowHeight => LineHeight + (_isNarrow ? LabelHeight : 0);

    private double LabelWidth => _isNarrow ? Width : _labels;

    public double Height => (2 * AxisHeight) + (_sections * SectionHeight) + (_rows.Count * RowHeight);

    public IReadOnlyList<LegendEntry> Legend { get; }

    public void Draw(SvgWriter svg)
    {
        Axis(svg);
        var y = AxisHeight;
        string? section = null;
        foreach (var (row, i) in _rows.Select((row, i) => (row, i)))
        {
            if (row.Section != section)
            {
                svg.Text(0, y + 20, row.Section, 13, bold: true);
                y += SectionHeight;
                section = row.Section;
            }

            svg.Begin("g").Title(row.Title);
            if (i % 2 == 0) svg.Element("rect", ("y", y), ("width", Width), ("height", RowHeight), ("fill", PictureStyle.Band), ("fill-opacity", .75), ("class", "p-band"));
            svg.Link(row.Href).Text(4, y + 15, TextWidth.Fit(row.Label, LabelWidth - 8, Size), Size, row.Href is null ? "ink" : "accent").EndLink(row.Href);
            Draw(svg, row, y + RowHeight - (LineHeight / 2));
            svg.End();
            y += RowHeight;
        }
    }

    private void Draw(SvgWriter svg, TimelineRow row, double y)
    {
        foreach (var span in row.Spans)
        {
            var (from, to) = (span.From.Last, span.To?.First ?? _day);
            if (from > to || to < _from || from > _to) continue;
            Bar(svg, span.Kind, X(from), X(to), y);
            if (span.To is null && to <= _to) svg.Element("path", ("d", $"M{SvgWriter.Number(X(to))},{SvgWriter.Number(y - 4)}l5,4l-5,4z"), ("fill", PictureStyle.Accent), ("class", "p-accent"));
        }

        foreach (var mark in row.Marks.Where(mark => mark.On.Last >= _from && mark.On.First <= _to))
        {
            if (mark.On.First != mark.On.Last) Interval(svg, X(mark.On.First), X(mark.On.Last), y);
            Sign(svg, mark.Kind, (X(mark.On.First) + X(mark.On.Last)) / 2, y, hollow: mark.On.First != mark.On.Last);
        }

        if (row.Marks.Count == 0 && row.Spans.Count == 0) svg.Text(_labels + 4, y + 4, "no date known", 11, "muted");
    }

    private void Axis(SvgWriter svg)
    {
        var years = _to.Year - _from.Year + 1;
        var step = Array.Find(Steps, each => (Width - _labels) / years * each >= LeastTick);
        for (var year = (_from.Year + step - 1) / step * step; year <= _to.Year; year += step)
        {
            var x = X(new(year, 1, 1));
            svg.Element("line", ("x1", x), ("y1", AxisHeight - 4), ("x2", x), ("y2", Height - AxisHeight + 4), ("stroke", PictureStyle.Line), ("class", "s-line"));
            if (x > Width - 34) continue;
            foreach (var y in new[] { 13, Height - 8 }) svg.Text(x + 2, y, year.ToString(CultureInfo.InvariantCulture), 11, "muted");
        }

        if (_day < _from || _day > _to) return;
        svg.Begin("g").Title($"The day of the picture: {_day:yyyy-MM-dd}");
        svg.Element("line", ("x1", X(_day)), ("y1", AxisHeight - 8), ("x2", X(_day)), ("y2", Height - AxisHeight + 8), ("stroke", PictureStyle.Accent), ("stroke-dasharray", "4 3"), ("class", "s-accent")).End();
    }

    private double X(DateOnly day) => _labels + ((Width - _labels - 8) * (Math.Clamp(day.DayNumber, _from.DayNumber, _to.DayNumber) - _from.DayNumber) / Math.Max(_to.DayNumber - _from.DayNumber, 1));

    private static void Bar(SvgWriter svg, SpanKind kind, double from, double to, double y)
    {
        var width = Math.Max(to - from, .5);
        switch (kind)
        {
            case SpanKind.Signed:
                svg.Element("line", ("x1", from), ("y1", y), ("x2", from + width), ("y2", y), ("stroke", PictureStyle.Accent), ("stroke-width", 1.5), ("class", "s-accent"));
                break;
            case SpanKind.InForce:
                svg.Element("rect", ("x", from), ("y", y - 3), ("width", width), ("height", 6), ("fill", PictureStyle.Accent), ("class", "p-accent"));
                break;
            case SpanKind.Planned:
                svg.Element("rect", ("x", from), ("y", y - 4), ("width", width), ("height", 8), ("fill", "none"), ("stroke", PictureStyle.Accent), ("stroke-dasharray", "5 2"), ("class", "s-accent"));
                break;
            default:
                svg.Element("line", ("x1", from), ("y1", y), ("x2", from + width), ("y2", y), ("stroke", PictureStyle.Muted), ("stroke-width", 6), ("stroke-dasharray", "3 2"), ("class", "s-muted"));
                break;
        }
    }

    private static void Interval(SvgWriter svg, double from, double to, double y) =>
        svg.Element("rect", ("x", from), ("y", y - 5.5), ("width", Math.Max(to - from, 1)), ("height", 11), ("rx", 2), ("fill", PictureStyle.Accent), ("fill-opacity", .22), ("stroke", PictureStyle.Accent), ("stroke-dasharray", "2 2"), ("stroke-width", .8), ("class", "p-accent s-accent"));

    private static void Sign(SvgWriter svg, MarkKind kind, double x, double y, bool hollow)
    {
        var (px, py) = (SvgWriter.Number(x), SvgWriter.Number(y));
        var path = kind switch
        {
            MarkKind.Signed => $"M{px},{SvgWriter.Number(y - Radius)}l{Radius},{Radius}l-{Radius},{Radius}l-{Radius},-{Radius}z",
            MarkKind.Meeting => $"M{px},{SvgWriter.Number(y - Radius)}l5,8.5h-10z",
            MarkKind.InForce => $"M{SvgWriter.Number(x - Radius)},{py}a{Radius},{Radius} 0 1,1 9,0a{Radius},{Radius} 0 1,1 -9,0z",
            MarkKind.Ended => $"M{SvgWriter.Number(x - 4)},{SvgWriter.Number(y - 4)}l8,8m0,-8l-8,8",
            MarkKind.Begun => $"M{SvgWriter.Number(x - 4)},{SvgWriter.Number(y - Radius)}l8,{Radius}l-8,{Radius}z",
            _ => $"M{SvgWriter.Number(x - 4)},{SvgWriter.Number(y - 4)}h8v8h-8z",
        };
        svg.Element("path", ("d", path), ("fill", hollow || kind == MarkKind.Ended ? PictureStyle.Paper : PictureStyle.Accent), ("class", hollow || kind == MarkKind.Ended ? "p-paper s-ink" : "p-accent s-ink"), ("stroke", PictureStyle.Ink), ("stroke-width", kind == MarkKind.Ended ? 2 : 1));
    }
}
