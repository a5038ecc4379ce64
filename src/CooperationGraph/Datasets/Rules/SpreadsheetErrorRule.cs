using System.Collections.Frozen;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A spreadsheet wrote the word of an error, or the hashes of a column that is too narrow, in place of the value.</summary>
public sealed class SpreadsheetErrorRule() : CellRule("spreadsheet_error", Severity.Error)
{
    private static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"]);

    protected override string Message => "A spreadsheet wrote an error in place of the value. Mend the formula, or widen the column, and save the file again.";

    protected override bool Refuses(string cell) => cell[0] == '#' && (Errors.Contains(cell) || (cell.Length > 2 && !cell.AsSpan().ContainsAnyExcept('#')));
}
