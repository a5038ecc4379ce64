namespace CooperationGraph.Server.Pictures;

/// <summary>What others show beside a link to a page: its title, what it is, and whose page it is, in the proportions that they expect (1.91 to 1).</summary>
internal static class PreviewCard
{
    public const int Width = 600;
    public const int Height = 315;

    private const double Margin = 36;
    private const double TitleSize = 30;

    /// <param name="above">One line: what it is.</param>
    /// <param name="below">One line: of which revision.</param>
    public static string Of(string title, string above, string below)
    {
        using var svg = new SvgWriter(origin: "");
        svg.Begin("svg", ("width", Width), ("height", Height), ("viewBox", $"0 0 {Width} {Height}"), ("font-family", PictureStyle.Fonts));
        svg.Element("rect", ("width", Width), ("height", Height), ("fill", PictureStyle.Paper)).Element("rect", ("width", 10), ("height", Height), ("fill", PictureStyle.Accent));
        svg.Text(Margin, 52, TextWidth.Fit(above, Width - (2 * Margin), 15), 15, "muted");
        var y = 92d;
        foreach (var line in TextWidth.Wrap(title, (Width - (2 * Margin)) / 1.13, TitleSize, most: 4))
        {
            svg.Text(Margin, y, line, TitleSize, bold: true);
            y += 38;
        }

        svg.Begin("g", ("transform", $"translate({Margin},{Height - 58}) scale(1.1)"));
        Sign(svg);
        svg.End().Text(Margin + 46, Height - 40, "CooperationGraph", 17, bold: true).Text(Margin + 46, Height - 22, TextWidth.Fit(below, Width - (2 * Margin) - 46, 12), 12, "muted");
        return svg.End().ToString();
    }

    /// <summary>The sign of the site, 32 × 32, for the tab of a browser.</summary>
    public static string Icon()
    {
        using var svg = new SvgWriter(origin: "");
        svg.Begin("svg", ("viewBox", "0 0 32 32"), ("width", 32), ("height", 32));
        Sign(svg);
        return svg.End().ToString();
    }

    // Three nodes, two of which are linked through the third.
    private static void Sign(SvgWriter svg)
    {
        svg.Element("rect", ("width", 32), ("height", 32), ("rx", 7), ("fill", PictureStyle.Accent));
        svg.Element("path", ("d", "M9,22L16,9L23,22"), ("fill", "none"), ("stroke", "#ffffff"), ("stroke-width", 2));
        foreach (var (x, y) in new[] { (9, 22), (16, 9), (23, 22) }) svg.Element("circle", ("cx", x), ("cy", y), ("r", 4), ("fill", "#ffffff"));
    }
}
