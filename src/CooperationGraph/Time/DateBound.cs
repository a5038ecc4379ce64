namespace CooperationGraph.Time;

/// <summary>One end of a partial date: a year, a month or a day of the calendar, with what its source doubts; or open, which is the default.</summary>
internal readonly record struct DateBound
{
    /// <summary>As <c>2014-12-22~</c> has.</summary>
    public const int MaxLength = 11;

    private const string Qualifiers = "?~%";
    private const byte Unspecified = (byte)'X';

    // year * 2048 + month * 128 + day * 4 + qualifier; month and day are 0 where unknown.
    private readonly int _code;

    private DateBound(int year, int month, int day, int qualifier) => _code = (year << 11) | (month << 7) | (day << 2) | qualifier;

    public DateBound(DateOnly day, int qualifier = 0)
        : this(day.Year, day.Month, day.Day, qualifier)
    {
    }

    public bool IsOpen => _code == 0;

    /// <summary>1 to 31, or 0 where only the year or the month is known.</summary>
    public int Day => (_code >> 2) & 31;

    /// <summary>0 for none; else 1 for uncertain, 2 for approximate, 3 for both.</summary>
    public int Qualifier => _code & 3;

    public DateBound WithoutQualifier => new(Year, Month, Day, 0);

    /// <summary>Orders as the text without a qualifier does, open first.</summary>
    public int SortKey => _code >> 2;

    public DateOnly First => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    public DateOnly Last => Day > 0 ? new(Year, Month, Day) : Month > 0 ? new(Year, Month, DateTime.DaysInMonth(Year, Month)) : new(Year, 12, 31);

    private int Year => _code >> 11;

    private int Month => (_code >> 7) & 15;

    /// <summary>Reads one date, which may leave the last digits of its year, its day, or its month and day unspecified: then its two ends differ.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out (DateBound From, DateBound To) bounds)
    {
        bounds = default;
        var qualifier = text.Length > 0 ? Qualifiers.IndexOf(text[^1]) + 1 : 0;
        if (qualifier > 0) text = text[..^1];
        var unspecified = text.Length != 4 ? 0 : text.EndsWith("XX", StringComparison.Ordinal) ? 2 : text[3] == 'X' ? 1 : 0;
        if (text.Length is 7 or 10 && text.EndsWith("-XX", StringComparison.Ordinal)) text = text[..(text[5..7] is "XX" ? 4 : 7)];
        if (text.Length is not (4 or 7 or 10)) return false;
        if (!Digits(text[..(4 - unspecified)], out var year)) return false;
        var years = unspecified switch { 2 => 100, 1 => 10, _ => 1 };
        if ((year *= years) == 0) return false;
        int month = 0, day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !Digits(text.Slice(5, 2), out month) || month is < 1 or > 12)) return false;
        if (text.Length == 10 && (text[7] != '-' || !Digits(text.Slice(8, 2), out day) || day < 1 || day > DateTime.DaysInMonth(year, month))) return false;
        bounds = (new(year, month, day, qualifier), new(year + years - 1, month, day, qualifier));
        return true;
    }

    public DateBound? AfterYears(int years) =>
        IsOpen ? this : Year + years > 9999 ? null : new DateBound(Year + years, Month, Day == 29 && Month == 2 && !DateTime.IsLeapYear(Year + years) ? 28 : Day, Qualifier);

    /// <summary>Writes two ends as one date with unspecified digits, in UTF-8.</summary>
    /// <returns>The length; 0 where they are not the ends of a decade or a century.</returns>
    public static int WriteUnspecified(DateBound from, DateBound to, Span<byte> text)
    {
        if ((from._code & 2047) != from.Qualifier || (to._code & 2047) != from.Qualifier) return 0;
        var years = to.Year - from.Year + 1;
        if (years is not (10 or 100) || from.Year % years != 0) return 0;
        var length = from.Write(text);
        text[years == 100 ? 2..4 : 3..4].Fill(Unspecified);
        return length;
    }

    /// <summary>Writes its text in UTF-8: <c>..</c> where it is open.</summary>
    /// <returns>The length.</returns>
    public int Write(Span<byte> text)
    {
        if (IsOpen)
        {
            ".."u8.CopyTo(text);
            return 2;
        }

        var length = 4;
        Digits(text, Year, 4);
        if (Month > 0) Part(text, Month, ref length);
        if (Day > 0) Part(text, Day, ref length);
        if (Qualifier > 0) text[length++] = (byte)Qualifiers[Qualifier - 1];
        return length;
    }

    private static void Part(Span<byte> text, int value, ref int length)
    {
        text[length++] = (byte)'-';
        Digits(text[length..], value, 2);
        length += 2;
    }

    private static void Digits(Span<byte> text, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--, value /= 10) text[i] = (byte)('0' + (value % 10));
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
