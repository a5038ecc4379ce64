using System.Buffers;
using System.Globalization;
using System.Text;

namespace CooperationGraph.Datasets;

/// <summary>What was done to a cell's text when it was read.</summary>
[Flags]
internal enum CellChanges
{
    None = 0,
    Trimmed = 1,
    Normalized = 2,
    LineEnds = 4,
}

/// <summary>Cleans the text of cells, once, where it is read: rules, assembler and stores see the same.</summary>
internal static class CellText
{
    private const int ShownCharacters = 80;

    // What may stand at an end unseen: the byte order mark is no white space to .NET.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    /// <summary>
    /// The text without white space at its ends (Unicode's White_Space, and the byte order mark), with line feeds for line ends, in Unicode
    /// normalization form C; null where nothing is left. Text that is not Unicode is not normalised: a rule refuses it.
    /// </summary>
    public static string? Clean(ReadOnlySpan<char> raw, out CellChanges changes)
    {
        changes = CellChanges.None;
        var (start, end) = (0, raw.Length);
        while (start < end && IsBlank(raw[start])) start++;
        while (end > start && IsBlank(raw[end - 1])) end--;
        if (end - start < raw.Length) changes |= CellChanges.Trimmed;
        if (start == end) return null;
        var text = raw[start..end].ToString();
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            changes |= CellChanges.LineEnds;
            text = text.ReplaceLineEndings("\n");
        }

        // IsNormalized throws for U+FFFE.
        if (Ascii.IsValid(text) || text.Contains('\uFFFE', StringComparison.Ordinal) || text.IsNormalized(NormalizationForm.FormC)) return text;
        changes |= CellChanges.Normalized;
        return text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>A cell's text as a notice shows it: its beginning, with what cannot be seen, or does something to a terminal, spelled out.</summary>
    public static string Shown(string text)
    {
        if (text.Length <= ShownCharacters && !text.AsSpan().ContainsAny(Hidden)) return text;
        var shown = new StringBuilder();
        var shownLength = text.Length <= ShownCharacters ? text.Length : char.IsHighSurrogate(text[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters;
        foreach (var rune in text.AsSpan(0, shownLength).EnumerateRunes())
        {
            if (IsHidden(rune)) shown.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            else shown.Append(rune.ToString());
        }

        return (text.Length > ShownCharacters ? shown.Append('…') : shown).ToString();
    }

    /// <summary>Every character that <see cref="IsHidden"/> is true of in the basic plane, and the first halves of all others.</summary>
    internal static readonly SearchValues<char> Hidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => char.IsSurrogate(c) ? char.IsHighSurrogate(c) : IsHidden(new Rune(c)))]);

    /// <summary>Whether a character is a control or format character, a line or paragraph separator, or no character at all.</summary>
    internal static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || IsNoncharacter(rune);

    /// <summary>One of the 66 code points that Unicode keeps free for programs' own use.</summary>
    internal static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
