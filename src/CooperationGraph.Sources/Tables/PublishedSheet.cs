namespace CooperationGraph.Sources.Tables;

/// <summary>The rows of a CSV file, or of one sheet of a workbook.</summary>
/// <param name="Name">The sheet's name; null where there is but one.</param>
/// <param name="Rows">Those that hold something, from above.</param>
public sealed record PublishedSheet(string? Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Whether the spreadsheet shows the sheet to nobody.</summary>
    public bool IsHidden { get; init; }
}

/// <param name="Number">The row as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">From the first column; a row may be shorter than others.</param>
public sealed record SheetRow(int Number, PublishedCell[] Cells)
{
    public PublishedCell this[int column] => column < Cells.Length ? Cells[column] : default;
}
