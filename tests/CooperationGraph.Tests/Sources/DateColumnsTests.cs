using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Tests.Sources;

public sealed class DateColumnsTests
{
    // One day past the twelfth tells the order of a column, unless another one tells the opposite.
    [Theory]
    [InlineData("03/07/2019 25/12/2019", "2019-07-03 2019-12-25")]
    [InlineData("03/07/2019 12/25/2019", "2019-03-07 2019-12-25")]
    [InlineData("03/07/2019 12/25/2019 25/12/2019", "? 2019-12-25 2019-12-25")]
    [InlineData("03/07/2019 2019-12-25", "? 2019-12-25")]
    [InlineData("03/07/2019", "?")]
    [InlineData("07/07/2019", "2019-07-07")]
    [InlineData("03/07/2019 31/02/2019", "? ?")]
    public void The_order_of_day_and_month_is_that_of_the_column_or_is_not_guessed(string column, string dates) =>
        Assert.Equal(dates.Split(' '), Read([.. column.Split(' ').Select(text => new PublishedCell(text))]));

    // One typing error in a column of a hundred dates is told, and the others are read.
    [Fact]
    public void One_date_among_many_does_not_make_the_others_doubtful()
    {
        var column = Enumerable.Range(13, 15).Select(day => new PublishedCell($"{day}/01/2020")).Append(new("01/13/2020")).Append(new("02/03/2020")).ToArray();
        Assert.Equal(["?", "2020-03-02"], Read(column)[^2..]);
    }

    [Theory]
    [InlineData("Commitment Date (MM/DD/YYYY)", "2019-03-07")]
    [InlineData("commitment_date_dd_mm_yyyy", "2019-07-03")]
    [InlineData("Commitment Date", "?")]
    public void A_header_tells_the_order_where_no_date_does(string header, string date) => Assert.Equal([date], Read([new("03/07/2019")], header));

    [Fact]
    public void The_other_columns_of_a_table_tell_the_order_where_the_column_does_not()
    {
        var table = Table(["one", "two"], [[new("03/07/2019"), new("25/12/2019")]]);
        Assert.Equal("2019-07-03", new DateColumns(table, "one", "two").Read(table.Rows[0], "one", out _));
    }

    [Fact]
    public void What_a_date_may_be_is_said_with_it()
    {
        var table = Table(["date", "other"], [[new("03/04/2005"), new("x")]]);
        Assert.Null(new DateColumns(table, "date").Read(table.Rows[0], "date", out var why));
        Assert.Equal("'03/04/2005' is 2005-04-03 or 2005-03-04, and the other dates do not tell which. Write it as one of these.", why);
    }

    // 25/02/2025 stays a text for a spreadsheet that reads months first, and 03/02/2025 becomes 2 March.
    [Fact]
    public void Days_that_a_spreadsheet_made_of_the_other_order_are_not_believed()
    {
        PublishedCell[] days = [.. Enumerable.Range(1, 5).Select(day => new PublishedCell($"2025-03-0{day}", CellKind.Day))];
        Assert.Equal(["?", "?", "?", "?", "?", "2025-02-25"], Read([.. days, new("25/02/2025")]));
        Assert.Equal("2025-03-01", Read([.. days, new("2025-03-13", CellKind.Day), new("25/02/2025")])[0]);
        Assert.Equal("2025-03-01", Read(days)[0]);
    }

    private static List<string> Read(PublishedCell[] column, string header = "date")
    {
        var table = Table([header, "other"], [.. column.Select(cell => new[] { cell, new("x") })]);
        var dates = new DateColumns(table, "date");
        return [.. table.Rows.Select(row =>
        {
            var date = dates.Read(row, "date", out var why);
            Assert.True(date is null ^ why is null);
            return date ?? "?";
        })];
    }

    private static PublishedTable Table(string[] header, PublishedCell[][] rows) =>
        PublishedTable.Find(new(null, [new(1, [.. header.Select(name => new PublishedCell(name))]), .. rows.Select((cells, i) => new SheetRow(i + 2, cells))]), [new("date", ["Commitment Date"]), new("other", []), new("one", []), new("two", [])], out _)!;
}
