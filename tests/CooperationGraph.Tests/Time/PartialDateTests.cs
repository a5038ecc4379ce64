using System.Text;
using CooperationGraph.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CooperationGraph.Tests.Time;

public sealed class PartialDateTests
{
    private static readonly Gen<PartialDate> Dates =
        from day in Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber)
        from precision in Gen.Choose(0, 2)
        select precision switch
        {
            0 => PartialDate.OfYear(day.Year),
            1 => PartialDate.OfMonth(day.Year, day.Month),
            _ => PartialDate.OfDay(day),
        };

    [Theory]
    [InlineData("2014", "2014-01-01", "2014-12-31")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("2014-12-22", "2014-12-22", "2014-12-22")]
    public void A_date_stands_for_every_day_of_its_interval(string text, string first, string last)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal(DateOnly.Parse(first), date.First);
        Assert.Equal(DateOnly.Parse(last), date.Last);
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
    public void What_is_no_date_of_a_calendar_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Text_and_utf8_forms_are_what_was_read() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll(Dates.ToArbitrary(), date =>
        {
            var utf8 = new byte[10];
            return PartialDate.Parse(date.ToString()) == date
                && date.TryFormat(utf8, out var written, default, null)
                && Encoding.UTF8.GetString(utf8, 0, written) == date.ToString();
        }));

    [Fact]
    public void Comparison_with_a_day_agrees_with_every_day_of_the_interval() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll(Dates.ToArbitrary(), Gen.Choose(-800, 800).ToArbitrary(), (date, shift) =>
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
