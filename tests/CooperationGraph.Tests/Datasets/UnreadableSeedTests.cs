using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>Files, columns and rows that are not as the reader needs them.</summary>
public sealed class UnreadableSeedTests
{
    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told_as_one()
    {
        using var seed = new SeedCopy();
        seed.Write();
        var notice = Assert.Single(DatasetReader.Read(Path.Combine(seed.Folder, "agreements.csv")).Notices.Kept);
        Assert.Equal(("missing_folder", "That is a file, and no folder. Name the folder that holds the CSV files."), (notice.Code, notice.Message));
    }

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

    [Theory]
    [InlineData("title_en", "titel_en", true)]
    [InlineData("signed_on", "signd_on", false)]
    public void An_unknown_column_names_the_nearest_one_and_a_required_one_that_is_missing_is_named_too(string name, string written, bool isRequired)
    {
        using var seed = new SeedCopy();
        var result = seed.ReadAfter("agreements.csv", text => text.Replace(name, written, StringComparison.Ordinal));
        Assert.Null(result.Dataset);
        Assert.Contains(result.Notices.Kept, notice => notice.Code == "unknown_column" && notice.Message.Contains($"'{name}'", StringComparison.Ordinal));
        Assert.Equal(isRequired, result.Notices.Kept.Any(notice => notice is { Code: "missing_column", File: "agreements.csv" } && notice.Column == name));
    }

    [Fact]
    public void A_folder_written_before_a_column_was_in_the_model_reads_as_if_its_cells_were_empty()
    {
        using var seed = new SeedCopy();
        var now = seed.Read().Dataset!;
        seed.Write(isUsedAlone: true);
        Assert.Equal("id,type,title_en,signed_on,in_force_on", File.ReadLines(Path.Combine(seed.Folder, "agreements.csv")).First());
        var before = DatasetReader.Read(seed.Folder);
        Assert.Empty(before.Notices.Kept);
        Assert.Equal(now.Revision, before.Dataset!.Revision);
    }

    [Fact]
    public void No_file_reads_without_a_column_that_is_required()
    {
        using var seed = new SeedCopy();
        foreach (var owner in GraphModel.Table.Owners)
        {
            var table = new SeedTable(GraphModel.Table, owner);
            foreach (var column in table.Columns.Where(table.IsRequired))
            {
                var rest = table.Columns.Where(each => each != column).Select(each => each.Name).ToList();
                var notice = Assert.Single(seed.ReadAfter(owner.File, _ => string.Join(',', rest) + "\n").Notices.Kept, notice => notice.Code == "missing_column");
                Assert.Equal((owner.File, column.Name), (notice.File, notice.Column));
            }
        }
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
