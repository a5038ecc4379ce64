using System.Globalization;
using System.Text;
using CooperationGraph.Datasets;

namespace CooperationGraph.Sources.Tables;

/// <summary>Reads what somebody published as a table: CSV in the usual encodings and with the usual separators, or a workbook.</summary>
public static class PublishedFile
{
    /// <summary>The longest file, in bytes: the largest that is known, the GCDF 3.0 workbook, has 60 MB.</summary>
    public const long MaxLength = 256L * 1024 * 1024;

    /// <summary>The most rows of a sheet: as many as a spreadsheet has.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The most columns that are read; those beyond are left out.</summary>
    public const int MaxColumns = 1_024;

    private const int LookedAt = 256;

    private static readonly (string Mark, string What)[] Others =
    [
        ("\u001F\u008B", "compressed by gzip. Unpack it."),
        ("Rar!", "a RAR archive. Unpack it."),
        ("7z\u00BC\u00AF", "a 7-Zip archive. Unpack it."),
        ("%PDF", "a PDF document. Look for the table as CSV or as a workbook."),
        ("<!DOC", WebPage),
        ("<html", WebPage),
        ("<table", WebPage),
        ("<?xml", "XML. Open it in a spreadsheet, and save the table as CSV or as a workbook (.xlsx)."),
        ("{", Json),
        ("[{", Json),
        ("version https://git-lfs", "a pointer of Git LFS, and the file itself is elsewhere. Fetch it with git lfs pull."),
    ];

    private const string WebPage = "a web page. Open it in a spreadsheet, and save the table as CSV or as a workbook (.xlsx).", Json = "JSON. Look for the table as CSV or as a workbook.";

    /// <exception cref="UnreadableFileException">It is no table.</exception>
    public static IReadOnlyList<PublishedSheet> Read(string path)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) throw new UnreadableFileException($"'{path}' is a folder. Name a file in it.");
            if (!file.Exists) throw new UnreadableFileException($"There is no file '{path}'.");
            if (file.Length > MaxLength) throw new UnreadableFileException($"The file has {file.Length:N0} bytes; at most {MaxLength:N0} are read. Leave rows or columns out.");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"The file '{path}' cannot be read: {e.Message}", e);
        }

        if (bytes.Length == 0) throw new UnreadableFileException("The file is empty.");
        var begin = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, LookedAt)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        foreach (var (mark, what) in Others)
            if (begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) throw new UnreadableFileException($"The file is {what}");
        return Workbook.Is(bytes) ? Workbook.Read(bytes) : [CsvText.Read(bytes)];
    }

    // What nobody sees came with a copy from a web page, but for the joiners, which letters of some scripts need.
    internal static PublishedCell Cell(ReadOnlySpan<char> text) =>
        new(CellText.Clean(text, out _) is not { } clean ? null
            : clean.Any(IsInvisible) ? CellText.Clean(string.Concat(clean.Where(c => !IsInvisible(c))), out _)
            : clean);

    private static bool IsInvisible(char c) => c is not ('\u200C' or '\u200D') && char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
