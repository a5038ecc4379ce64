using CooperationGraph.Datasets;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Forms;

/// <summary>What one published row says: of a node, first, and of those that belong to it.</summary>
internal sealed class StatedRow(PublishedRow row)
{
    public PublishedRow Row => row;

    /// <summary>Empty where the row could not be understood as a whole.</summary>
    public List<StatedNode> Nodes { get; } = [];

    /// <summary>What could not be understood: the column, and why.</summary>
    public List<(string? Column, string Why)> Unclear { get; } =
    [
        .. row.Errors.Select(column => ((string?)column, row[column].Text == PublishedCell.Uncomputed
            ? "A formula stands there that nothing has computed. Open the workbook in a spreadsheet and save it."
            : $"'{CellText.Shown(row[column].Text!)}' is what a formula leaves that failed. Mend it in the spreadsheet, or write what it should be.")),
    ];

    /// <summary>What the row is about; of two rows with one key the second is a double.</summary>
    public string? Key { get; set; }

    /// <summary>Gives the row up.</summary>
    public StatedRow Refuse(string? column, string why)
    {
        Nodes.Clear();
        Unclear.Add((column, why));
        return this;
    }
}
