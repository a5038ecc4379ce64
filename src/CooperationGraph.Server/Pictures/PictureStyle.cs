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

    /// <summary>The style sheet.</summary>
    public static string Css { get; } = WriteCss();

    /// <summary>The style sheet as a content security policy names it.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    private static string WriteCss()
    {
        var css = new StringBuilder("@media (prefers-color-scheme: dark) {\n");
        foreach (var (name, fill) in new[] { ("p-paper", "#16181c"), ("p-ink", "#e6e6e6"), ("p-muted", "#a9adb3"), ("p-accent", "#8ab8ff"), ("p-band", "#202329"), ("p-sea", "#16181c") })
            css.Append($".{name} {{ fill: {fill}; }}\n");
        foreach (var (name, stroke) in new[] { ("s-line", "#4a4e55"), ("s-ink", "#e6e6e6"), ("s-muted", "#a9adb3"), ("s-accent", "#8ab8ff"), ("s-paper", "#16181c"), ("s-circle", "#ffb37a"), ("s-pattern", "#e6e6e6") })
            css.Append($".{name} {{ stroke: {stroke}; }}\n");
        foreach (var mark in NodeMark.All) css.Append($".{mark.Class} {{ fill: {mark.Dark}; }}\n");
        foreach (var mark in StateMark.All) css.Append($".{mark.Class} {{ fill: {mark.Dark}; }}\n");
        return css.Append("}\n.picture a:focus-visible { outline: 2px solid #d55e00; }\n").ToString();
    }
}
