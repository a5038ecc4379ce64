using System.Globalization;
using System.Text;

namespace CooperationGraph.Sources.Tables;

/// <summary>
/// What a cell of a workbook shows of a date. A spreadsheet holds "Mar 2005" and "2005" as a day that nobody wrote, and "5 Mar" as one of the year in which it was typed.
/// </summary>
internal static class ShownDate
{
    /// <param name="format">The cell's number format (ISO/IEC 29500-1, 18.8.31); null where it is unknown, and all is taken to be shown.</param>
    public static string Text(DateTime moment, string? format)
    {
        var letters = Letters(format ?? "");
        var (year, month, day) = (letters.AsSpan().ContainsAny('y', 'e', 'b'), letters.Contains('m', StringComparison.Ordinal), letters.Contains('d', StringComparison.Ordinal));
        var shown = (year, month, day) switch
        {
            (true, _, true) or (false, false, false) => "yyyy-MM-dd",
            (true, true, false) => "yyyy-MM",
            (true, false, false) => "yyyy",
            (false, _, true) => "d MMMM 'of no year'",
            (false, true, false) => letters.AsSpan().ContainsAny('h', 's') ? "HH:mm:ss" : "MMMM 'of no year'",
        };
        return moment.ToString(shown, CultureInfo.InvariantCulture);
    }

    // The first section in small letters, without what is quoted, escaped or in brackets.
    private static string Letters(string format)
    {
        var letters = new StringBuilder();
        var end = '\0';
        for (var i = 0; i < format.Length && (end != '\0' || format[i] != ';'); i++)
        {
            if (end != '\0') end = format[i] == end ? '\0' : end;
            else if (format[i] is '"') end = '"';
            else if (format[i] is '[') end = ']';
            else if (format[i] is '\\' or '_' or '*') i++;
            else letters.Append(char.ToLowerInvariant(format[i]));
        }

        return letters.ToString();
    }
}
