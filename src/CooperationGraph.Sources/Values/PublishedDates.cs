using System.Globalization;
using System.Text.RegularExpressions;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Time;

namespace CooperationGraph.Sources.Values;

/// <summary>
/// Reads dates as they are published: ISO 8601, with slashes, dots or dashes, with names of months, years alone, and the serial numbers of spreadsheets
/// (days since 1899-12-30).
/// </summary>
internal static partial class PublishedDates
{
    // 1927-05-18 and 2173-10-14: numbers outside are years, ids or mistakes, never dates of a treaty or a loan.
    private const double MinSerial = 10_000, MaxSerial = 99_999;

    private static readonly string[] Named =
        ["d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy", "d-MMM-yyyy", "d-MMMM-yyyy", "yyyy MMM d", "MMMM yyyy", "MMM yyyy", "MMM-yyyy"];

    /// <summary>Which number stands first in a column: the usual one, unless one of its dates can only be read the other way and none contradicts that.</summary>
    public static DayOrder OrderOf(IEnumerable<PublishedCell> column, DayOrder usual)
    {
        var (usualFails, otherFails) = (false, false);
        foreach (var cell in column)
        {
            if (cell.Said is not { } text || Slashed().Match(text) is not { Success: true } match) continue;
            usualFails |= Slashed(match, usual) is null;
            otherFails |= Slashed(match, 1 - usual) is null;
        }

        return usualFails && !otherFails ? 1 - usual : usual;
    }

    /// <summary>The date in the form of the seed; null where the text is none.</summary>
    public static string? Read(PublishedCell cell, DayOrder order)
    {
        if (cell.Said is not { } text) return null;
        // Before days: 2004.0 is how programs write a year that others lack.
        if (Year().Match(text) is { Success: true } year) return Checked(year.Groups["year"].Value);
        if (Iso().Match(text) is { Success: true } iso) return Checked($"{iso.Groups["year"].Value}-{Two(iso, "month")}{(iso.Groups["day"].Success ? "-" + Two(iso, "day") : "")}");
        if (Slashed().Match(text) is { Success: true } slashed) return Slashed(slashed, order);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return serial is >= MinSerial and <= MaxSerial ? DateTime.FromOADate(Math.Floor(serial)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return DateTime.TryParseExact(text.Replace(".", "", StringComparison.Ordinal), Named, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var named)
            ? named.ToString(text.Any(char.IsAsciiDigit) && Digits().Count(text) > 1 ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Slashed(Match match, DayOrder order)
    {
        var (first, second) = (Two(match, "first"), Two(match, "second"));
        return Checked($"{match.Groups["year"].Value}-{(order == DayOrder.DayFirst ? second : first)}-{(order == DayOrder.DayFirst ? first : second)}");
    }

    private static string? Checked(string text) => PartialDate.TryParse(text, out _) ? text : null;

    private static string Two(Match match, string group) => match.Groups[group].Value.PadLeft(2, '0');

    [GeneratedRegex(@"^(?<year>\d{4})[-/.](?<month>\d{1,2})([-/.](?<day>\d{1,2}))?([ T]\d{1,2}:\d{2}.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<year>\d{4})( \d{1,2}:\d{2}.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?<year>[12]\d{3})(\.0+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
