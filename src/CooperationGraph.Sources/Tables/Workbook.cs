using System.Globalization;
using System.Text;
using CooperationGraph.Graph;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CooperationGraph.Sources.Tables;

/// <summary>Reads every sheet of a workbook (XLSX, XLS). A merged cell stands in each of the places that it covers, and a formula is what it came to when the workbook was saved.</summary>
internal static class Workbook
{
    private const string Again = "Open it in a spreadsheet, and save it again as a workbook (.xlsx) without a password.";

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04], CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Zip) || bytes.StartsWith(CompoundFile);

    /// <exception cref="UnreadableFileException">It is locked, broken, too large, or no workbook.</exception>
    public static IReadOnlyList<PublishedSheet> Read(byte[] bytes)
    {
        // Old workbooks name encodings of Windows.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            var (package, from1904) = bytes.AsSpan().StartsWith(Zip) ? WorkbookPackage.Prepare(bytes) : (bytes, false);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(package, writable: false));
            var sheets = new List<PublishedSheet>();
            do
            {
                sheets.Add(new(reader.Name, ReadRows(reader, from1904)) { IsHidden = reader.VisibleState is not (null or "visible") });
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (InvalidPasswordException e)
        {
            throw new UnreadableFileException($"The workbook is locked with a password. {Again}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new UnreadableFileException("The workbook is too large for the memory of this machine. Leave sheets, rows or columns out.", e);
        }
        // Whatever the library makes of foreign bytes.
        catch (Exception e) when (e is not UnreadableFileException)
        {
            throw new UnreadableFileException($"The workbook cannot be read: {e.Message.TrimEnd('.')}. {Again}", e);
        }
    }

    private static List<SheetRow> ReadRows(IExcelDataReader reader, bool from1904)
    {
        var rows = new List<SheetRow>();
        var merged = reader.MergeCells ?? [];
        var first = new PublishedCell[merged.Length];
        while (reader.Read())
        {
            if (reader.Depth >= PublishedFile.MaxRows) throw new UnreadableFileException($"The sheet '{reader.Name}' has more than {PublishedFile.MaxRows:N0} rows.");
            var cells = new PublishedCell[Math.Min(reader.FieldCount, PublishedFile.MaxColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell(reader, i, from1904);
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

    private static PublishedCell Cell(IExcelDataReader reader, int column, bool from1904) =>
        reader.GetValue(column) switch
        {
            null => default,
            // As a spreadsheet shows a 0, which stands where nothing was computed or referred to.
            DateTime { Year: < 1900 } => new("1900-01-00"),
            DateTime moment => new(ShownDate.Text(moment, reader.GetNumberFormatString(column)), CellKind.Day),
            double number => Number(number, from1904),
            int number => Number(number, from1904),
            bool flag => new(flag ? "true" : "false"),
            IFormattable other => PublishedFile.Cell(other.ToString(null, CultureInfo.InvariantCulture)),
            var other => PublishedFile.Cell(other.ToString()),
        };

    // A decimal has no exponent in its text. What no decimal holds, no column of the graph holds either.
    private static PublishedCell Number(double number, bool from1904) =>
        new(Math.Abs(number) < 1e18 ? DoubleNumber.ToDecimal(number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture), from1904 ? CellKind.NumberFrom1904 : CellKind.Number);
}
