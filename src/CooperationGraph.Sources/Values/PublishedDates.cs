using System.Globalization;
using System.Text.RegularExpressions;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Time;

namespace CooperationGraph.Sources.Values;

/// <summary>
/// Reads dates as they are published: ISO 8601, with slashes, dots or dashes, with names of months, years alone, and the serial numbers of spreadsheets
/// (days since 1899-12-30, or since 1904-01-01).
/// </summary>
internal static partial class PublishedDates
{
    // 1927-05-18 and 2173-10-14: numbers outside are years, ids or mistakes, never dates of a treaty or a loan.
    private const double MinSerial = 10_000, MaxSerial = 99_999;

    private const int DaysTo1904 = 1462;

    private const int MaxLength = 100;

    // Where spreadsheets and databases begin to count: what stands in a cell of dates that has none.
    private static readonly string[] Nothing = ["0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01"];

    private static readonly string[] Named =
        ["d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d,yyyy", "MMMM d,yyyy", "d-MMM-yyyy", "d-MMMM-yyyy", "d/MMM/yyyy", "yyyy MMM d", "yyyy-MMM-d", "dddd, MMMM d, yyyy", "dddd, d MMMM yyyy", "MMMM yyyy", "MMM yyyy", "MMM-yyyy", "MMMM, yyyy", "MMM, yyyy"];

    /// <summary>Whether a date has day and month in numbers that may stand in either order, and mean two days.</summary>
    public static bool IsAmbiguous(PublishedCell cell) =>
        cell.Said is { Length: <= MaxLength } text && Slashed().Match(text) is { Success: true } match && Slashed(match, DayOrder.DayFirst) is { } day && Slashed(match, DayOrder.MonthFirst) is { } other && day != other;

    /// <summary>The order in which alone a date can be read; null where both make the same, or neither any.</summary>
    public static DayOrder? OrderOf(PublishedCell cell)
    {
        if (cell.Said is not { Length: <= MaxLength } text || Slashed().Match(text) is not { Success: true } match) return null;
        var (isDayFirst, isMonthFirst) = (Slashed(match, DayOrder.DayFirst) is not null, Slashed(match, DayOrder.MonthFirst) is not null);
        return isDayFirst == isMonthFirst ? null : isDayFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;
    }

    /// <summary>The date in the form of the seed; null where the text is none.</summary>
    /// <param name="order">Null where it is not known: then dates that are <see cref="IsAmbiguous"/> are none.</param>
    public static string? Read(PublishedCell cell, DayOrder? order)
    {
        if (cell.Said is not { Length: <= MaxLength } text) return null;
        // Before days: 2004.0 is how programs write a year that others lack.
        if (Year().Match(text) is { Success: true } year) return Checked(year.Groups["year"].Value);
        if (Iso().Match(text) is { Success: true } iso) return Checked($"{iso.Groups["year"].Value}-{Two(iso, "month")}{(iso.Groups["day"].Success ? "-" + Two(iso, "day") : "")}");
        if (Slashed().Match(text) is { Success: true } slashed) return (order ?? (IsAmbiguous(cell) ? null : OrderOf(cell) ?? DayOrder.DayFirst)) is { } known ? Slashed(slashed, known) : null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return serial is >= MinSerial and <= MaxSerial ? DateTime.FromOADate(Math.Floor(serial) + (cell.Kind == CellKind.NumberFrom1904 ? DaysTo1904 : 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        var plain = Ordinal().Replace(text, "${day}").Replace(".", "", StringComparison.Ordinal).Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        return DateTime.TryParseExact(plain, Named, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var named)
            ? named.ToString(plain.Any(char.IsAsciiDigit) && Digits().Count(plain) > 1 ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Slashed(Match match, DayOrder order)
    {
        var (first, second) = (Two(match, "first"), Two(match, "second"));
        return Checked($"{match.Groups["year"].Value}-{(order == DayOrder.DayFirst ? second : first)}-{(order == DayOrder.DayFirst ? first : second)}");
    }

    private static string? Checked(string text) => PartialDate.TryParse(text, out _) && !Array.Exists(Nothing, day => text == day) ? text : null;

    private static string Two(Match match, string group) => match.Groups[group].Value.PadLeft(2, '0');

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})([-/.](?<day>[0-9]{1,2}))?([ T][0-9]{1,2}:[0-9]{2}.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})[-/.](?<second>[0-9]{1,2})[-/.](?<year>[0-9]{4})( [0-9]{1,2}:[0-9]{2}.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?<year>[12][0-9]{3})(\.0+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?<day>[0-9]{1,2})(st|nd|rd|th)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
