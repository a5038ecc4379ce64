using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

public sealed class RevisionTests
{
    [Fact]
    public void Order_of_rows_and_columns_byte_order_mark_and_line_ends_do_not_change_the_revision()
    {
        using var seed = new SeedCopy();
        var revision = seed.Read().Dataset!.Revision;

        Assert.Equal(revision, seed.ReadAfter("party_to.csv", SwapRows).Dataset!.Revision);
        Assert.Equal(revision, seed.ReadAfter("covers.csv", text => text.Replace("from,to", "to,from", StringComparison.Ordinal)).Dataset!.Revision);
        Assert.Equal(revision, seed.ReadAfter("countries.csv", text => "\uFEFF" + text.ReplaceLineEndings("\r\n")).Dataset!.Revision);

        static string SwapRows(string text)
        {
            var lines = text.TrimEnd('\n').Split('\n');
            return string.Join('\n', lines[0], lines[2], lines[1]) + "\n";
        }
    }

    [Fact]
    public void Another_value_is_another_revision()
    {
        using var seed = new SeedCopy();
        var revision = seed.Read().Dataset!.Revision;
        Assert.NotEqual(revision, seed.Set("agreements.csv", 0, "in_force_on", "1994-08").Read().Dataset!.Revision);
    }
}
