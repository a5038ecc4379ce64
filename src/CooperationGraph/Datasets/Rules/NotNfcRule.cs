using System.Text;

namespace CooperationGraph.Datasets.Rules;

public sealed class NotNfcRule() : CellRule("not_nfc", Severity.Warning)
{
    protected override string Message => "The text is not in Unicode normalization form C and is converted. Save it in that form, so that searches find it.";

    protected override bool Refuses(string cell) => !Ascii.IsValid(cell) && !cell.IsNormalized(NormalizationForm.FormC);
}
