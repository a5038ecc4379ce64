using System.Text;
using SkiaSharp;
using Svg.Skia;

namespace CooperationGraph.Server.Pictures;

/// <summary>A picture as PNG, drawn from its SVG by the fonts of this machine.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Missing">The characters that no font of this machine has, which are left out.</param>
internal sealed record PngPicture(byte[] Bytes, IReadOnlyList<Rune> Missing)
{
    public const string MediaType = "image/png";

    /// <summary>The most pixels: 5,000 × 3,200. Drawn, they take 64 MB while it lasts.</summary>
    public const int MostPixels = 16_000_000;

    // For screens with two pixels to one, and for print at 10 cm.
    private const float Scale = 2;

    /// <param name="svg">Without a style sheet.</param>
    /// <param name="texts">What the file tells of itself, by the keywords of the PNG specification.</param>
    /// <returns>Twice as large as the SVG, or less where it would have more than <see cref="MostPixels"/>.</returns>
    /// <exception cref="PngUnavailableException">The library or any font is missing, or the picture is none that it can draw.</exception>
    public static PngPicture Of(string svg, IReadOnlyList<(string Keyword, string Text)> texts)
    {
        try
        {
            return Draw(svg, texts);
        }
        // What a machine without the library throws, at the first use and at every other.
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new PngUnavailableException("This server cannot draw PNG: libSkiaSharp or libfontconfig is missing on its machine.", e);
        }
    }

    private static PngPicture Draw(string svg, IReadOnlyList<(string Keyword, string Text)> texts)
    {
        var fonts = SKFontManager.Default;
        if (!Has(fonts, new('A'))) throw new PngUnavailableException("This server cannot draw PNG: its machine has no font. With Debian, install fonts-dejavu-core and fonts-noto-cjk.");
        var missing = svg.EnumerateRunes().Where(rune => !rune.IsAscii).Distinct().Where(rune => !Has(fonts, rune)).ToHashSet();
        if (missing.Count > 0)
        {
            // A box says nothing, and looks as if it did.
            var clean = new StringBuilder(svg.Length);
            foreach (var rune in svg.EnumerateRunes()) if (!missing.Contains(rune)) clean.Append(rune.ToString());
            svg = clean.ToString();
        }

        using var drawn = new SKSvg();
        var picture = drawn.FromSvg(svg) ?? throw new PngUnavailableException("This picture could not be drawn as PNG.");
        var (width, height) = (picture.CullRect.Width, picture.CullRect.Height);
        var scale = Math.Min(Scale, MathF.Sqrt(MostPixels / (width * height)));
        using var bitmap = new SKBitmap((int)(width * scale), (int)(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            canvas.DrawPicture(picture);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return new(PngText.Added(png.ToArray(), texts), [.. missing]);
    }

    private static bool Has(SKFontManager fonts, Rune rune)
    {
        // Spaces of any kind, and what only joins or turns other characters, need no font.
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format) return true;
        using var face = fonts.MatchCharacter(rune.Value);
        return face is not null;
    }
}
