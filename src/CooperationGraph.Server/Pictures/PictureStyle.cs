using System.Security.Cryptography;
using System.Text;

namespace CooperationGraph.Server.Pictures;

/// <summary>
/// The colours of pictures. Each element has its colour on white as an attribute, which every program reads, and a class; the style sheet changes the colours alone
/// where the reader's browser is dark. It is the same in each file and on the pages.
/// </summary>
internal static class PictureStyle
{
    public const string Fonts = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";
    public const string Paper = "#ffffff";
    public const string Ink = "#1b1b1b";
    public const string Muted = "#595959";
    public const string Line = "#c4c4c4";
    public const string Accent = "#0b57a4";
    public const string Band = "#f3f3f3";
    public const string Circle = "#7a3500";

    private static readonly (string Class, string Light, string Dark)[] Fills =
        [("p-paper", Paper, "#16181c"), ("p-ink", Ink, "#e6e6e6"), ("p-muted", Muted, "#a9adb3"), ("p-accent", Accent, "#8ab8ff"), ("p-band", Band, "#202329"), .. NodeMark.All.Select(mark => (mark.Class, mark.Colour, mark.Dark)), .. StateMark.All.Select(mark => (mark.Class, mark.Light, mark.Dark))];

    private static readonly (string Class, string Light, string Dark)[] Strokes =
        [("s-line", Line, "#4a4e55"), ("s-ink", Ink, "#e6e6e6"), ("s-muted", Muted, "#a9adb3"), ("s-accent", Accent, "#8ab8ff"), ("s-paper", Paper, "#16181c"), ("s-circle", Circle, "#ffb37a"), ("s-pattern", Ink, "#e6e6e6")];

    /// <summary>The style sheet of a file: colours for the dark, and the attributes have those on white.</summary>
    public static string Css { get; } = WriteCss();

    /// <summary>The style sheet of the pages, on which the classes alone give colours: a third of a drawing would be attributes that say the same.</summary>
    public static string PageCss { get; } = $"{Rules(each => each.Light)}{Css}";

    /// <summary>The style sheet as a content security policy names it.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    /// <summary>Whether a class of these gives the colour that an attribute would give.</summary>
    /// <param name="attribute"><c>fill</c> or <c>stroke</c>; any other is given by none.</param>
    public static bool Gives(string classes, string attribute) =>
        attribute is "fill" or "stroke" && classes.Split(' ').Any(name => (attribute == "fill" ? Fills : Strokes).Any(each => each.Class == name));

    private static string WriteCss() => $"@media (prefers-color-scheme: dark) {{\n{Rules(each => each.Dark)}}}\n.picture a:focus-visible {{ outline: 2px solid #d55e00; }}\n";

    private static string Rules(Func<(string Class, string Light, string Dark), string> colourOf) =>
        string.Concat([.. Fills.Select(each => $".{each.Class} {{ fill: {colourOf(each)}; }}\n"), .. Strokes.Select(each => $".{each.Class} {{ stroke: {colourOf(each)}; }}\n")]);
}
