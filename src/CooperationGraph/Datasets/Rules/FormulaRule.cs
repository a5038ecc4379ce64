using System.Globalization;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A text that a spreadsheet takes for a formula (OWASP, CSV injection). A negative number stays what it is there, so it passes.</summary>
public sealed class FormulaRule() : CellRule("formula", Severity.Warning)
{
    protected override string Message => "A spreadsheet runs this text as a formula, because it begins with =, +, - or @. Begin it with another character.";

    protected override bool LooksAt(SeedColumn column) => IsText(column);

    protected override bool Refuses(string cell) =>
        cell.Length > 1 && cell[0] is '=' or '@' or '+' or '-'
        && !(cell[0] == '-' && decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));
}
