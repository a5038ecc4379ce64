using CooperationGraph.Datasets;

namespace CooperationGraph.Sources.Tables;

/// <summary>A sheet of which it is known which column is which.</summary>
public sealed class PublishedTable
{
    // Titles, dates of a query and notes stand above a header, never a page of them.
    private const int SearchedRows = 50;

    private readonly Dictionary<string, int> _places;
    private readonly int _width;

    private PublishedTable(PublishedSheet sheet, Dictionary<string, int> places, Dictionary<string, int> years, int width, IReadOnlyList<SheetRow> rows)
    {
        (Sheet, _places, Years, _width) = (sheet.Name, places, years, width);
        Rows = [.. rows.Select(row => new PublishedRow(this, row))];
    }

    public string? Sheet { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<PublishedRow> Rows { get; }

    /// <summary>The year that a column's header names, by the column's name.</summary>
    public IReadOnlyDictionary<string, int> Years { get; }

    public bool Has(string column) => _places.ContainsKey(column);

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
        lacks = string.Join(", ", missing);
        if (best is not { } found || missing.Count > 0) return null;
        var header = sheet.Rows[found.Row + found.Height - 1];
        return new(sheet, found.Places, found.Years, header.Cells.Length, [.. sheet.Rows.Skip(found.Row + found.Height).Where(row => !Repeats(row, header))]);
    }

    internal PublishedCell Cell(SheetRow row, string column) => _places.TryGetValue(column, out var place) ? row[place] : default;

    /// <summary>Whether a row has more cells with something in them than the header: a separator within a cell has moved them.</summary>
    internal bool IsTooLong(SheetRow row) => Array.FindLastIndex(row.Cells, cell => cell.Text is not null) >= _width;

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
