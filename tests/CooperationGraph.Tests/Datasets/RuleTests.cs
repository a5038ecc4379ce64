using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

public sealed class RuleTests
{
    [Fact]
    public void The_smallest_seed_is_accepted_without_a_notice()
    {
        using var seed = new SeedCopy();
        var result = seed.Read();
        Assert.Empty(result.Notices.Kept);
        Assert.NotNull(result.Dataset);
    }

    [Theory]
    [InlineData("agreements.csv", 0, "signed_on", "1992-02-30", "invalid_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "signed_on", "10 August 1992", "invalid_date", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "type", "INVESTMENT_PROTECTION", "value_outside_list", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", "", "missing_value", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "title_en", " A treaty", "stray_white_space", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "Re\u0301publique", "not_nfc", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "title_en", "=cmd()", "formula", Severity.Info, 2)]
    [InlineData("agreements.csv", 0, "note", "/home/someone/treaty.pdf", "absolute_path", Severity.Info, 2)]
    [InlineData("agreements.csv", 0, "in_force_on", "1991", "dates_out_of_order", Severity.Warning, 2)]
    [InlineData("agreements.csv", 0, "terminated_on", "1991", "dates_out_of_order", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "unverified_fields", "signed", "unknown_field", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "replaced_by", "agreement:bit", "cycle", Severity.Error, 2)]
    [InlineData("agreements.csv", 0, "amends", "country:KAZ", "wrong_end", Severity.Error, 2)]
    [InlineData("countries.csv", 1, "unverified", "yes", "invalid_flag", Severity.Error, 3)]
    [InlineData("countries.csv", 1, "unverified", "", "row_without_claim", Severity.Error, 3)]
    [InlineData("sectors.csv", 0, "subsector_of", "sector:oil", "cycle", Severity.Error, 2)]
    [InlineData("party_to.csv", 1, "from", "country:KAS", "broken_reference", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "sector:oil", "wrong_end", Severity.Error, 3)]
    [InlineData("party_to.csv", 1, "from", "country:CHN", "duplicate_key", Severity.Error, 3)]
    [InlineData("claims.csv", 1, "field", "signed", "claim_on_unknown_field", Severity.Error, 3)]
    [InlineData("claims.csv", 1, "value", "in spring", "claim_value_does_not_parse", Severity.Error, 3)]
    [InlineData("claims.csv", 1, "value", "1992-08-11", "preferred_claim_differs", Severity.Error, 3)]
    public void A_changed_cell_gets_its_notice(string file, int index, string column, string value, string code, Severity severity, int row)
    {
        using var seed = new SeedCopy();
        var result = seed.Set(file, index, column, value).Read();
        Assert.Contains(result.Notices.Kept, notice => notice.Code == code && notice.Severity == severity && notice.File == file && notice.Row == row);
        Assert.Equal(severity == Severity.Error, result.Dataset is null);
    }

    [Fact]
    public void A_date_that_may_be_in_order_by_its_precision_passes()
    {
        using var seed = new SeedCopy();
        Assert.Empty(seed.Set("agreements.csv", 0, "in_force_on", "1992").Read().Notices.Kept);
    }

    [Fact]
    public void An_id_used_twice_names_the_first_row()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "source:un"), ("kind", "NEWS"), ("title", "Another")).Read();
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Code == "duplicate_key");
        Assert.Equal(3, notice.Row);
        Assert.Contains("Row 2", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_another_label_is_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "org:un"), ("kind", "NEWS"), ("title", "Another")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "invalid_id", File: "sources.csv", Row: 3, Value: "org:un" });
    }

    [Fact]
    public void Two_preferred_claims_on_one_field_are_refused()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "PREFERRED"), ("field", "signed_on"), ("value", "1992-08-10"), ("about", "agreement:bit"), ("cites", "source:un")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "two_preferred_claims", Row: 4 });
    }

    [Fact]
    public void A_source_that_nothing_cites_is_mentioned()
    {
        using var seed = new SeedCopy();
        var result = seed.Add("sources.csv", ("id", "source:idle"), ("kind", "NEWS"), ("title", "Idle")).Read();
        Assert.Contains(result.Notices.Kept, notice => notice is { Code: "unused_source", Severity: Severity.Info, Value: "source:idle" });
        Assert.NotNull(result.Dataset);
    }

    [Fact]
    public void A_broken_reference_names_the_nearest_id()
    {
        using var seed = new SeedCopy();
        var notice = Assert.Single(seed.Set("party_to.csv", 1, "from", "country:KAS").Read().Notices.Kept, notice => notice.Code == "broken_reference");
        Assert.Contains("'country:KAZ'", notice.Message, StringComparison.Ordinal);
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
    public void A_missing_file_is_named()
    {
        using var seed = new SeedCopy();
        seed.Write();
        File.Delete(Path.Combine(seed.Folder, "sectors.csv"));
        Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice is { Code: "missing_file", File: "sectors.csv" });
    }

    [Fact]
    public void A_missing_folder_is_a_notice() =>
        Assert.Contains(DatasetReader.Read("no-such-folder").Notices.Kept, notice => notice is { Code: "missing_folder", Severity: Severity.Error });

    [Fact]
    public void A_file_that_is_not_read_is_mentioned()
    {
        using var seed = new SeedCopy();
        seed.Write();
        File.WriteAllText(Path.Combine(seed.Folder, "sector.csv"), "id\n");
        Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice.Code == "unknown_file" && notice.Message.Contains("'sectors.csv'", StringComparison.Ordinal));
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

    [Fact]
    public void Ten_thousand_broken_rows_give_a_short_list_that_counts_them_all()
    {
        using var seed = new SeedCopy();
        var result = seed.ReadAfter("covers.csv", text => text + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"agreement:{i},sector:energy\n")));
        Assert.Equal(10_000, result.Notices.Counts["broken_reference"]);
        Assert.Equal(NoticeList.KeptPerCode, result.Notices.Kept.Count(notice => notice.Code == "broken_reference"));
    }
}
