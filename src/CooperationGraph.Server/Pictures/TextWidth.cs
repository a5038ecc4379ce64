using System.Globalization;
using System.Text;

namespace CooperationGraph.Server.Pictures;

/// <summary>
/// How wide a text may become, whatever font shows it: a file is opened where nobody knows which ones there are. Widths are those of DejaVu Sans, the widest of those that
/// stand for "sans-serif", rounded up; of what it lacks, such as Chinese, a whole em.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.13;

    /// <summary>In the unit of <paramref name="size"/>, the font's size.</summary>
    public static double Of(string text, double size, bool bold = false) => text.EnumerateRunes().Sum(OfRune) * size * (bold ? Bold : 1);

    /// <summary>The text, or as much of it as is surely not wider, with an ellipsis; whole characters as readers see them.</summary>
    public static string Fit(string text, double width, double size)
    {
        if (Of(text, size) <= width) return text;
        var fitting = new StringBuilder();
        var left = width - Of("…", size);
        foreach (var element in Elements(text))
        {
            left -= Of(element, size);
            if (left < 0) break;
            fitting.Append(element);
        }

        return fitting.ToString().TrimEnd() + "…";
    }

    /// <summary>The text in lines that are surely not wider, broken at spaces, and within a word where it is wider itself; the last of <paramref name="most"/> lines ends with an ellipsis where there is more.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int most)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Of(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = "";
            foreach (var element in Elements(word))
            {
                if (line.Length > 0 && Of(line + element, size) > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line += element;
            }
        }

        if (line.Length > 0) lines.Add(line);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Fit(string.Join(' ', lines.Skip(most - 1).Take(2)) + "…", width, size)];
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    private static double OfRune(Rune rune) =>
        rune.Value switch
        {
            ' ' or '\'' or '.' or ',' or ':' or ';' or '|' or '!' or 'i' or 'j' or 'l' or 'I' or 'f' or '·' or '-' or '(' or ')' or '/' or '[' or ']' => .41,
            'r' or 't' => .42,
            's' or 'c' or 'z' or 'J' or 'v' or 'x' or 'y' or 'k' => .6,
            'm' or 'M' or 'W' or '%' or '@' or '…' or '—' => 1.01,
            'w' or '+' or '=' or '<' or '>' or '≠' or '~' => .84,
            >= 'a' and <= 'z' or >= '0' and <= '9' or '?' or '_' or '–' or '"' or '“' or '”' or '$' => .64,
            >= 'A' and <= 'Z' or '&' => .79,
            // Letters of Europe with marks, and the rest of Latin; a combining mark takes no place.
            >= 0xC0 and <= 0x24F => .8,
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            // Cyrillic has letters as wide as an em.
            _ => 1.06,
        };
}
