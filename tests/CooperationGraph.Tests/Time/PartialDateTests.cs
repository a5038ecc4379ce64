using System.Text;
using CooperationGraph.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CooperationGraph.Tests.Time;

public sealed class PartialDateTests
{
    // Ends of an interval, some of them too early for its other end.
    private static readonly Gen<string> Simple =
        from day in Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber)
        from length in Gen.Elements(4, 7, 10)
        from sign in Gen.Elements("", "", "", "?", "~", "%")
        select $"{day:yyyy-MM-dd}"[..length] + sign;

    private static readonly Gen<string> Unspecified =
        from year in Gen.Choose(1, 99)
        from form in Gen.Elements("{0:D2}XX", "19{0:D2}-XX", "19{0:D2}-02-XX", "20{0:D2}-XX-XX")
        select string.Format(form, year);

    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Simple),
        (1, Unspecified),
        (1, from year in Gen.Choose(1, 999) select $"{year:D3}X"),
        (3, from left in Simple from right in Simple select string.CompareOrdinal(left[..4], right[..4]) <= 0 ? $"{left}/{right}" : $"{right}/{left}"),
        (1, from end in Simple from isLast in Gen.Elements(true, false) select isLast ? $"../{end}" : $"{end}/.."));

    private static readonly Gen<PartialDate> Dates = Texts.Where(text => PartialDate.TryParse(text, out _)).Select(PartialDate.Parse);

    private static readonly Config Quick = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    [Theory]
    [InlineData("2014", "2014-01-01", "2014-12-31")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("2014-12-22", "2014-12-22", "2014-12-22")]
    [InlineData("2014~", "2014-01-01", "2014-12-31")]
    [InlineData("2014-12-22?", "2014-12-22", "2014-12-22")]
    [InlineData("2014-12%", "2014-12-01", "2014-12-31")]
    [InlineData("1992/1994", "1992-01-01", "1994-12-31")]
    [InlineData("2012-01/2012-01-15", "2012-01-01", "2012-01-15")]
    [InlineData("1992~/1994-05?", "1992-01-01", "1994-05-31")]
    [InlineData("199X", "1990-01-01", "1999-12-31")]
    [InlineData("19XX", "1900-01-01", "1999-12-31")]
    [InlineData("199X~", "1990-01-01", "1999-12-31")]
    [InlineData("199X/2004", "1990-01-01", "2004-12-31")]
    [InlineData("2015/..", "2015-01-01", "9999-12-31")]
    [InlineData("../2015-03", "0001-01-01", "2015-03-31")]
    public void A_date_stands_for_every_day_of_its_interval(string text, string first, string last)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal(DateOnly.Parse(first), date.First);
        Assert.Equal(DateOnly.Parse(last), date.Last);
        Assert.Equal(text.AsSpan().ContainsAny("?~%"), date.IsInDoubt);
        Assert.Equal(text.Length is 4 or 7 or 10 && !text.AsSpan().ContainsAny("X/?~%"), date.IsPlain);
    }

    [Theory]
    [InlineData("2014-XX", "2014")]
    [InlineData("2014-XX-XX", "2014")]
    [InlineData("2014-12-XX?", "2014-12?")]
    [InlineData("1990/1999", "199X")]
    [InlineData("1900%/1999%", "19XX%")]
    [InlineData("1990~/1999", "1990~/1999")]
    [InlineData("1990/1999-12", "1990/1999-12")]
    [InlineData("1994/1994", "1994")]
    [InlineData("2015/", "2015/..")]
    [InlineData("/2015~", "../2015~")]
    [InlineData("199X/200X", "1990/2009")]
    public void What_can_be_written_in_several_ways_has_one_text(string text, string written)
    {
        Assert.Equal(written, PartialDate.Parse(text).ToString());
        Assert.Equal(PartialDate.Parse(written), PartialDate.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("0000")]
    [InlineData("2014-13")]
    [InlineData("2014-00")]
    [InlineData("2015-02-29")]
    [InlineData("2014-1-2")]
    [InlineData("2014/12/22")]
    [InlineData("2014-12-22T00:00")]
    [InlineData("٢٠١٤")]
    [InlineData("~2014")]
    [InlineData("2014??")]
    [InlineData("2014?~")]
    [InlineData("2014?-12")]
    [InlineData("2014-21")]
    [InlineData("2014-1X")]
    [InlineData("201X-12")]
    [InlineData("201X-XX")]
    [InlineData("2XXX")]
    [InlineData("XXXX")]
    [InlineData("00XX")]
    [InlineData("199x")]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("1994/1992")]
    [InlineData("1994-02/1994-01-31")]
    [InlineData("1992/1993/1994")]
    [InlineData("1992 / 1993")]
    [InlineData("1992..1993")]
    [InlineData("?")]
    public void What_is_no_date_of_a_calendar_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Theory]
    // All days of the one are days of the other.
    [InlineData("1993-03-09", "1993-03", true, false)]
    [InlineData("1993", "1992/1994", true, false)]
    [InlineData("1993", "199X", true, false)]
    [InlineData("2015", "../2015", true, false)]
    // Whoever is sure says more than who is not.
    [InlineData("2015", "2015~", true, false)]
    [InlineData("2015-03", "2015?", true, false)]
    [InlineData("2015?", "2015~", true, true)]
    [InlineData("2015-03~", "2015", false, false)]
    [InlineData("1992/1994", "1993/1995", false, false)]
    public void A_date_says_another_that_is_as_sure_and_has_all_of_its_days(string said, string other, bool implies, bool isImplied)
    {
        Assert.Equal(implies, PartialDate.Parse(said).Implies(PartialDate.Parse(other)));
        Assert.Equal(isImplied, PartialDate.Parse(other).Implies(PartialDate.Parse(said)));
    }

    [Theory]
    [InlineData("2014-12", "2014", "2010")]
    [InlineData("2014-12/2015-01", null, "2010")]
    [InlineData("199X", null, "1990")]
    [InlineData("1999/2001", null, null)]
    [InlineData("19XX", null, null)]
    [InlineData("2015/..", null, null)]
    [InlineData("../2015", null, null)]
    [InlineData("2015~", "2015", "2010")]
    public void A_year_or_a_decade_is_that_of_all_its_days(string text, string? year, string? decade)
    {
        Assert.Equal(year, PartialDate.Parse(text).Year?.ToString());
        Assert.Equal(decade, PartialDate.Parse(text).Decade?.ToString());
    }

    [Theory]
    [InlineData("2012-02-29~", 1, "2013-02-28~")]
    [InlineData("199X", 10, "200X")]
    [InlineData("199X", 5, "1995/2004")]
    [InlineData("2015/..", 15, "2030/..")]
    [InlineData("../9990", 10, null)]
    public void Years_are_added_to_both_ends(string text, int years, string? later) => Assert.Equal(later, PartialDate.Parse(text).AfterYears(years)?.ToString());

    [Theory]
    [InlineData("2015-12-31", "2016-01-01")]
    [InlineData("2015-12-31~", "2016-01-01~")]
    [InlineData("2015-12", "2015-12")]
    [InlineData("2015-12-31/2016", "2015-12-31/2016")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void The_day_after_is_known_of_a_day_alone(string text, string next) => Assert.Equal(next, PartialDate.Parse(text).NextDay.ToString());

    [Fact]
    public void Text_and_utf8_forms_are_read_as_what_was_written() =>
        Check.One(Quick, Prop.ForAll(Dates.ToArbitrary(), date =>
        {
            var utf8 = new byte[32];
            return PartialDate.Parse(date.ToString()) == date
                && date.TryFormat(utf8, out var written, default, null)
                && Encoding.UTF8.GetString(utf8, 0, written) == date.ToString()
                && !date.TryFormat(utf8.AsSpan(0, written - 1), out _, default, null);
        }));

    [Fact]
    public void Dates_are_ordered_as_their_texts_for_sorting_are_and_by_their_beginning_alone() =>
        Check.One(Quick, Prop.ForAll(Dates.ToArbitrary(), Dates.ToArbitrary(), (left, right) =>
            Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(left.SortText, right.SortText))
            && (left.First == right.First || left.CompareTo(right) < 0 == left.First < right.First)
            && (!left.IsPlain || left.SortText == left.ToString())));

    [Theory]
    [InlineData("1990", "1991", "1991", "1990")]
    [InlineData("1990", "1990-06", "1990-06/1990", "1990/1990-06")]
    [InlineData("1987/1990", "1989", "1989/1990", "1987/1989")]
    [InlineData("1987/1989", "1989", "1989", "1987/1989")]
    [InlineData("1987/..", "1995", "1995/..", "1987/1995")]
    [InlineData("../1995", "1990", "1990/1995", "../1990")]
    // Of equal days the one in doubt.
    [InlineData("1990~", "1990", "1990~", "1990~")]
    [InlineData("1990~", "1991", "1991", "1990~")]
    public void The_later_and_the_earlier_of_two_are_as_near_as_both_are_known(string one, string other, string later, string earlier)
    {
        var (left, right) = (PartialDate.Parse(one), PartialDate.Parse(other));
        Assert.Equal([later, later, earlier, earlier], new[] { PartialDate.LaterOf(left, right), PartialDate.LaterOf(right, left), PartialDate.EarlierOf(left, right), PartialDate.EarlierOf(right, left) }.Select(date => date.ToString()));
    }

    [Fact]
    public void Comparison_with_a_day_agrees_with_every_day_of_the_interval() =>
        Check.One(Quick, Prop.ForAll(Dates.Where(date => date.Last.DayNumber - date.First.DayNumber < 40_000).ToArbitrary(), Gen.Choose(-800, 800).ToArbitrary(), (date, shift) =>
        {
            var number = Math.Clamp(date.First.DayNumber + shift, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
            var day = DateOnly.FromDayNumber(number);
            var days = Enumerable.Range(date.First.DayNumber, date.Last.DayNumber - date.First.DayNumber + 1).Select(DateOnly.FromDayNumber).ToList();
            return date.CertainlyBefore(day) == days.All(each => each < day)
                && date.PossiblyBefore(day) == days.Any(each => each < day)
                && date.CertainlyOnOrBefore(day) == days.All(each => each <= day)
                && date.PossiblyOnOrBefore(day) == days.Any(each => each <= day);
        }));
}
