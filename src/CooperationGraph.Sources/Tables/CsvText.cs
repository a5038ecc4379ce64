using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Sylvan.Data.Csv;

namespace CooperationGraph.Sources.Tables;

/// <summary>Reads CSV: UTF-8, UTF-16, UTF-32 or Windows-1252; commas, semicolons, tabs or bars.</summary>
internal static class CsvText
{
    // No text has half of a pair: no row is taken for a comment.
    private const char NoComment = '\uDC00';

    private const int ComparedRows = 20;

    private static readonly SearchValues<byte> UnusedInWindows = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static PublishedSheet Read(byte[] bytes)
    {
        var text = Decode(bytes);
        var separator = SeparatorOf(ref text, out var skipped);
        var rows = new List<SheetRow>();
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = separator, HasHeaders = false, Comment = NoComment, BufferSize = 1 << 18, MaxBufferSize = 1 << 26 });
            while (csv.Read())
            {
                if (csv.RowNumber > PublishedFile.MaxRows) throw new UnreadableFileException($"The file has more than {PublishedFile.MaxRows:N0} rows.");
                var cells = new PublishedCell[Math.Min(csv.RowFieldCount, PublishedFile.MaxColumns)];
                for (var i = 0; i < cells.Length; i++) cells[i] = PublishedFile.Cell(csv.GetFieldSpan(i));
                if (Array.Exists(cells, cell => cell.Text is not null)) rows.Add(new(csv.RowNumber + skipped, cells));
            }
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableFileException($"The file cannot be read from row {e.RowNumber + skipped} on: a quote that opens a cell is not closed, or a closed one is followed by more text.", e);
        }

        return new(null, rows);
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        // Before UTF-16, whose mark is the first half of this one.
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        // The names of columns have Latin letters, of which UTF-16 makes a byte and a zero.
        if (bytes is [not 0, 0, not 0, 0, ..]) return Encoding.Unicode.GetString(bytes);
        if (bytes is [0, not 0, 0, not 0, ..]) return Encoding.BigEndianUnicode.GetString(bytes);
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        // What is no UTF-8 was written by a spreadsheet in the encoding of western Windows, unless it has one of the five bytes that mean nothing there.
        if (bytes.AsSpan().ContainsAny(UnusedInWindows)) throw new UnreadableFileException("The encoding of the file cannot be told. Save it as UTF-8.");
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
    }

    // The one that stands most often outside of quotes in the first rows; a spreadsheet may name it in a row of its own.
    private static char SeparatorOf(ref string text, out int skipped)
    {
        skipped = 0;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && Separators.Contains(text[4]))
        {
            var (separator, end) = (text[4], text.IndexOf('\n', StringComparison.Ordinal));
            (text, skipped) = (end < 0 ? "" : text[(end + 1)..], 1);
            return separator;
        }

        var counts = new int[Separators.Length];
        var (quoted, rows) = (false, 0);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '\n' && ++rows == ComparedRows) break;
            else if (Array.IndexOf(Separators, c) is var i and >= 0) counts[i]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
