using System.Text.Unicode;

namespace CooperationGraph.Datasets;

/// <summary>Reads the text of one seed file, or notices what it is instead and what to do in the spreadsheet.</summary>
internal static class SeedFile
{
    private static readonly (byte[] Mark, string What)[] Marks =
    [
        ([0x50, 0x4B, 0x03, 0x04], "It is a workbook (.xlsx, .ods) or another archive, whatever its name says. Open it in a spreadsheet and save this sheet as 'CSV UTF-8 (comma delimited)'."),
        ([0xD0, 0xCF, 0x11, 0xE0], "It is an old Excel workbook (.xls), whatever its name says. Open it in a spreadsheet and save this sheet as 'CSV UTF-8 (comma delimited)'."),
        ([0x1F, 0x8B], "It is compressed by gzip. Unpack it."),
        ([0x25, 0x50, 0x44, 0x46], "It is a PDF document. Copy its table into a spreadsheet and save that as 'CSV UTF-8 (comma delimited)'."),
    ];

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <returns>The text in UTF-8 without a byte order mark; null where there is none to read, which is noticed.</returns>
    public static byte[]? Read(string folder, string name, NoticeList notices)
    {
        byte[] bytes;
        try
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                notices.Add("missing_file", Severity.Error, name, $"The file is missing. {Alike(folder, name) ?? "Add it; with its header row alone where there are no rows."}");
                return null;
            }

            // A pipe or a device has no length either, and whoever opened it might read for ever.
            bytes = LengthOf(path) == 0 ? [] : File.ReadAllBytes(path);
        }
        // The file may have gone, be locked by a spreadsheet, or lie on a disk that fails.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notices.Add("unreadable_file", Severity.Error, name, $"The file cannot be read: {e.Message} Close it in other programs, and see that it may be read.");
            return null;
        }

        if (bytes.AsSpan().StartsWith(ByteOrderMark))
        {
            notices.Add("byte_order_mark", Severity.Info, name, "The file begins with a byte order mark, which is left out. Save it without one where the program allows.");
            bytes = bytes[ByteOrderMark.Length..];
        }

        foreach (var (mark, what) in Marks)
        {
            if (!bytes.AsSpan().StartsWith(mark)) continue;
            notices.Add("not_csv", Severity.Error, name, $"The file is no CSV. {what}");
            return null;
        }

        if (bytes.Length == 0)
        {
            notices.Add("empty_file", Severity.Error, name, "The file is empty, or a pipe or a device, of which nothing is read. Write its header row at least: the columns' names, separated by commas.");
            return null;
        }

        if (Utf8.IsValid(bytes) && !LooksLikeUtf16(bytes)) return bytes;
        var row = FirstInvalidRow(bytes);
        notices.Add("invalid_utf8", Severity.Error, name, $"{(LooksLikeUtf16(bytes) ? "The file is UTF-16 ('Unicode text')" : $"Line {row} is not UTF-8")}. Save the file as 'CSV UTF-8 (comma delimited)'; in LibreOffice choose the character set 'Unicode (UTF-8)'.", row);
        return null;
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file).Length;
    }

    // Names differ by case on most machines.
    private static string? Alike(string folder, string name) =>
        Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $"'{other}' is there: rename it to '{name}'."
            : null;

    // By its mark, or by the zero bytes that every second one of its Latin letters is.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        || (bytes.Length >= 4 && ((bytes[0] == 0 && bytes[2] == 0) || (bytes[1] == 0 && bytes[3] == 0)));

    private static int FirstInvalidRow(ReadOnlySpan<byte> rest)
    {
        var row = 1;
        while (rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (!Utf8.IsValid(line)) return row;
            rest = end < 0 ? [] : rest[(end + 1)..];
            row++;
        }

        return 1;
    }
}
