using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pictures;

/// <summary>
/// A map of states: each country is filled with the colour and pattern of its state; one too small to be seen is a circle at its place, large enough to be found, and each of which
/// something is known is a link that the keyboard reaches.
/// </summary>
internal sealed class MapDrawing : IStateDrawing
{
    // Square units below which a shape is not seen: Luxembourg is 2, Cyprus 7.
    private const double LeastArea = 6;
    private const double Radius = 3.4;
    private const double RadiusOfUnknown = 1.7;
    private const double LargestCircle = 24;
    private const double SmallestCircle = .8;
    private const double WidestArc = 5;
    private const double ThinnestArc = .5;

    // Of the distance between its ends, how far an arc leaves the line between them.
    private const double Bend = .18;

    private readonly Dictionary<string, MapCountry> _countries;
    private readonly string _counterpart;
    private readonly double _scale;
    private readonly double _largest;
    private readonly IReadOnlyList<MapArc> _arcs;

    /// <param name="countries">At most one for each code.</param>
    /// <param name="counterpart">The code of the country on the other side.</param>
    /// <param name="words">What states are called.</param>
    /// <param name="circles">What the circles stand for; null where there are none.</param>
    /// <param name="arcs">Null where there are none.</param>
    public MapDrawing(IReadOnlyList<MapCountry> countries, (string Code, string Name) counterpart, Func<CoverageState, string> words, string? circles, MapArcs? arcs, double width)
    {
        _countries = countries.ToDictionary(country => country.Code);
        _counterpart = counterpart.Code;
        _scale = width / WorldMap.Instance.Width;
        Width = width;
        var largest = countries.Where(country => country.Circle is { Value: > 0 }).MaxBy(country => country.Circle!.Value);
        _largest = largest?.Circle!.Value ?? 0;
        _arcs = [.. (arcs?.Arcs ?? []).Where(arc => WorldMap.Instance.Codes.Contains(arc.From) && WorldMap.Instance.Codes.Contains(arc.To)).OrderByDescending(arc => arc.Count)];
        States = countries.Select(country => country.State).ToHashSet();
        Legend =
        [
            .. StateMark.All.Where(mark => States.Contains(mark.State)).Select(mark => new LegendEntry(words(mark.State), svg => Box(svg, mark.Fill, "s-line"))),
            .. WorldMap.Instance.Codes.Contains(counterpart.Code) ? [new LegendEntry(counterpart.Name, svg => Box(svg, PictureStyle.Accent, "p-accent s-line"))] : Array.Empty<LegendEntry>(),
            .. largest is null ? Array.Empty<LegendEntry>() : [new LegendEntry($"{circles}: areas as the numbers, the largest {largest.Circle!.Words}", svg => Circle(svg, LegendEntry.Width / 2, LegendEntry.Height / 2, 6))],
            .. _arcs.Count == 0 ? Array.Empty<LegendEntry>() : [new LegendEntry(arcs!.Title, svg => Arc(svg, (1, LegendEntry.Height - 3), (LegendEntry.Width - 1, LegendEntry.Height - 3), 2))],
        ];
    }

    public double Width { get; }

    public double Height => WorldMap.Instance.Height * _scale;

    public IReadOnlyList<LegendEntry> Legend { get; }

    public IReadOnlySet<CoverageState> States { get; }

    public bool IsReadableAtAnySize => true;

