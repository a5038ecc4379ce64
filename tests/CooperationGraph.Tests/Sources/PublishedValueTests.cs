using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Tests.Sources;

public sealed class PublishedValueTests
{
    [Theory]
    [InlineData("2019-07-03", "2019-07-03")]
    [InlineData("2019-07-03T00:00:00", "2019-07-03")]
    [InlineData("2019-7-3", "2019-07-03")]
    [InlineData("2019/07", "2019-07")]
    [InlineData("03/07/2019", "2019-07-03")]
    [InlineData("3.7.2019", "2019-07-03")]
    [InlineData("3 July 2019", "2019-07-03")]
    [InlineData("Jul 3, 2019", "2019-07-03")]
    [InlineData("July 2019", "2019-07")]
    [InlineData("2019", "2019")]
    [InlineData("2019.0", "2019")]
    [InlineData("43649", "2019-07-03")]
    [InlineData("43649.75", "2019-07-03")]
    [InlineData("25-Feb-2025", "2025-02-25")]
    [InlineData("25th February, 2025", null)]
    [InlineData("25th February 2025", "2025-02-25")]
    [InlineData("Feb. 25, 2025", "2025-02-25")]
    [InlineData("Sept 3, 2019", "2019-09-03")]
    [InlineData("Wednesday, July 3, 2019", "2019-07-03")]
    [InlineData("2019-07-03 00:00:00", "2019-07-03")]
    [InlineData("Mar-05", null)]
    [InlineData("5 March of no year", null)]
    [InlineData("31/02/2019", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("1899-12-30", null)]
    [InlineData("12/31/1899", null)]
    [InlineData("1900-01-00", null)]
    [InlineData("01/01/1900", null)]
    [InlineData("1900", "1900")]
    [InlineData("3/7/19", null)]
    [InlineData("12345678", null)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData("NA", null)]
    public void Dates_are_read_as_they_are_published(string text, string? date) => Assert.Equal(date, PublishedDates.Read(new(text), DayOrder.DayFirst));

    // 1904-01-01 is 1,462 days after the other day of which they are counted.
    [Fact]
    public void Serial_numbers_count_from_either_day() =>
        Assert.Equal(["2019-07-03", "2019-07-03"], new[] { PublishedDates.Read(new("43649", CellKind.Number), null), PublishedDates.Read(new("42187", CellKind.NumberFrom1904), null) });

    [Theory]
    [InlineData("NA", false)]
    [InlineData("n/a", false)]
    [InlineData("..", false)]
    [InlineData("#N/A", false)]
    [InlineData("#REF!", true)]
    [InlineData("#DIV/0!", true)]
    public void What_stands_for_nothing_says_nothing_and_an_error_is_told_from_it(string text, bool isError)
    {
        var cell = new PublishedCell(text);
        Assert.Equal((true, isError, (string?)null), (cell.IsAbsent, cell.IsError, cell.Said));
    }

    [Theory]
    [InlineData("2.17e+08", "217000000", null)]
    [InlineData("15087226.6044798", "15087226.6044798", null)]
    [InlineData("US$1,234.5 million", "1234500000", "USD")]
    [InlineData("RMB 5 bn", "5000000000", "CNY")]
    [InlineData("120 million EUR", "120000000", "EUR")]
    [InlineData("US$ 1,234.5 million", "1234500000", "USD")]
    [InlineData("217 000 000", "217000000", null)]
    [InlineData("EUR 217\u202F000\u202F000", "217000000", "EUR")]
    [InlineData("1'234'567.5", "1234567.5", null)]
    [InlineData("1 23", null, null)]
    [InlineData("1,234 567", null, null)]
    [InlineData("(1,234)", null, null)]
    [InlineData("1,234", "1234", null)]
    [InlineData("0", "0", null)]
    [InlineData("1,5", null, null)]
    [InlineData("1.234,5", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("12%", null, null)]
    [InlineData("5 XYZ", null, null)]
    [InlineData("USD 5 EUR", null, null)]
    [InlineData("1e400", null, null)]
    [InlineData("about 5", null, null)]
    public void Sums_are_read_as_they_are_published(string text, string? value, string? currency) => Assert.Equal(value is null ? null : (value, currency), PublishedNumbers.ReadSum(text));

    [Theory]
    [InlineData("39539", "39539")]
    [InlineData("39,539", "39539")]
    [InlineData("39539.0", "39539")]
    [InlineData("3.9539E+04", "39539")]
    [InlineData("39 539", "39539")]
    [InlineData("39539.5", null)]
    [InlineData("A39539", null)]
    public void Numbers_of_records_are_whole(string text, string? number) => Assert.Equal(number, PublishedNumbers.ReadWhole(text));

    [Theory]
    [InlineData("China, Korea, Republic of, New Zealand", "China|Korea, Republic of|New Zealand")]
    [InlineData("Hong Kong, China SAR, Macao, China SAR", "Hong Kong, China SAR|Macao, China SAR")]
    [InlineData("China; Korea, Republic of;", "China|Korea, Republic of")]
    [InlineData("China\nNew Zealand", "China|New Zealand")]
    public void Commas_separate_and_stand_in_names(string text, string names)
    {
        string[] known = ["China", "Korea, Republic of", "New Zealand", "Hong Kong, China SAR", "Macao, China SAR"];
        Assert.Equal(names.Split('|'), PublishedLists.Split(text, name => Array.Find(known, each => each == name), out _));
        Assert.Null(PublishedLists.Split(text + ", Atlantis", name => Array.Find(known, each => each == name), out var unknown));
        Assert.Equal("Atlantis", unknown);
    }

    // Zero-width and direction characters come with copies from web pages; the joiners belong to letters of some scripts.
    [Theory]
    [InlineData(" foot\u200Bballs \u200E", "footballs")]
    [InlineData("\uFEFF \u200B", null)]
    [InlineData("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E")]
    public void What_nobody_sees_is_left_out(string cell, string? text) => Assert.Equal(text, PublishedFile.Cell(cell).Text);

    [Theory]
    [InlineData("AidData.Record.ID", true, null)]
    [InlineData("aiddata record id", true, null)]
    [InlineData("Amount.(Constant.USD.2021)", true, 2021)]
    [InlineData("Amount (Constant USD2017)", true, 2017)]
    [InlineData("Commitment.Date.(MM/DD/YYYY)", true, null)]
    [InlineData("Adjusted Amount (Constant USD 2021)", false, null)]
    [InlineData("Amount (Constant USD 20)", false, null)]
    public void A_column_is_known_by_its_letters_and_digits(string header, bool isKnown, int? year)
    {
        FormColumn[] columns = [new("id", ["AidData Record ID"]), new("amount", ["Amount (Constant USD #)"]), new("date", ["Commitment Date"])];
        int? found = null;
        Assert.Equal(isKnown, Array.Exists(columns, column => column.IsNamedBy(header, out found)));
        Assert.Equal(year, found);
    }
}
