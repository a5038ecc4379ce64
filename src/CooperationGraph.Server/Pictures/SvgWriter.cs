using System.Globalization;
using System.Text;
using System.Xml;

namespace CooperationGraph.Server.Pictures;

/// <summary>Writes SVG 1.1 element by element: numbers with at most two decimals, texts of the data escaped, and what XML cannot hold replaced.</summary>
internal sealed class SvgWriter : IDisposable
{
    public const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly XmlWriter _xml;
    private readonly string _origin;

    /// <param name="origin">What stands before the paths of links; empty on a page of this server.</param>
    public SvgWriter(string origin)
    {
        _origin = origin;
        _xml = XmlWriter.Create(_text, new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment });
    }

    public XmlWriter Xml => _xml;

    /// <summary>Whether it writes a part of a page of this server, which has a style sheet and shapes beside it.</summary>
    public bool IsOfPage => _origin.Length == 0;

    public SvgWriter Begin(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        var classes = "";
        foreach (var (attribute, value) in attributes)
            if (IsOfPage && attribute == "class") classes = value as string ?? "";
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null && !PictureStyle.Gives(classes, attribute)) _xml.WriteAttributeString(attribute, value as string is { } text ? Clean(text) : NumberOf(value));
        }

        return this;
    }

    public SvgWriter End()
    {
        _xml.WriteEndElement();
        return this;
    }

    public SvgWriter Element(string name, params ReadOnlySpan<(string Name, object? Value)> attributes) => Begin(name, attributes).End();

    /// <summary>What a pointer that rests on the element, or a screen reader, tells of it.</summary>
    public SvgWriter Title(string text)
    {
        _xml.WriteElementString("title", Namespace, Clean(text));
        return this;
    }

    /// <param name="path">A path of this server; null for no link, and then nothing is written. Close it by <see cref="EndLink"/>.</param>
    /// <param name="label">What the link is called, where it has no text.</param>
    public SvgWriter Link(string? path, string? label = null) => path is null ? this : Begin("a", ("href", _origin + path), ("aria-label", label));

    public SvgWriter EndLink(string? path) => path is null ? this : End();

    /// <param name="ink">The ending of its class: <c>ink</c>, <c>muted</c>, <c>accent</c>.</param>
    public SvgWriter Text(double x, double y, string text, double size, string ink = "ink", string? anchor = null, bool bold = false)
    {
        Begin("text", ("x", x), ("y", y), ("font-size", size), ("fill", ink switch { "muted" => PictureStyle.Muted, "accent" => PictureStyle.Accent, _ => PictureStyle.Ink }), ("class", "p-" + ink), ("text-anchor", anchor), ("font-weight", bold ? "bold" : null));
        _xml.WriteString(Clean(text));
        return End();
    }

    /// <summary>Text between the tags of an element.</summary>
    public SvgWriter Content(string text)
    {
        _xml.WriteString(Clean(text));
        return this;
    }

    /// <summary>All that has been written.</summary>
    public override string ToString()
    {
        _xml.Flush();
        return _text.ToString();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    /// <summary>A length as it stands in a path.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string NumberOf(object value) => value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    // Half a character, and controls but for tab and line ends, are in no XML 1.0 document.
    private static string Clean(string text)
    {
        var clean = true;
        foreach (var c in text) clean &= XmlConvert.IsXmlChar(c);
        if (clean) return text;
        var cleaned = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) cleaned.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return cleaned.ToString();
    }
}
