using System.Globalization;
using System.Text;
using CooperationGraph.Graph;
using ExcelDataReader;

namespace CooperationGraph.Sources.Tables;

/// <summary>Reads every sheet of a workbook (XLSX, XLSB, XLS). A merged cell stands in each of the places that it covers.</summary>
internal static class Workbook
{
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    public static IReadOnlyList<PublishedSheet> Read(byte[] bytes)
    {
        // Old workbooks name encodings of Windows.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var sheets = new List<PublishedSheet>();
            do
            {
                sheets.Add(new(reader.Name, ReadRows(reader)));
            }
            while (reader.NextResult());
            return sheets;
        }
        // Whatever the library makes of foreign bytes.
        catch (Exception e) when (e is not UnreadableFileException and not OutOfMemoryException)
        {
            throw new UnreadableFileException($"The workbook cannot be read: {e.Message} Open it in a spreadsheet and save it again, without a password.", e);
        }
    }

    private static List<SheetRow> ReadRows(IExcelDataReader reader)
    {
        var rows = new List<SheetRow>();
        var merged = reader.MergeCells ?? [];
        var first = new PublishedCell[merged.Length];
        while (reader.Read())
        {
            if (reader.Depth >= PublishedFile.MaxRows) throw new UnreadableFileException($"The sheet '{reader.Name}' has more than {PublishedFile.MaxRows:N0} rows.");
            var cells = new PublishedCell[Math.Min(reader.FieldCount, PublishedFile.MaxColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell(reader, i);
            for (var i = 0; i < merged.Length; i++)
            {
                var range = merged[i];
                if (range.FromRow > reader.Depth || range.ToRow < reader.Depth || range.FromColumn >= cells.Length) continue;
                if (range.FromRow == reader.Depth) first[i] = cells[range.FromColumn];
                cells.AsSpan(range.FromColumn, Math.Min(range.ToColumn + 1, cells.Length) - range.FromColumn).Fill(first[i]);
            }

            if (Array.Exists(cells, cell => cell.Text is not null)) rows.Add(new(reader.Depth + 1, cells));
        }

        return rows;
    }

    private static PublishedCell Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => default,
            DateTime moment => new(moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            double number => new(NumberText(number), IsNumber: true),
            int number => new(NumberText(number), IsNumber: true),
            IFormattable other => PublishedFile.Cell(other.ToString(null, CultureInfo.InvariantCulture)),
            var other => PublishedFile.Cell(other.ToString()),
        };

    // A decimal has no exponent in its text. What no decimal holds, no column of the graph holds either.
    private static string NumberText(double number) =>
        Math.Abs(number) < 1e18 ? DoubleNumber.ToDecimal(number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
