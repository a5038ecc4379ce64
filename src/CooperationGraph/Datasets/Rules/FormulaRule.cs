namespace CooperationGraph.Datasets.Rules;

public sealed class FormulaRule() : CellRule("formula", Severity.Info)
{
    protected override string Message => "A spreadsheet would run this cell as a formula. Put the text in another form.";

    protected override bool Refuses(string cell) => cell.Length > 1 && cell[0] is '=' or '@' or '+' or '-' && (char.IsAsciiLetter(cell[1]) || cell[1] == '(');
}
