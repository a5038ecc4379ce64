using System.Collections.Frozen;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A word that databases and programs write where they have no value: as a text it would be taken for one.</summary>
public sealed class PlaceholderRule() : CellRule("placeholder", Severity.Warning)
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(["NULL", "null", "\\N", "N/A", "n/a", "NaN", "nan", "None", "undefined", "(blank)"]);

    protected override string Message => "Programs write this word where they have no value. Empty the cell, unless the source says the word.";

    protected override bool LooksAt(SeedColumn column) => IsText(column);

    protected override bool Refuses(string cell) => Words.Contains(cell);
}
