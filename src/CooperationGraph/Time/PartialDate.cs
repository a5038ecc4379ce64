using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace CooperationGraph.Time;

/// <summary>
/// A date known to the year, the month or the day (<c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>; ISO 8601-1 reduced precision).
/// It stands for every day of the interval from <see cref="First"/> to <see cref="Last"/>, both included, and never for 1 January alone.
/// </summary>
/// <remarks>
/// Ordering sorts by first day, then the coarser precision first: it is for stable lists. To decide whether one date lies before
/// another, ask <see cref="CertainlyBefore"/> and <see cref="PossiblyBefore"/>, which compare as intervals.
/// </remarks>
public readonly record struct PartialDate : IComparable<PartialDate>, IUtf8SpanFormattable
{
    // year * 512 + month * 32 + day; month and day are 0 where unknown.
    private readonly int _code;

    private PartialDate(int year, int month, int day) => _code = (year << 9) | (month << 5) | day;

    public int Year => _code >> 9;

    /// <summary>1 to 12, or 0 where only the year is known.</summary>
    public int Month => (_code >> 5) & 15;

    /// <summary>1 to 31, or 0 where only the year or the month is known.</summary>
    public int Day => _code & 31;

    /// <summary>The earliest day that this date can stand for.</summary>
    public DateOnly First => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The latest day that this date can stand for.</summary>
    public DateOnly Last =>
        Day > 0 ? new(Year, Month, Day)
        : Month > 0 ? new(Year, Month, DateTime.DaysInMonth(Year, Month))
        : new(Year, 12, 31);

    /// <summary>After every other date, for what has none in a list.</summary>
    internal static PartialDate Latest => new(9999, 12, 31);

    public static PartialDate OfDay(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>; false for any other form and for a day that no calendar has.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date) => TryParse(text.AsSpan(), out date);

    /// <inheritdoc cref="TryParse(string?, out PartialDate)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10)) return false;
        if (!Digits(text[..4], out var year) || year == 0) return false;
        int month = 0, day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !Digits(text.Slice(5, 2), out month) || month is < 1 or > 12)) return false;
        if (text.Length == 10 && (text[7] != '-' || !Digits(text.Slice(8, 2), out day) || day < 1 || day > DateTime.DaysInMonth(year, month)))
            return false;
        date = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>As <see cref="TryParse(string?, out PartialDate)"/>.</summary>
    /// <exception cref="FormatException">The text is no partial date.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD.");

    /// <summary>The date so many years later, to the same precision; 29 February becomes the 28th where there is none. Null after the year 9999.</summary>
    public PartialDate? AfterYears(int years) =>
        Year + years > 9999 ? null : new PartialDate(Year + years, Month, Day == 29 && Month == 2 && !DateTime.IsLeapYear(Year + years) ? 28 : Day);

    /// <summary>Whether every day that this date can stand for lies before <paramref name="day"/>.</summary>
    public bool CertainlyBefore(DateOnly day) => Last < day;

    /// <summary>Whether some day that this date can stand for lies before <paramref name="day"/>.</summary>
    public bool PossiblyBefore(DateOnly day) => First < day;

    /// <summary>Whether every day that this date can stand for is <paramref name="day"/> or earlier.</summary>
    public bool CertainlyOnOrBefore(DateOnly day) => Last <= day;

    /// <summary>Whether some day that this date can stand for is <paramref name="day"/> or earlier.</summary>
    public bool PossiblyOnOrBefore(DateOnly day) => First <= day;

    /// <summary>Whether every day that this date can stand for lies after <paramref name="day"/>.</summary>
    public bool CertainlyAfter(DateOnly day) => First > day;

    /// <summary>A positive number that orders dates as <see cref="CompareTo"/> does.</summary>
    internal int SortKey => _code;

    public int CompareTo(PartialDate other) => _code.CompareTo(other._code);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>The date in the form that its precision allows, as it was written.</summary>
    public override string ToString() =>
        Day > 0 ? $"{Year:D4}-{Month:D2}-{Day:D2}" : Month > 0 ? $"{Year:D4}-{Month:D2}" : $"{Year:D4}";

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var length = Day > 0 ? 10 : Month > 0 ? 7 : 4;
        bytesWritten = 0;
        if (utf8Destination.Length < length) return false;
        Utf8Formatter.TryFormat(Year, utf8Destination, out _, new('D', 4));
        if (length > 4)
        {
            utf8Destination[4] = (byte)'-';
            Utf8Formatter.TryFormat(Month, utf8Destination[5..], out _, new('D', 2));
        }

        if (length > 7)
        {
            utf8Destination[7] = (byte)'-';
            Utf8Formatter.TryFormat(Day, utf8Destination[8..], out _, new('D', 2));
        }

        bytesWritten = length;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
