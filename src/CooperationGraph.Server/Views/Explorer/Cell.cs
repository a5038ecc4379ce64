using System.Globalization;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>
/// A place for one node and its name: nodes stand in columns to both sides of where the picture starts, so that no name covers another. <c>placement.ts</c> reckons the same.
/// </summary>
/// <param name="Side">1 right, -1 left, 0 in the middle.</param>
/// <param name="Column">From 0 outwards.</param>
/// <param name="Row">0 in the middle, downwards.</param>
internal readonly record struct Cell(int Side, int Column, int Row)
{
    public const int Width = 290;
    public const int Height = 24;

    /// <summary>Those of the middle are so many times as high: names stand below their nodes.</summary>
    public const int RowsOfMiddle = 3;

    // From the middle to the first column.
    private const int First = 190;
    private const int MostBend = 100;

    /// <summary>Columns are bent around the middle.</summary>
    public Point Place => Side == 0 ? new(0, Row * RowsOfMiddle * Height) : new(Side * (First + (Column * Width) - Math.Min(Row * Row / 4, MostBend)), Row * Height);
}

/// <summary>A place in the picture, in its units: x to the right, y downwards, the start in the middle.</summary>
internal readonly record struct Point(int X, int Y)
{
    /// <summary>Nobody drags a node farther.</summary>
    public const int Most = 100_000;

    /// <returns>Null for what is no place.</returns>
    public static Point? Read(string x, string y) =>
        int.TryParse(x, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right) && int.TryParse(y, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var down)
        && Math.Abs((long)right) <= Most && Math.Abs((long)down) <= Most ? new(right, down) : null;
}
