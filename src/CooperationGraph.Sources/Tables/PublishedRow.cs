namespace CooperationGraph.Sources.Tables;

/// <summary>One row of a table, read by the names of its form's columns.</summary>
public sealed class PublishedRow(PublishedTable table, SheetRow row)
{
    public string? Sheet => table.Sheet;

    /// <summary>The row as a spreadsheet counts it.</summary>
    public int Number => row.Number;

    /// <summary>Whether it has more cells than the header, so that it cannot be told which is which.</summary>
    public bool IsTooLong => table.IsTooLong(row);

    /// <summary>The cell of a column; an empty one where the table has no such column.</summary>
    public PublishedCell this[string column] => table.Cell(row, column);

    /// <summary>The columns of the form in which a formula has failed.</summary>
    public IEnumerable<string> Errors => table.ErrorsOf(row);

    /// <summary>All its texts, by which a row that stands there twice is known.</summary>
    public string Fingerprint => string.Join('\u001F', row.Cells.Select(cell => cell.Text).Reverse().SkipWhile(text => text is null).Reverse());
}
