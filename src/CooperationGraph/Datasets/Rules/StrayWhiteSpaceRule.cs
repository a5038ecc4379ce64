namespace CooperationGraph.Datasets.Rules;

public sealed class StrayWhiteSpaceRule() : CellRule("stray_white_space", Severity.Warning)
{
    protected override string Message => "White space stands before or after the text and is dropped. Remove it.";

    protected override bool Refuses(string cell) => char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]);
}
