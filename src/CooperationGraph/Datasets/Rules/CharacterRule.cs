using System.Globalization;
using System.Text;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A character that nobody sees. Controls (<c>control_character</c>) and code points that are no characters (<c>noncharacter</c>) are refused; a
/// replacement character (<c>replacement_character</c>), those that turn the direction of writing (<c>direction_character</c>, UTS 39; UAX 9) and other format
/// characters (<c>invisible_character</c>) are warned of and kept. Line feeds and tabs inside of text, and the joiners and marks that scripts need, pass.
/// </summary>
public sealed class CharacterRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            for (var i = 0; i < table.Rows.Count; i++)
            {
                for (var j = 0; j < table.Columns.Count; j++)
                {
                    if (table.Rows[i][j] is not { } cell || !cell.AsSpan().ContainsAny(CellText.Hidden) && !cell.Contains('\uFFFD', StringComparison.Ordinal)) continue;
                    foreach (var (code, severity, rune, advice) in Found(cell))
                        notices.Add(code, severity, table.File, $"The text has the character U+{rune.Value:X4}, {advice}", table.RowNumber(i), table.Columns[j].Name, cell);
                }
            }
        }
    }

    // One of each kind.
    private static IEnumerable<(string Code, Severity Severity, Rune Rune, string Advice)> Found(string cell) =>
        cell.EnumerateRunes().Select(rune => (rune, what: What(rune))).Where(each => each.what is not null).DistinctBy(each => each.what!.Value.Code)
            .Select(each => (each.what!.Value.Code, each.what.Value.Severity, each.rune, each.what.Value.Advice));

    private static (string Code, Severity Severity, string Advice)? What(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => null,
            0xFFFD => ("replacement_character", Severity.Warning, "which programs put where they could not read a letter. Look the text up and write it again."),
            // Zero width (non-)joiner, the marks for left and right: Persian, Indic scripts, Arabic and Hebrew need them.
            0x200C or 0x200D or 0x200E or 0x200F or 0x061C => null,
            (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => ("direction_character", Severity.Warning, "which turns the direction of writing of what follows. It is kept; remove it unless the text cannot be read without it."),
            _ when CellText.IsNoncharacter(rune) => ("noncharacter", Severity.Error, "which is none of Unicode. Remove it."),
            _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control => ("control_character", Severity.Error, "a control character. Remove it."),
            _ when CellText.IsHidden(rune) => ("invisible_character", Severity.Warning, "which nobody sees. It is kept; remove it, since a search for the text does not find it."),
            _ => null,
        };
}
