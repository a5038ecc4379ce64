using System.Globalization;
using System.Text;

namespace CooperationGraph.Execution.Lexing;

/// <summary>Escapes in strings (GraphQL specification of September 2025, section 2.9.4).</summary>
internal static class Escapes
{
    /// <param name="known">Whether the parser reads it right.</param>
    /// <returns>How many characters it has; 0 where it is none.</returns>
    public static int Length(ReadOnlySpan<char> text, int start, out bool known)
    {
        var rest = text[start..];
        known = true;
        if (rest.Length < 2) return 0;
        if (rest[1] != 'u') return "\"\\/bfnrt".Contains(rest[1]) ? 2 : 0;
        known = !rest[2..].StartsWith("{");
        return TryRead(rest, out _, out var length) ? length : 0;
    }

    /// <param name="text">Between the quotes, with no wrong escape.</param>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                value.Append(text[i]);
            }
            else if (text[i + 1] == 'u')
            {
                TryRead(text[i..], out var rune, out var length);
                value.Append(rune.ToString());
                i += length - 1;
            }
            else
            {
                value.Append(text[++i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            }
        }

        return value.ToString();
    }

    // \u{1F600}, \u0041, or the two halves \uD83D\uDE00.
    private static bool TryRead(ReadOnlySpan<char> text, out Rune rune, out int length)
    {
        (rune, length) = (default, 0);
        if (text[2..].StartsWith("{"))
        {
            var end = text.IndexOf('}');
            length = end + 1;
            return end > 3 && TryHex(text[3..end].TrimStart('0'), out var value) && Rune.TryCreate(value, out rune);
        }

        if (text.Length < 6 || !TryHex(text[2..6], out var first)) return false;
        length = 6;
        if (Rune.TryCreate(first, out rune)) return true;
        length = 12;
        return text.Length >= 12 && text[6] == '\\' && text[7] == 'u' && TryHex(text[8..12], out var second) && Rune.TryCreate((char)first, (char)second, out rune);
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        return digits.Length == 0 || (digits.Length <= 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value));
    }
}
