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

    private readonly Dictionary<string, MapCountry> _countries;
    private readonly string _counterpart;
    private readonly double _scale;
    private readonly double _largest;

    /// <param name="countries">At most one for each code.</param>
    /// <param name="counterpart">The code of the country on the other side.</param>
    /// <param name="words">What states are called.</param>
    /// <param name="circles">What the circles stand for; null where there are none.</param>
    public MapDrawing(IReadOnlyList<MapCountry> countries, (string Code, string Name) counterpart, Func<CoverageState, string> words, string? circles, double width)
    {
        _countries = countries.ToDictionary(country => country.Code);
        _counterpart = counterpart.Code;
        _scale = width / WorldMap.Instance.Width;
        Width = width;
        var largest = countries.Where(country => country.Circle is { Value: > 0 }).MaxBy(country => country.Circle!.Value);
        _largest = largest?.Circle!.Value ?? 0;
        States = countries.Select(country => country.State).ToHashSet();
        Legend =
        [
            .. StateMark.All.Where(mark => States.Contains(mark.State)).Select(mark => new LegendEntry(words(mark.State), svg => Box(svg, mark.Fill, "s-line"))),
            .. WorldMap.Instance.Codes.Contains(counterpart.Code) ? [new LegendEntry(counterpart.Name, svg => Box(svg, PictureStyle.Accent, "p-accent s-line"))] : Array.Empty<LegendEntry>(),
            .. largest is null ? Array.Empty<LegendEntry>() : [new LegendEntry($"{circles}: areas as the numbers, the largest {largest.Circle!.Words}", svg => Circle(svg, LegendEntry.Width / 2, LegendEntry.Height / 2, 6))],
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
        foreach (var shape in WorldMap.Instance.Shapes.Where(shape => shape.Area >= LeastArea)) Draw(svg, shape, () => svg.Element("path", ("d", shape.Path), ("fill", FillOf(shape)), ("class", ClassOf(shape))));
        svg.End();
        // Above all shapes, and those of which something is known above the others.
        svg.Begin("g", ("transform", $"scale({SvgWriter.Number(_scale)})"), ("stroke", PictureStyle.Ink), ("class", "s-ink"));
        foreach (var shape in WorldMap.Instance.Shapes.Where(shape => shape.Area < LeastArea && (_countries.ContainsKey(shape.Code) || shape.Code == _counterpart)).OrderBy(IsKnown).ThenByDescending(shape => shape.Area))
            Draw(svg, shape, () => svg.Element("circle", ("cx", shape.X), ("cy", shape.Y), ("r", IsKnown(shape) ? Radius : RadiusOfUnknown), ("stroke-width", IsKnown(shape) ? .6 : .2), ("fill", FillOf(shape)), ("class", ClassOf(shape))));
        svg.End();
        if (_largest == 0) return;
        // A pointer goes through to the country, which has the number in its title.
        svg.Begin("g", ("transform", $"scale({SvgWriter.Number(_scale)})"), ("pointer-events", "none"));
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
        svg.Element("circle", ("cx", x), ("cy", y), ("r", radius), ("fill", "#d55e00"), ("fill-opacity", .45), ("stroke", "#7a3500"), ("stroke-width", .7), ("class", "s-circle"));

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
