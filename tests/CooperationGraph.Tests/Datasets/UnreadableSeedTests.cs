using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Files, columns and rows that are not as the reader needs them.</summary>
public sealed class UnreadableSeedTests
{
    [Fact]
    public void A_missing_folder_is_a_notice() =>
        Assert.Contains(DatasetReader.Read("no-such-folder").Notices.Kept, notice => notice is { Code: "missing_folder", Severity: Severity.Error });

    [Fact]
    public void A_missing_file_is_named()
    {
        using var seed = new SeedCopy();
        seed.Write();
        File.Delete(Path.Combine(seed.Folder, "sectors.csv"));
        Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice is { Code: "missing_file", File: "sectors.csv" });
    }

    [Fact]
    public void A_file_that_is_not_read_is_mentioned()
    {
        using var seed = new SeedCopy();
        seed.Write();
        File.WriteAllText(Path.Combine(seed.Folder, "sector.csv"), "id\n");
        Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice.Code == "unknown_file" && notice.Message.Contains("'sectors.csv'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_column_names_the_nearest_one_and_the_missing_one_is_named_too()
    {
        using var seed = new SeedCopy();
        var result = seed.ReadAfter("agreements.csv", text => text.Replace("signed_on", "signd_on", StringComparison.Ordinal));
        Assert.Contains(result.Notices.Kept, notice => notice.Code == "unknown_column" && notice.Message.Contains("'signed_on'", StringComparison.Ordinal));
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "missing_column", File: "agreements.csv" });
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        using var seed = new SeedCopy();
        seed.Write();
        using (var file = File.Open(Path.Combine(seed.Folder, "sources.csv"), FileMode.Append)) file.Write([(byte)'x', 0xE9, (byte)'\n']);
        Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice is { Code: "invalid_utf8", File: "sources.csv", Row: 3 });
    }

    [Fact]
    public void A_row_with_too_few_cells_is_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.ReadAfter("covers.csv", text => text + "agreement:bit\n");
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "ragged_row", File: "covers.csv", Row: 2 });
    }

    [Fact]
    public void A_cell_over_the_limit_is_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Set("agreements.csv", 0, "note", new string('x', CellTooLongRule.MaxBytes + 1)).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "cell_too_long", Row: 2, Column: "note" });
    }
}
