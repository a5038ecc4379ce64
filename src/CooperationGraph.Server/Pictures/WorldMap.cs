using System.Collections.Frozen;
using System.Globalization;

namespace CooperationGraph.Server.Pictures;

/// <summary>
/// The shapes of the countries on a map in the Equal Earth projection (Šavrič, Patterson, Jenny: The Equal Earth map projection, International Journal of Geographical
/// Information Science 33, 2019, doi:10.1080/13658816.2018.1504949): areas are true, so that no country seems to weigh more than it does. <c>World/build.mjs</c> makes them.
/// </summary>
internal sealed class WorldMap
{
    private WorldMap(double width, double height, IReadOnlyList<MapShape> shapes) => (Width, Height, Shapes, Codes) = (width, height, shapes, shapes.Select(shape => shape.Code).ToFrozenSet());

    /// <summary>Where the pages have the shapes from (<see cref="Svg"/>).</summary>
    public const string Path = "/world.svg";

    public static WorldMap Instance { get; } = Read();

    public double Width { get; }

    public double Height { get; }

    /// <summary>By their codes.</summary>
    public IReadOnlyList<MapShape> Shapes { get; }

    /// <summary>The ISO 3166-1 alpha-3 codes that have a shape, and those of the atlas for what has no code there.</summary>
    public IReadOnlySet<string> Codes { get; }

    /// <summary>All shapes, each by its code.</summary>
    public string Svg => $"<svg xmlns=\"{SvgWriter.Namespace}\">{string.Concat(Shapes.Where(shape => shape.Path.Length > 0).Select(shape => $"<path id=\"{shape.Code}\" d=\"{shape.Path}\"/>"))}</svg>";

    private static WorldMap Read()
    {
        using var reader = new StreamReader(typeof(WorldMap).Assembly.GetManifestResourceStream("countries.tsv")!);
        var size = reader.ReadLine()!.TrimStart('#', ' ').Split('\t');
        List<MapShape> shapes = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            shapes.Add(new(cells[0], Number(cells[1]), Number(cells[2]), Number(cells[3]), cells[4]));
        }

        return new(Number(size[0]), Number(size[1]), shapes);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="X">The middle of its largest part.</param>
/// <param name="Y">See <paramref name="X"/>.</param>
/// <param name="Area">In square units of the map.</param>
/// <param name="Path">As SVG has it; empty where it is too small to have a shape.</param>
internal sealed record MapShape(string Code, double X, double Y, double Area, string Path);
