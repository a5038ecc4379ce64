using System.Text;
using System.Text.Unicode;
using CooperationGraph.Graph;
using Sylvan.Data.Csv;

namespace CooperationGraph.Datasets;

/// <summary>Reads one CSV file into a <see cref="SeedTable"/> and notices what keeps it from being a table.</summary>
internal static class SeedTableReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static SeedTable Read(string folder, PropertyOwner owner, Dictionary<string, string> interned, NoticeList notices)
    {
        var table = new SeedTable(owner);
        var path = Path.Combine(folder, owner.File);
        if (!File.Exists(path))
        {
            notices.Add("missing_file", Severity.Error, owner.File, "The file is missing. Add it; with its header row alone where there are no rows.");
            return table;
        }

        var bytes = File.ReadAllBytes(path);
        if (!Utf8.IsValid(bytes))
        {
            var row = FirstInvalidRow(bytes);
            notices.Add("invalid_utf8", Severity.Error, owner.File, $"Line {row} is not UTF-8. Save the file as UTF-8.", row);
            return table;
        }

        var text = bytes.AsSpan().StartsWith(ByteOrderMark) ? bytes.AsMemory(ByteOrderMark.Length) : bytes;
        using var stream = new MemoryStream(text.ToArray(), writable: false);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { Delimiter = ',', BufferSize = 1 << 18, MaxBufferSize = 1 << 26, OwnsReader = false });
            if (Slots(csv, table, notices) is { } slots) ReadRows(csv, slots, table, interned, notices);
        }
        catch (CsvFormatException exception)
        {
            notices.Add("malformed_csv", Severity.Error, owner.File, $"The file cannot be read from row {exception.RowNumber + 1} on. Close the quotes there, and double each quote inside of quotes.", exception.RowNumber + 1);
        }

        return table;
    }

    // For each column of the file its place in the table, -1 for an unknown one; null where a column is missing.
    private static int[]? Slots(CsvDataReader csv, SeedTable table, NoticeList notices)
    {
        var names = table.Columns.Select(column => column.Name).ToList();
        var slots = new int[csv.FieldCount];
        for (var i = 0; i < slots.Length; i++)
        {
            var name = csv.GetName(i);
            slots[i] = names.IndexOf(name);
            if (slots[i] < 0)
                notices.Add("unknown_column", Severity.Error, table.File, $"There is no column '{name}'. Rename or remove it.{NearestName.Hint(name, names)}", 1, name);
        }

        var missing = names.Where((_, slot) => !slots.Contains(slot)).ToList();
        foreach (var name in missing)
            notices.Add("missing_column", Severity.Error, table.File, $"The column '{name}' is missing. Add it; its cells may be empty unless they are required.", 1, name);
        return missing.Count == 0 ? slots : null;
    }

    private static void ReadRows(CsvDataReader csv, int[] slots, SeedTable table, Dictionary<string, string> interned, NoticeList notices)
    {
        while (csv.Read())
        {
            if (csv.RowFieldCount != slots.Length)
            {
                notices.Add("ragged_row", Severity.Error, table.File, $"The row has {csv.RowFieldCount} cells where the header has {slots.Length}. Add or remove commas, or quote cells that hold commas.", SeedTable.RowNumber(table.Rows.Count));
                table.Rows.Add(new string?[table.Columns.Count]);
                continue;
            }

            var cells = new string?[table.Columns.Count];
            for (var i = 0; i < slots.Length; i++)
            {
                var span = csv.GetFieldSpan(i);
                if (slots[i] < 0 || span.Length == 0) continue;
                var lookup = interned.GetAlternateLookup<ReadOnlySpan<char>>();
                if (!lookup.TryGetValue(span, out var cell))
                {
                    cell = span.ToString();
                    interned.Add(cell, cell);
                }

                cells[slots[i]] = cell;
            }

            table.Rows.Add(cells);
        }
    }

    private static int FirstInvalidRow(byte[] bytes)
    {
        var row = 1;
        var rest = bytes.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (!Utf8.IsValid(line)) return row;
            rest = end < 0 ? [] : rest[(end + 1)..];
            row++;
        }

        return row;
    }
}
