using System.Globalization;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>Nodes and the relationships between them; each node leads to the same picture with what is around it.</summary>
internal sealed class ExploreDrawing : IDrawing
{
    private const double NameSize = 12;
    private const double StartSize = 14;
    private const double NameWidth = 230;
    private const double Beside = 13;

    // Of more lines nobody can point at one; the table says of each what it stands for.
    private const int MostTold = 300;

    private readonly ExploreScene _scene;
    private readonly (int Left, int Top, int Width, int Height) _bounds;

    public ExploreDrawing(ExploreScene scene)
    {
        (_scene, _bounds) = (scene, scene.Bounds);
        Legend =
        [
            .. scene.Nodes.Select(node => node.Label).Distinct().OrderBy(NodeMark.OrderOf).Select(label => new LegendEntry(Words.Of(label), svg => svg.Element("path", ("transform", "translate(11,8) scale(.8)"), ("d", NodeMark.Of(label).Path), ("fill", NodeMark.Of(label).Colour), ("class", NodeMark.Of(label).Class)))),
            .. scene.Edges.Any(edge => edge.Over) ? [LineOf("over by today", dashed: true)] : Array.Empty<LegendEntry>(),
        ];
    }

    public double Width => _bounds.Width;

    public double Height => _bounds.Height;

    public IReadOnlyList<LegendEntry> Legend { get; }

    public void Draw(SvgWriter svg)
    {
        svg.Begin("g", ("class", "graph"), ("transform", $"translate({-_bounds.Left},{-_bounds.Top})"));
        svg.Begin("g", ("class", "edges s-muted"), ("fill", "none"), ("stroke", PictureStyle.Muted), ("stroke-opacity", ".5"));
        foreach (var edge in _scene.Edges)
        {
            svg.Begin("path", ("d", edge.Path), ("stroke-dasharray", edge.Over ? "4 3" : null));
            if (_scene.Edges.Count <= MostTold) svg.Title(string.Join("; ", edge.Links.Select(link => ExploreWords.Of(link, _scene))));
            svg.End();
        }

        // What is drawn keeps a rim of paper, so that no line runs through a name.
        svg.End().Begin("g", ("class", "nodes p-ink s-paper"), ("fill", PictureStyle.Ink), ("font-size", NameSize), ("stroke", PictureStyle.Paper), ("stroke-width", 3), ("stroke-linejoin", "round"), ("paint-order", "stroke"));
        foreach (var node in _scene.Nodes) Draw(svg, node);
        svg.End().End();
    }

    private void Draw(SvgWriter svg, ExploreNode node)
    {
        var (mark, cell, isStart) = (NodeMark.Of(node.Label), _scene.CellOf(node), _scene.IsStart(node));
        var link = _scene.Choice.With(node.Id, node.Known).Address("/explore");
        svg.Begin("g", ("class", "item"), ("data-id", node.Id), ("data-cell", string.Create(CultureInfo.InvariantCulture, $"{cell.Side} {cell.Column} {cell.Row}")), ("transform", $"translate({node.Place.X},{node.Place.Y})"))
            .Link(link).Title(ExploreWords.Of(node))
            .Element("path", ("d", mark.Path), ("fill", mark.Colour), ("class", mark.Class), ("transform", isStart ? "scale(1.5)" : null));
        var (x, y, anchor) = cell.Side switch { 0 => (0, 27, "middle"), < 0 => (-Beside, 4, "end"), _ => (Beside, 4, (string?)null) };
        svg.Begin("text", ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", isStart ? StartSize : null), ("font-weight", isStart ? "bold" : null)).Content(TextWidth.Fit(node.Name, NameWidth, isStart ? StartSize : NameSize)).End();
        if (node.Missing > 0)
        {
            var (inward, top, towards) = cell.Side switch { 0 => (0, -15, "middle"), < 0 => (Beside, 4, null), _ => (-Beside, 4, "end") };
            svg.Begin("text", ("x", inward), ("y", top), ("text-anchor", towards), ("fill", PictureStyle.Accent), ("class", "more p-accent")).Content($"+{node.Missing}").End();
        }

        svg.EndLink(link).End();
    }

    private static LegendEntry LineOf(string words, bool dashed) =>
        new(words, svg => svg.Element("path", ("d", "M0 7h22"), ("stroke", PictureStyle.Muted), ("class", "s-muted"), ("stroke-dasharray", dashed ? "4 3" : null)));
}
