namespace CooperationGraph.Server.Pictures;

/// <summary>A drawing as a file of its own, with all that a reader of a newspaper needs beside it, or as a part of a page that says that itself.</summary>
internal static class SvgPicture
{
    public const string MediaType = "image/svg+xml";

    private const double Margin = 16;
    private const double TitleSize = 20;
    private const double TextSize = 13;
    private const double SmallSize = 11;

    /// <param name="origin">What addresses of this server begin with, such as <c>https://graph.example.org</c>.</param>
    /// <param name="styled">Whether it changes its colours where the reader's browser is dark.</param>
    public static string File(Caption caption, IDrawing drawing, string origin, bool styled = true)
    {
        var (width, inner) = (drawing.Width + (2 * Margin), drawing.Width);
        var titles = TextWidth.Wrap(caption.Title, inner / 1.13, TitleSize, most: 3);
        var subtitles = TextWidth.Wrap(caption.Subtitle, inner, TextSize, most: 3);
        var legend = Rows(drawing.Legend, inner);
        var footer = Footer(caption).SelectMany(line => TextWidth.Wrap(line, inner, SmallSize, most: 4)).ToList();
        var head = Margin + (titles.Count * TitleSize * 1.25) + (subtitles.Count * TextSize * 1.35) + (legend.Count * 20) + 10;
        var height = head + drawing.Height + 12 + (footer.Count * SmallSize * 1.4) + Margin;

        using var svg = new SvgWriter(origin);
        svg.Begin("svg", ("width", width), ("height", height), ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"), ("role", "group"), ("aria-labelledby", "picture-title picture-description"), ("class", "picture"), ("font-family", PictureStyle.Fonts), ("lang", "en"));
        svg.Begin("title", ("id", "picture-title")).Content(caption.Title).End();
        svg.Begin("desc", ("id", "picture-description")).Content(caption.Description).End();
        Metadata(svg, caption);
        if (styled) svg.Begin("style").Content(PictureStyle.Css).End();
        Patterns(svg, drawing);
        svg.Element("rect", ("width", width), ("height", height), ("fill", PictureStyle.Paper), ("class", "p-paper"));
        var y = Margin;
        foreach (var line in titles) svg.Text(Margin, (y += TitleSize * 1.25) - 5, line, TitleSize, bold: true);
        foreach (var line in subtitles) svg.Text(Margin, (y += TextSize * 1.35) - 4, line, TextSize, "muted");
        foreach (var row in legend)
        {
            var x = Margin;
            foreach (var entry in row)
            {
                svg.Begin("g", ("transform", $"translate({SvgWriter.Number(x)},{SvgWriter.Number(y + 6)})"));
                entry.Swatch(svg);
                svg.End().Text(x + LegendEntry.Width + 5, y + 17, TextWidth.Fit(entry.Words, inner - LegendEntry.Width - 5, 12), 12);
                x += WidthOf(entry);
            }

            y += 20;
        }

        svg.Begin("g", ("transform", $"translate({SvgWriter.Number(Margin)},{SvgWriter.Number(head)})"));
        drawing.Draw(svg);
        svg.End();
        y = head + drawing.Height + 12;
        foreach (var line in footer) svg.Text(Margin, y += SmallSize * 1.4, line, SmallSize, "muted");
        return svg.End().ToString();
    }

    /// <summary>The drawing alone, for a page of this server that has the rest beside it.</summary>
    /// <param name="classes">Beside <c>picture</c>.</param>
    public static string Inline(Caption caption, IDrawing drawing, string? classes = null)
    {
        using var svg = new SvgWriter(origin: "");
        svg.Begin("svg", ("viewBox", $"0 0 {SvgWriter.Number(drawing.Width)} {SvgWriter.Number(drawing.Height)}"), ("role", "group"), ("aria-label", caption.Description), ("class", classes is null ? "picture" : $"picture {classes}"), ("font-family", PictureStyle.Fonts));
        drawing.Draw(svg);
        return svg.End().ToString();
    }

    /// <summary>What areas of <see cref="Inline"/> and <see cref="Swatch"/> are filled with; empty where there are none. It must stand once on the page, and not within what some screen does not show: there a pattern fills nothing.</summary>
    public static string Patterns(IDrawing drawing)
    {
        if (drawing is not IStateDrawing) return "";
        using var svg = new SvgWriter(origin: "");
        svg.Begin("svg", ("width", 0), ("height", 0), ("aria-hidden", "true"));
        Patterns(svg, drawing);
        return svg.End().ToString();
    }

    /// <summary>One sign of the legend, for a page that shows <see cref="Inline"/>.</summary>
    public static string Swatch(LegendEntry entry)
    {
        using var svg = new SvgWriter(origin: "");
        svg.Begin("svg", ("viewBox", $"0 0 {LegendEntry.Width} {LegendEntry.Height}"), ("class", "swatch"), ("aria-hidden", "true"));
        entry.Swatch(svg);
        return svg.End().ToString();
    }

    private static IEnumerable<string> Footer(Caption caption)
    {
        foreach (var note in caption.Notes) yield return note;
        if (caption.Sources.Count > 0) yield return caption.SourceLine;
        yield return $"CooperationGraph, revision {caption.Revision}, data of {caption.Date}";
        yield return caption.Address;
    }

    // Dublin Core in RDF/XML, as drawing programs write and show it.
    private static void Metadata(SvgWriter svg, Caption caption)
    {
        const string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        const string dc = "http://purl.org/dc/elements/1.1/";
        svg.Begin("metadata");
        svg.Xml.WriteStartElement("rdf", "RDF", rdf);
        svg.Xml.WriteStartElement("rdf", "Description", rdf);
        svg.Xml.WriteAttributeString("rdf", "about", rdf, "");
        foreach (var (name, text) in new[] { ("title", caption.Title), ("description", caption.Subtitle), ("date", caption.Date), ("publisher", "CooperationGraph"), ("identifier", caption.Address) }.Concat(caption.Sources.Select(source => ("source", source))))
        {
            svg.Xml.WriteStartElement("dc", name, dc);
            svg.Content(text);
            svg.Xml.WriteEndElement();
        }

        svg.Xml.WriteStartElement("cg", "revision", caption.Vocabulary);
        svg.Content(caption.Revision);
        svg.Xml.WriteEndElement();
        svg.Xml.WriteEndElement();
        svg.Xml.WriteEndElement();
        svg.End();
    }

    private static void Patterns(SvgWriter svg, IDrawing drawing)
    {
        if (drawing is not IStateDrawing states) return;
        svg.Begin("defs");
        foreach (var mark in StateMark.All.Where(mark => states.States.Contains(mark.State)))
        {
            svg.Begin("pattern", ("id", mark.Class), ("width", StateMark.Tile), ("height", StateMark.Tile), ("patternUnits", "userSpaceOnUse"));
            svg.Element("rect", ("width", StateMark.Tile), ("height", StateMark.Tile), ("fill", mark.Light), ("class", mark.Class));
            if (mark.Lines.Length > 0) svg.Element("path", ("d", mark.Lines), ("stroke", PictureStyle.Ink), ("stroke-opacity", .28), ("stroke-width", .8), ("class", "s-pattern"));
            svg.End();
        }

        svg.End();
    }

    private static double WidthOf(LegendEntry entry) => LegendEntry.Width + 5 + TextWidth.Of(entry.Words, 12) + 14;

    private static List<List<LegendEntry>> Rows(IReadOnlyList<LegendEntry> entries, double width)
    {
        List<List<LegendEntry>> rows = [];
        var left = 0d;
        foreach (var entry in entries)
        {
            if (rows.Count == 0 || left < WidthOf(entry))
            {
                rows.Add([]);
                left = width;
            }

            rows[^1].Add(entry);
            left -= WidthOf(entry);
        }

        return rows;
    }
}
