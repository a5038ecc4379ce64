using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CooperationGraph.Sources.Tables;

/// <summary>
/// The package of an XLSX workbook (ISO/IEC 29500-2), bounded, and in words that its reader knows: ExcelDataReader 3.6 reads a cell with an error, or with a formula that was not
/// computed, as an empty one, <c>date1904="true"</c>, as LibreOffice writes it, as no, and a workbook of the strict form as one without sheets.
/// </summary>
internal static partial class WorkbookPackage
{
    /// <summary>The most bytes that a package may unpack to: three times what the largest known one does, the GCDF 3.0 workbook.</summary>
    public const long MaxUnpacked = 1L << 30;

    /// <summary>The most bytes of a part that is made a text, of which two or three stand in memory at once.</summary>
    public const long MaxRewritten = 300_000_000;

    private const string Workbook = "xl/workbook.xml", SharedTexts = "xl/sharedStrings.xml";

    // The names of the strict form, and those that others have in their place (ISO/IEC 29500-1 and -4).
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        StrictDocument = "http://purl.oclc.org/ooxml/officeDocument/", Document = "http://schemas.openxmlformats.org/officeDocument/2006/";

    // What a sheet has in it where a cell has an error or a formula, with a prefix of XML and without.
    private static readonly byte[][] Marks = [[.. "\"e\""u8], [.. "'e'"u8], [.. "<f"u8], [.. ":f>"u8], [.. ":f "u8]];

    private static readonly int LongestMark = Marks.Max(mark => mark.Length);

    /// <summary>The package to read, and whether its serial numbers count from 1904.</summary>
    /// <exception cref="UnreadableFileException">It unpacks to too much, or a part that has formulas or errors does.</exception>
    /// <exception cref="InvalidDataException">It is no package, or a broken one.</exception>
    public static (byte[] Bytes, bool CountsFrom1904) Prepare(byte[] bytes, long maxRewritten = MaxRewritten)
    {
        var (from1904, changed) = (false, new Dictionary<string, string>());
        using (var package = new ZipArchive(new MemoryStream(bytes, writable: false)))
        {
            // An entry is never read beyond the length that it names.
            if (package.Entries.Sum(entry => (decimal)entry.Length) > MaxUnpacked) throw new UnreadableFileException($"The workbook unpacks to more than {MaxUnpacked:N0} bytes. Leave sheets, rows or columns out.");
            var head = package.GetEntry(Workbook) is { } workbook ? Text(workbook) : "";
            from1904 = From1904().IsMatch(head);
            var isStrict = head.Contains(StrictMain, StringComparison.Ordinal);
            foreach (var part in package.Entries.Where(IsXml))
            {
                // Most parts need no change, and are not made a text for it.
                if (!isStrict && (part.FullName == Workbook ? !from1904 : part.FullName == SharedTexts || !HoldsMark(part))) continue;
                if (part.Length > maxRewritten) throw new UnreadableFileException($"The part {part.FullName} of the workbook has formulas or errors and unpacks to more than {maxRewritten:N0} bytes. Save it with values in place of the formulas, or leave rows out.");
                var text = Text(part);
                if (isStrict) text = text.Replace(StrictMain, Main, StringComparison.Ordinal).Replace(StrictDocument, Document, StringComparison.Ordinal);
                changed[part.FullName] = part.FullName == Workbook ? From1904().Replace(text, "${before}\"1\"") : WithoutGaps(text);
            }
        }

        return (changed.Count == 0 ? bytes : Changed(bytes, changed), from1904);
    }

    private static string WithoutGaps(string sheet) =>
        UncomputedCell().Replace(ErrorCell().Replace(sheet, "${before}\"str\""), $"${{before}} t=\"str\"${{formula}}<${{prefix}}v>{PublishedCell.Uncomputed}</${{prefix}}v>");

    private static bool IsXml(ZipArchiveEntry entry) => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

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

    private static bool HoldsMark(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        for (int kept = 0, read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var part = buffer.AsSpan(0, kept + read);
            foreach (var mark in Marks)
                if (part.IndexOf(mark) >= 0) return true;
            kept = Math.Min(LongestMark - 1, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }

    [GeneratedRegex("""(?<before><(\w+:)?workbookPr\b[^<>]*\bdate1904=)["'](1|true)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex From1904();

    // No text of a cell has an angle bracket that is not escaped.
    [GeneratedRegex("""(?<before><(\w+:)?c\b[^<>]*\st\s*=\s*)["']e["'](?=[\s/>])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ErrorCell();

    // A formula's text that comes to nothing has an empty value, and so is no gap; a number has one always.
    [GeneratedRegex("""(?<before><(?<prefix>\w+:)?c\b(?![^<>]*\st\s*=)[^<>]*)(?<formula>>\s*<(\w+:)?f\b([^<>]*/>|[^<>]*>[^<]*</(\w+:)?f>)\s*)(<(\w+:)?v\s*(/>|>\s*</(\w+:)?v>)\s*)?(?=</(\w+:)?c>)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex UncomputedCell();
}
