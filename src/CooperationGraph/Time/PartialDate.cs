using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CooperationGraph.Time;

/// <summary>
/// One day, known as closely as its source has it, written as in EDTF level 1 (ISO 8601-2): to the year, the month or the day (<c>2014</c>, <c>2014-12</c>, <c>2014-12-22</c>), as some day
/// between two such dates (<c>1992/1994</c>), of a decade or a century (<c>199X</c>, <c>19XX</c>), not before or not after one (<c>2015/..</c>, <c>../2015</c>). It stands for every day from
/// <see cref="First"/> to <see cref="Last"/>, both included, and never for 1 January alone. A date is in doubt (<see cref="IsInDoubt"/>) that its source calls uncertain (<c>?</c>), approximate
/// (<c>~</c>) or both (<c>%</c>); nobody says how far off it may be, so that its days are the same.
/// </summary>
/// <remarks>
/// Each value has one text: <c>1990/1999</c> is <c>199X</c>, <c>2014-XX</c> is <c>2014</c>, an end that the source leaves empty (<c>2015/</c>) is open. Equal are dates with the same text.
/// Ordering goes by the beginning as it is written, the coarser precision first and what has none before all: it is for stable lists. To decide whether one date lies before another, ask
/// <see cref="CertainlyBefore"/> and <see cref="PossiblyBefore"/>, which compare as intervals.
/// </remarks>
public readonly record struct PartialDate : IComparable<PartialDate>, IUtf8SpanFormattable
{
    private const int MaxLength = (2 * DateBound.MaxLength) + 1;

    // 0 where a side is open; both the same where it is no interval.
    private readonly DateBound _from;
    private readonly DateBound _to;

    private PartialDate(DateBound from, DateBound to) => (_from, _to) = (from, to);

    /// <summary>The earliest day that this date can stand for; the first of the calendar where that is open.</summary>
    public DateOnly First => _from.IsOpen ? DateOnly.MinValue : _from.First;

    /// <summary>The latest day that this date can stand for; the last of the calendar where that is open.</summary>
    public DateOnly Last => _to.IsOpen ? DateOnly.MaxValue : _to.Last;

    /// <summary>The year in which all days that this date can stand for lie; null where there are several.</summary>
    public int? Year => First.Year == Last.Year ? First.Year : null;

    /// <summary>The first year of the decade in which all days that this date can stand for lie; null where there are several.</summary>
    public int? Decade => First.Year / 10 == Last.Year / 10 ? First.Year / 10 * 10 : null;

    /// <summary>Whether the source itself does not vouch for it: <c>?</c>, <c>~</c> or <c>%</c>.</summary>
    public bool IsInDoubt => _from.Qualifier != 0 || _to.Qualifier != 0;

    /// <summary>Whether it is a year, a month or a day, neither in doubt nor an interval: then its days are those whose text begins with its own.</summary>
    public bool IsPlain => _from == _to && _from.Qualifier == 0;

    /// <summary>The day after, where this is one day; else itself: that lies somewhere in the same interval.</summary>
    public PartialDate NextDay => _from == _to && _from.Day > 0 && Last < DateOnly.MaxValue ? Of(new(Last.AddDays(1), _from.Qualifier)) : this;

    /// <summary>Some day from this one on.</summary>
    public PartialDate OrLater => new(_from, default);

    /// <summary>After every other date, for what has none in a list.</summary>
    internal static PartialDate Latest => OfDay(DateOnly.MaxValue);

    /// <summary>A number from 0 on that orders dates as <see cref="CompareTo"/> does.</summary>
    internal int SortKey => _from.SortKey;

    /// <summary>A text that orders dates as <see cref="CompareTo"/> does, by code point: the beginning as it is written; <c>0000</c> where there is none.</summary>
    public string SortText => _from.IsOpen ? "0000" : Of(_from.WithoutQualifier).ToString();

    public static PartialDate OfDay(DateOnly day) => Of(new(day));

    /// <summary>Reads any of the forms; false for any other, for a day that no calendar has, and for an interval that ends before it begins.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date) => TryParse(text.AsSpan(), out date);

    /// <inheritdoc cref="TryParse(string?, out PartialDate)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            if (!DateBound.TryParse(text, out var own)) return false;
            date = new(own.From, own.To);
            return true;
        }

        var (isOpenFrom, isOpenTo) = (text[..slash] is "" or "..", text[(slash + 1)..] is "" or "..");
        (DateBound From, DateBound To) begin = default, end = default;
        if ((isOpenFrom && isOpenTo) || (!isOpenFrom && !DateBound.TryParse(text[..slash], out begin)) || (!isOpenTo && !DateBound.TryParse(text[(slash + 1)..], out end))) return false;
        date = new(begin.From, end.To);
        return date.First <= date.Last;
    }

    /// <summary>As <see cref="TryParse(string?, out PartialDate)"/>.</summary>
    /// <exception cref="FormatException">The text is no partial date.</exception>
    public static PartialDate Parse(string text) => TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or of two of them.");

    /// <summary>The date so many years later, to the same precision; 29 February becomes the 28th where there is none. With a part of a year, some day between the whole ones. Null after the year 9999.</summary>
    public PartialDate? AfterYears(decimal years) => _from.AfterYears((int)Math.Floor(years)) is { } from && _to.AfterYears((int)Math.Ceiling(years)) is { } to ? new PartialDate(from, to) : null;

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

    /// <summary>Whether some day is one that both dates can stand for.</summary>
    public bool MayBe(PartialDate other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether who says this date says <paramref name="other"/> as well: all of its days are days of that, and it is not in doubt unless that is.</summary>
    public bool Implies(PartialDate other) => other.First <= First && Last <= other.Last && (other.IsInDoubt || !IsInDoubt);

    public int CompareTo(PartialDate other) => SortKey.CompareTo(other.SortKey);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>The later of the days that two dates stand for: it lies neither before the later of their first days nor after the later of their last. Where one of the two says just that, that one.</summary>
    public static PartialDate LaterOf(PartialDate left, PartialDate right) => Of(left, right, left.First.CompareTo(right.First), left.Last.CompareTo(right.Last));

    /// <summary>The earlier of the days that two dates stand for, likewise.</summary>
    public static PartialDate EarlierOf(PartialDate left, PartialDate right) => Of(left, right, right.First.CompareTo(left.First), right.Last.CompareTo(left.Last));

    /// <summary>Its text.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Write(text)]);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        bytesWritten = Write(text);
        if (text[..bytesWritten].TryCopyTo(utf8Destination)) return true;
        bytesWritten = 0;
        return false;
    }

    private static PartialDate Of(DateBound bound) => new(bound, bound);

    // The beginning of the one and the end of the other, each of the left one where the sign is positive. What both say alike is in doubt where one source doubts it.
    private static PartialDate Of(PartialDate left, PartialDate right, int from, int to)
    {
        if (from == 0 && to == 0) return left.IsInDoubt != right.IsInDoubt ? (left.IsInDoubt ? left : right) : left.CompareTo(right) <= 0 ? left : right;
        if (from >= 0 && to >= 0) return left;
        if (from <= 0 && to <= 0) return right;
        return from > 0 ? new(left._from, right._to) : new(right._from, left._to);
    }

    private int Write(Span<byte> text)
    {
        if (_from == _to) return _from.Write(text);
        if (DateBound.WriteUnspecified(_from, _to, text) is > 0 and var unspecified) return unspecified;
        var length = _from.Write(text);
        text[length++] = (byte)'/';
        return length + _to.Write(text[length..]);
    }
}
