using CooperationGraph.Datasets.Rules;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Every piece of the ways in which people write dates, and each with one character put in or changed: what is no date gets an advice, and what it says to write is one.</summary>
public sealed class DateAdviceTests
{
    private static readonly string[] Written =
        ["1992-03-05", "05/03/1992", "1992/1994", "1992?/..", "1992 - 94", "circa 1992-03", "before 1992", "13-Mar-92", "1992-03-05T10:00", "45000", "1990s", "2015-21", "[1992~]"];

    // The last is a digit of Arabic: no number is read of it.
    private const string Mistyped = "0-/.X\u0663";

    private static readonly IReadOnlySet<string> Cells = Pieces().SelectMany(Edits).Where(cell => cell.Trim().Length == cell.Length && cell.Length > 0).ToHashSet();

    [Fact]
    public void Whatever_a_cell_holds_the_advice_can_be_followed()
    {
        foreach (var cell in Cells)
        {
            if (PartialDate.TryParse(cell, out _)) continue;
            var advice = DateAdvice.OfSpreadsheet(cell) ?? DateAdvice.Of(cell);
            Assert.NotEmpty(advice);
            if (advice.StartsWith("Write '", StringComparison.Ordinal)) Assert.True(PartialDate.TryParse(advice.Split('\'')[1], out _), $"{cell}: {advice}");
        }
    }

    [Fact]
    public void There_is_no_year_0() => Assert.Contains("no year 0", DateAdvice.Of("0000"), StringComparison.Ordinal);

    [Fact]
    public void Whatever_a_publisher_writes_is_read_as_a_date_or_as_none()
    {
        foreach (var cell in Cells)
            if (PublishedDates.Read(new(cell, CellKind.Text), null) is { } date) Assert.True(PartialDate.TryParse(date, out _), $"{cell}: {date}");
    }

    private static IEnumerable<string> Pieces() => Written.SelectMany(text => Enumerable.Range(0, text.Length).SelectMany(from => Enumerable.Range(1, text.Length - from).Select(length => text.Substring(from, length))));

    private static IEnumerable<string> Edits(string text) =>
        Enumerable.Range(0, text.Length).SelectMany(at => Mistyped.SelectMany(c => new[] { text[..at] + c + text[at..], text[..at] + c + text[(at + 1)..] })).Append(text);
}
