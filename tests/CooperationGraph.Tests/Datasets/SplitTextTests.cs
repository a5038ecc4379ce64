using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>A comma in a text without quotes moves what follows one column to the right, where dates are dates as well. Rows mostly end with empty cells, so that the row may look whole but for a comma at its end.</summary>
public sealed class SplitTextTests : IDisposable
{
    private readonly SeedCopy _seed = new();

    [Theory]
    [InlineData("Joint statement, China–Kazakhstan", "quotes around")]
    [InlineData(" \"Joint statement, China–Kazakhstan\"", "space between comma and quote")]
    [InlineData("\u00A0\"Joint statement,China–Kazakhstan\"", "space between comma and quote")]
    [InlineData("“Joint statement, China–Kazakhstan”", "curly")]
    [InlineData("“Joint statement,China–Kazakhstan”", "curly")]
    [InlineData("„Joint statement,China–Kazakhstan“", "curly")]
    public void A_row_that_only_seems_to_end_with_a_comma_is_refused(string title, string says)
    {
        var result = _seed.ReadAfter("agreements.csv", text => text + Row(title));
        var notice = Assert.Single(result.Notices.Kept);
        Assert.Equal(("ragged_row", Severity.Error, 3), (notice.Code, notice.Severity, notice.Row));
        Assert.Contains(says, notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Joint statement, China–Kazakhstan\"")]
    [InlineData("“Joint” statement")]
    public void Commas_at_the_end_alone_are_left_out(string title)
    {
        var notice = Assert.Single(_seed.ReadAfter("agreements.csv", text => text + Row(title) + ",,").Notices.Kept);
        Assert.Equal(("trailing_commas", Severity.Warning, 3), (notice.Code, notice.Severity, notice.Row));
    }

    [Theory]
    [InlineData("agreement:bit, \"sector:energy, oil\"", "space between comma and quote")]
    [InlineData("<<<<<<< HEAD", "git")]
    [InlineData(">>>>>>> the other", "git")]
    public void The_advice_fits_the_row(string row, string says) =>
        Assert.Contains(says, Assert.Single(_seed.ReadAfter("covers.csv", text => text + row + "\n").Notices.Kept, notice => notice.Code == "ragged_row").Message, StringComparison.Ordinal);

    public void Dispose() => _seed.Dispose();

    // As somebody writes it in an editor: empty to the last column.
    private string Row(string title)
    {
        var columns = File.ReadLines(Path.Combine(_seed.Folder, "agreements.csv")).First().Split(',');
        return string.Join(',', columns.Select(column => column switch
        {
            "id" => "agreement:js",
            "type" => "JOINT_STATEMENT",
            "title_en" => title,
            "signed_on" => "2024-07-03",
            "unverified" => "true",
            _ => "",
        }));
    }
}
