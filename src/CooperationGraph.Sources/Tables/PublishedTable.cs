using CooperationGraph.Datasets;

namespace CooperationGraph.Sources.Tables;

/// <summary>A sheet of which it is known which column is which.</summary>
public sealed class PublishedTable
{
    // Titles, dates of a query and notes stand above a header, never a page of them.
    private const int SearchedRows = 50;

    private const int FewestColumns = 2;

    private readonly Dictionary<string, int> _places;
    private readonly SheetRow _header;

    private PublishedTable(PublishedSheet sheet, Dictionary<string, int> places, Dictionary<string, int> years, SheetRow header, IReadOnlyList<SheetRow> rows)
    {
        (Sheet, _places, Years, _header) = (sheet.Name, places, years, header);
        Rows = [.. rows.Select(row => new PublishedRow(this, row))];
    }

    public string? Sheet { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<PublishedRow> Rows { get; }

    /// <summary>The year that a column's header names, by the column's name.</summary>
    public IReadOnlyDictionary<string, int> Years { get; }

    /// <summary>What stands in the header and is no column of the form.</summary>
    public IEnumerable<string> Others => _header.Cells.Where((cell, i) => cell.Text is not null && !_places.ContainsValue(i)).Select(cell => cell.Text!);

    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>The order of day and month that a column's header names, <c>(MM/DD/YYYY)</c>; null where it names none.</summary>
    public DayOrder? OrderOf(string column) => _places.TryGetValue(column, out var place) && _header[place].Text is { } text ? FormColumn.OrderIn(text) : null;

    /// <summary>
    /// Finds the row that names the columns, or two rows of which the upper one names groups of them ("Date of" above "signature"). It may stand below others.
    /// Null where no row names all that are required, with what is nearest to it in <paramref name="lacks"/>.
    /// </summary>
    public static PublishedTable? Find(PublishedSheet sheet, IReadOnlyList<FormColumn> columns, out string lacks)
    {
        (int Row, int Height, Dictionary<string, int> Places, Dictionary<string, int> Years)? best = null;
        for (var i = 0; i < Math.Min(sheet.Rows.Count, SearchedRows); i++)
        {
            for (var height = 1; height <= Math.Min(2, sheet.Rows.Count - i); height++)
            {
                var (places, years) = Places(height == 1 ? null : sheet.Rows[i], sheet.Rows[i + height - 1], columns);
                if (best is null || places.Count > best.Value.Places.Count) best = (i, height, places, years);
            }
        }

        var missing = columns.Where(column => column.IsRequired && best?.Places.ContainsKey(column.Name) != true).Select(column => $"'{column.Spellings[0]}'").ToList();
        lacks = missing.Count > 0 ? string.Join(", ", missing) : "a second one";
        // A list of columns with their meanings names one in each row.
        if (best is not { } found || missing.Count > 0 || found.Places.Count < FewestColumns) return null;
        var header = sheet.Rows[found.Row + found.Height - 1];
        return new(sheet, found.Places, found.Years, header, [.. sheet.Rows.Skip(found.Row + found.Height).Where(row => !Repeats(row, header))]);
    }

    internal PublishedCell Cell(SheetRow row, string column) => _places.TryGetValue(column, out var place) ? row[place] : default;

    internal IEnumerable<string> ErrorsOf(SheetRow row) => _places.Where(column => row[column.Value].IsError).Select(column => column.Key);

    /// <summary>Whether a row of CSV has more cells with something in them than the header: a separator within a cell has moved them. In a workbook that is a remark beside the table.</summary>
    internal bool IsTooLong(SheetRow row) => Sheet is null && Array.FindLastIndex(row.Cells, cell => cell.Text is not null) >= _header.Cells.Length;

    private static (Dictionary<string, int> Places, Dictionary<string, int> Years) Places(SheetRow? above, SheetRow header, IReadOnlyList<FormColumn> columns)
    {
        var (places, years) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        string? group = null;
        for (var i = 0; i < Math.Max(header.Cells.Length, above?.Cells.Length ?? 0); i++)
        {
            group = above?[i].Text ?? group;
            string?[] names = above is null ? [header[i].Text] : [header[i].Text, header[i].Text is { } own && group is not null ? $"{group} {own}" : null, header[i].Text is null ? above[i].Text : null];
            foreach (var name in names)
            {
                if (name is null || name.Length > NearestName.MaxLength) continue;
                if (columns.FirstOrDefault(column => column.IsNamedBy(name, out _)) is not { } column || !places.TryAdd(column.Name, i)) continue;
                if (column.IsNamedBy(name, out var year) && year is { } of) years[column.Name] = of;
                break;
            }
        }

        return (places, years);
    }

    private static bool Repeats(SheetRow row, SheetRow header) => row.Cells.Take(header.Cells.Length).Select(cell => cell.Text).SequenceEqual(header.Cells.Select(cell => cell.Text));
}