    public void Draw(SvgWriter svg)
    {
        svg.Begin("g", ("transform", $"scale({SvgWriter.Number(_scale)})"), ("stroke", PictureStyle.Paper), ("stroke-width", .5), ("stroke-linejoin", "round"), ("class", "s-paper"));
        foreach (var shape in WorldMap.Instance.Shapes.Where(shape => shape.Area >= LeastArea))
        {
            Draw(svg, shape, () =>
            {
                // A browser keeps the shapes for the next map.
                if (svg.IsOfPage) svg.Element("use", ("href", $"{WorldMap.Path}#{shape.Code}"), ("fill", FillOf(shape)), ("class", ClassOf(shape)));
                else svg.Element("path", ("d", shape.Path), ("fill", FillOf(shape)), ("class", ClassOf(shape)));
            });
        }

        svg.End();
        // Above all shapes, and those of which something is known above the others.
        svg.Begin("g", ("transform", $"scale({SvgWriter.Number(_scale)})"), ("stroke", PictureStyle.Ink), ("class", "s-ink"));
        foreach (var shape in WorldMap.Instance.Shapes.Where(shape => shape.Area < LeastArea && (_countries.ContainsKey(shape.Code) || shape.Code == _counterpart)).OrderBy(IsKnown).ThenByDescending(shape => shape.Area))
            Draw(svg, shape, () => svg.Element("circle", ("cx", shape.X), ("cy", shape.Y), ("r", IsKnown(shape) ? Radius : RadiusOfUnknown), ("stroke-width", IsKnown(shape) ? .6 : .2), ("fill", FillOf(shape)), ("class", ClassOf(shape))));
        svg.End();
        if (_largest == 0) return;
        // A pointer goes through to the country, which has the number in its title.
        svg.Begin("g", ("transform", $"scale({SvgWriter.Number(_scale)})"), ("pointer-events", "none"));
        var shapes = _arcs.Count == 0 ? [] : WorldMap.Instance.Shapes.ToDictionary(shape => shape.Code);
        foreach (var arc in _arcs)
        {
            var (from, to) = (shapes[arc.From], shapes[arc.To]);
            svg.Begin("g").Title(arc.Title);
            Arc(svg, (from.X, from.Y), (to.X, to.Y), Math.Max(WidestArc * arc.Count / _arcs[0].Count, ThinnestArc));
            svg.End();
        }

        foreach (var shape in WorldMap.Instance.Shapes.OrderByDescending(shape => CircleOf(shape)?.Value ?? 0))
        {
            if (CircleOf(shape) is not { Value: > 0 } circle) continue;
            svg.Begin("g").Title($"{_countries[shape.Code].Name}: {circle.Words}");
            // Areas, not radii, are as the numbers.
            Circle(svg, shape.X, shape.Y, Math.Max(LargestCircle * Math.Sqrt(circle.Value / _largest), SmallestCircle));
            svg.End();
        }

        svg.End();
    }

    private MapCircle? CircleOf(MapShape shape) => _countries.TryGetValue(shape.Code, out var country) ? country.Circle : null;

    private static void Circle(SvgWriter svg, double x, double y, double radius) =>
        svg.Element("circle", ("cx", x), ("cy", y), ("r", radius), ("fill", "#d55e00"), ("fill-opacity", .45), ("stroke", PictureStyle.Circle), ("stroke-width", .7), ("class", "s-circle"));

    // To the north of the line between its ends.
    private static void Arc(SvgWriter svg, (double X, double Y) from, (double X, double Y) to, double width)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var side = dx < 0 ? -Bend : Bend;
        svg.Element("path", ("d", $"M{SvgWriter.Number(from.X)} {SvgWriter.Number(from.Y)}Q{SvgWriter.Number(from.X + (dx / 2) + (dy * side))} {SvgWriter.Number(from.Y + (dy / 2) - (dx * side))} {SvgWriter.Number(to.X)} {SvgWriter.Number(to.Y)}"), ("fill", "none"), ("stroke", PictureStyle.Circle), ("stroke-opacity", .55), ("stroke-width", width), ("stroke-linecap", "round"), ("class", "s-circle"));
    }

    private static void Box(SvgWriter svg, string fill, string classes) =>
        svg.Element("rect", ("x", .5), ("y", .5), ("width", LegendEntry.Width - 1), ("height", LegendEntry.Height - 1), ("fill", fill), ("stroke", PictureStyle.Line), ("class", classes));

    private void Draw(SvgWriter svg, MapShape shape, Action area)
    {
        if (!_countries.TryGetValue(shape.Code, out var country))
        {
            area();
            return;
        }

        svg.Link(country.Href).Begin("g").Title(country.Title);
        area();
        svg.End().EndLink(country.Href);
    }

    private bool IsKnown(MapShape shape) => shape.Code == _counterpart || (_countries.TryGetValue(shape.Code, out var country) && country.State is not (CoverageState.NoneKnown or CoverageState.NotChecked));

    private string FillOf(MapShape shape) => shape.Code == _counterpart ? PictureStyle.Accent : _countries.TryGetValue(shape.Code, out var country) ? StateMark.Of(country.State).Fill : PictureStyle.Band;

    // What has a pattern takes its colours from there.
    private string? ClassOf(MapShape shape) => shape.Code == _counterpart ? "p-accent" : _countries.ContainsKey(shape.Code) ? null : "p-band";
}

/// <param name="Href">The path of its page; null for no link.</param>
/// <param name="Title">What is known of it, in a sentence.</param>
/// <param name="Circle">Null for none.</param>
internal sealed record MapCountry(string Code, string Name, string? Href, CoverageState State, string Title, MapCircle? Circle);

/// <param name="Value">What its area is as.</param>
/// <param name="Words">The same, as people say it.</param>
internal sealed record MapCircle(double Value, string Words);

/// <param name="Title">What they stand for, for the legend.</param>
internal sealed record MapArcs(string Title, IReadOnlyList<MapArc> Arcs);

/// <param name="From">The code of the country where it begins.</param>
/// <param name="To">The code of the country to which it leads.</param>
/// <param name="Count">What its width is as.</param>
/// <param name="Title">The same in words.</param>
internal sealed record MapArc(string From, string To, int Count, string Title);
