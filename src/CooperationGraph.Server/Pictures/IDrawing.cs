namespace CooperationGraph.Server.Pictures;

/// <summary>What is drawn of the rows of a table. Lengths are in user units of SVG, which are pixels where nothing scales it.</summary>
internal interface IDrawing
{
    double Width { get; }

    double Height { get; }

    /// <summary>What the signs and colours mean, of those alone that are drawn.</summary>
    IReadOnlyList<LegendEntry> Legend { get; }

    /// <summary>Whether nothing is lost where it is shrunk, as it has no text.</summary>
    bool IsReadableAtAnySize => false;

    /// <summary>Writes what lies between (0, 0) and (<see cref="Width"/>, <see cref="Height"/>).</summary>
    void Draw(SvgWriter svg);
}

/// <param name="Swatch">Draws the sign into a box of <see cref="Width"/> × <see cref="Height"/>.</param>
internal sealed record LegendEntry(string Words, Action<SvgWriter> Swatch)
{
    public const double Width = 22;
    public const double Height = 14;
}
