using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CooperationGraph.Sources.Tables;

/// <summary>
/// The package of an XLSX workbook (ISO/IEC 29500-2), bounded, and in words that its reader knows: ExcelDataReader 3.6 reads a cell with an error as an empty one, and
/// <c>date1904="true"</c>, as LibreOffice writes it, as no.
/// </summary>
internal static partial class WorkbookPackage
{
    /// <summary>The most bytes that a package may unpack to: three times what the largest known one does, the GCDF 3.0 workbook.</summary>
    public const long MaxUnpacked = 1L << 30;

    private const string Workbook = "xl/workbook.xml", Sheets = "xl/worksheets/";

    /// <summary>The package to read, and whether its serial numbers count from 1904.</summary>
    /// <exception cref="UnreadableFileException">It unpacks to too much.</exception>
    /// <exception cref="InvalidDataException">It is no package, or a broken one.</exception>
    public static (byte[] Bytes, bool CountsFrom1904) Prepare(byte[] bytes)
    {
        var (from1904, changed) = (false, new Dictionary<string, string>());
        using (var package = new ZipArchive(new MemoryStream(bytes, writable: false)))
        {
            // An entry is never read beyond the length that it names.
            if (package.Entries.Sum(entry => (decimal)entry.Length) > MaxUnpacked) throw new UnreadableFileException($"The workbook unpacks to more than {MaxUnpacked:N0} bytes. Leave sheets, rows or columns out.");
            if (package.GetEntry(Workbook) is { } workbook)
            {
                var text = Text(workbook);
                from1904 = From1904().IsMatch(text);
                if (from1904) changed[Workbook] = From1904().Replace(text, "${before}\"1\"");
            }

            foreach (var sheet in package.Entries.Where(entry => entry.FullName.StartsWith(Sheets, StringComparison.OrdinalIgnoreCase) && HasErrors(entry)))
                changed[sheet.FullName] = ErrorCell().Replace(Text(sheet), "${before}\"str\"");
        }

        return (changed.Count == 0 ? bytes : Changed(bytes, changed), from1904);
    }

    private static byte[] Changed(byte[] bytes, Dictionary<string, string> texts)
    {
        var copy = new MemoryStream();
        copy.Write(bytes);
        using (var package = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, text) in texts)
            {
                package.GetEntry(name)!.Delete();
                using var writer = new StreamWriter(package.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }

        return copy.ToArray();
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Most sheets have none, and are not made a text for it.
    private static bool HasErrors(ZipArchiveEntry entry)
    {
        var mark = " t=\"e\""u8;
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        for (int kept = 0, read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var part = buffer.AsSpan(0, kept + read);
            if (part.IndexOf(mark) >= 0) return true;
            kept = Math.Min(mark.Length - 1, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }

    [GeneratedRegex("""(?<before><(\w+:)?workbookPr\b[^<>]*\bdate1904=)["'](1|true)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex From1904();

    // No text of a cell has an angle bracket that is not escaped.
    [GeneratedRegex("""(?<before><(\w+:)?c\b[^<>]*\st=)"e"(?=[\s/>])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ErrorCell();
}
