using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A spreadsheet wrote the word of an error, in whichever language it speaks, or the hashes of a column that is too narrow, in place of the value.</summary>
public sealed partial class SpreadsheetErrorRule() : CellRule("spreadsheet_error", Severity.Error)
{
    // "Not available" in English, German, Italian and Spanish, Russian: the ones without a mark at the end.
    private static readonly FrozenSet<string> Unmarked = FrozenSet.ToFrozenSet(["#N/A", "#NV", "#N/D", "#Н/Д"]);

    protected override string Message => "A spreadsheet wrote an error in place of the value. Mend the formula, or widen the column, and save the file again.";

    protected override bool Refuses(string cell) =>
        (cell[0] == '#' && (Unmarked.Contains(cell) || (cell.Length > 2 && !cell.AsSpan().ContainsAnyExcept('#')))) || (cell[0] is '#' or 'E' && Word().IsMatch(cell));

    // #REF!, #NAME?, #DIV/0! of Excel, #BEZUG! and #ССЫЛКА! of its translations, #ERROR! of Google, Err:502 of LibreOffice.
    [GeneratedRegex(@"^(#\p{Lu}[\p{Lu}0-9/_]*[!?]|Err:[0-9]{3})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
