using System.Text;

namespace CooperationGraph.Datasets.Rules;

public sealed class CellTooLongRule() : CellRule("cell_too_long", Severity.Error)
{
    public const int MaxBytes = 32 * 1024;

    protected override string Message => $"The cell holds more than {MaxBytes} bytes. Shorten it; a missing closing quote also makes long cells.";

    protected override bool Refuses(string cell) => cell.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(cell) > MaxBytes;
}
