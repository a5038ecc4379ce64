using System.Text;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

/// <summary>Workbooks as people and programs leave them.</summary>
public sealed class DirtyWorkbookTests : IDisposable
{
    private static readonly object?[] Header = ["Short title", "Type", "Parties", "Date of signature", "Date of entry into force"];

    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Notes_totals_empty_columns_and_remarks_beside_the_table_are_no_treaties()
    {
        var report = Import(
            ["Treaties of China", null, null, null, null, null, null],
            [],
            ["Short title", null, "Type", "Parties", "Date of signature", "Date of entry into force", null],
            ["China - Namibia BIT (2005)", null, "BITs", "China; Namibia", "2005-11-17\u00A0", "\u00A0", "seen by K."],
            [null, null, null, null, null, null, null],
            ["Total", null, 1, null, null, null, null],
            ["Source: UNCTAD. All rights reserved."]);
        Assert.Equal(
            ["new published.xlsx[Table]:4 agreements.csv agreement:bit-cn-na-2005: It is not in the folder.", "unmatched published.xlsx[Table]:6:parties: No party is named.", "unmatched published.xlsx[Table]:7:parties: No party is named."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Equal(["2005-11-17"], Signed("agreement:bit-cn-na-2005"));
    }

    [Fact]
    public void A_hidden_sheet_is_left_out_and_told_and_so_are_columns_of_no_meaning_here()
    {
        var report = Import(new WorkbookFile()
            .Sheet("Now", [[.. Header, "Text"], ["China - Namibia BIT (2005)", "BITs", "China; Namibia", "2005-11-17", null, "full"]])
            .HiddenSheet("Before", [Header, ["China - South Korea BIT (2007)", "BITs", "China; South Korea", "2007-09-07", null]]));
        Assert.Equal(["agreement:bit-cn-na-2005"], report.Entries.Select(entry => entry.Id));
        Assert.Equal(
            ["The sheet 'Now' has columns that 'unctad' has not, which are left out: 'Text'.", "The sheet 'Before' is hidden, and left out. Show it in the spreadsheet and save the workbook, if it is meant."],
            report.LeftOut);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public void Days_may_be_counted_from_1904(string yes)
    {
        // 36845 days after 1904-01-01 is 2004-11-16, and the day after it is shown as a day.
        Import(new WorkbookFile().From1904(yes).Sheet("Table", [Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", new WorkbookFile.Shown(36846, "yyyy-mm-dd"), 36845]]));
        Assert.Contains(_trial.Rows("agreements.csv"), row => row.StartsWith("agreement:bit-cn-na-2004,", StringComparison.Ordinal) && row.Contains(",2004-11-17,,2004-11-16,", StringComparison.Ordinal));
    }

    // A spreadsheet holds all of these as days: 38412 is 1 March 2005.
    [Theory]
    [InlineData("mmm-yy", "2005-03")]
    [InlineData("[$-409]mmmm yyyy;@", "2005-03")]
    [InlineData("yyyy", "2005")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "2005-03-01")]
    [InlineData("dddd, d mmmm yyyy h:mm", "2005-03-01")]
    [InlineData("d-mmm", "")]
    [InlineData("h:mm", "")]
    public void Of_a_day_as_much_is_read_as_is_shown(string format, string date)
    {
        var report = Import(Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", new WorkbookFile.Shown(38412.5, format), null]);
        Assert.Equal([date], Signed("agreement:bit-cn-na-2005"));
        Assert.Equal(date.Length == 0 ? 1 : 0, report.Cells);
    }

    [Fact]
    public void A_formula_is_what_it_came_to_and_one_that_failed_is_told()
    {
        var report = Import(
            Header,
            [new WorkbookFile.Formula("\"China - Namibia BIT (\"&2005&\")\"", "China - Namibia BIT (2005)"), "BITs", "China; Namibia", new WorkbookFile.Formula("38600+73", 38673), new WorkbookFile.Error("#REF!")],
            ["China - South Korea BIT (2007)", "BITs", new WorkbookFile.Error("#NAME?"), "2007-09-07", new WorkbookFile.Error("#N/A")]);
        Assert.Equal(
            [(2, Verdict.New, null), (2, Verdict.Unmatched, "date_of_entry_into_force"), (3, Verdict.Unmatched, "parties"), (3, Verdict.Unmatched, "parties")],
            report.Entries.Select(entry => (entry.Row, entry.Verdict, entry.Column)));
        Assert.Equal("'#REF!' is what a formula leaves that failed. Mend it in the spreadsheet, or write what it should be. The cell is left out.", report.Entries[1].Message);
        Assert.Equal(["2005-11-17"], Signed("agreement:bit-cn-na-2005"));
    }

    // As libraries leave cells that no spreadsheet has computed: with no value, an empty one, or a 0; and other spellings of XML for the same.
    [Theory]
    [InlineData("<c r=\"{0}\"><f>DATE(2005,11,17)</f></c>", "A formula stands there that nothing has computed.")]
    [InlineData("<c r=\"{0}\" s=\"1\"><f t=\"shared\" si=\"0\"/></c>", "A formula stands there that nothing has computed.")]
    [InlineData("<c r='{0}'><f>DATE(2005,11,17)</f><v></v></c>", "A formula stands there that nothing has computed.")]
    [InlineData("<c r=\"{0}\"><f>DATE(2005,11,17)</f><v /></c>", "A formula stands there that nothing has computed.")]
    [InlineData("<c r=\"{0}\" s=\"1\"><f>DATE(2005,11,17)</f><v>0</v></c>", "'1900-01-00' is no date.")]
    [InlineData("<c r=\"{0}\" s=\"1\"><v>-1</v></c>", "'1900-01-00' is no date.")]
    [InlineData("<c r=\"{0}\" s=\"1\"><v>1</v></c>", "'1900-01-01' is no date.")]
    [InlineData("<c r='{0}' t='e'><v>#REF!</v></c>", "'#REF!' is what a formula leaves that failed.")]
    [InlineData("<c t = \"e\"\nr=\"{0}\"><v>#REF!</v></c>", "'#REF!' is what a formula leaves that failed.")]
    public void A_date_that_nothing_has_computed_is_told_and_is_no_day_of_1899(string cell, string why)
    {
        var report = Import(Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", new WorkbookFile.RawCell(cell), null]);
        Assert.StartsWith(why, Assert.Single(report.Entries, entry => entry.Verdict == Verdict.Unmatched).Message, StringComparison.Ordinal);
        Assert.Equal([""], Signed("agreement:bit-cn-na-2005"));
    }

    [Fact]
    public void A_formula_that_comes_to_an_empty_text_is_an_empty_cell()
    {
        var report = Import(Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", "2005-11-17", new WorkbookFile.Formula("IF(A1=\"\",1,\"\")", "")]);
        Assert.Equal([Verdict.New], report.Entries.Select(entry => entry.Verdict));
    }

    [Fact]
    public void A_workbook_of_the_strict_form_is_read_as_any_other()
    {
        Import(new WorkbookFile().Strict().Sheet("Table", [Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", new DateOnly(2005, 11, 17), new WorkbookFile.Error("#REF!")]]));
        Assert.Equal(["2005-11-17"], Signed("agreement:bit-cn-na-2005"));
    }

    [Fact]
    public void A_sheet_that_lists_columns_with_their_meanings_is_none_of_records()
    {
        string[] columns = ["AidData Record ID", "Title", "Recipient", "Recipient ISO-3", "Commitment Year"];
        var report = Import(
            new WorkbookFile().Sheet("Definitions", [["Field name", "Description"], .. columns.Select(column => new object?[] { column, "What it means" })]).Sheet("GCDF_3.0", [columns, [4, "A loan", "Namibia", "NAM", 2001]]), "aiddata");
        Assert.Equal([("GCDF_3.0", Verdict.New)], report.Entries.Select(entry => (entry.Sheet!, entry.Verdict)));
        Assert.Equal(["The sheet 'Definitions' has no row that names the columns of 'aiddata': 'Title' is missing."], report.LeftOut);
    }

    // Written by a spreadsheet of its time's kind: BIFF 8 with a title, days, a text for a day and a hidden sheet.
    [Fact]
    public void A_workbook_of_the_old_form_is_read()
    {
        _trial.Seed.Write();
        var report = _trial.ImportAgain("unctad", Fixture("treaties.xls"));
        Assert.Equal([("agreement:bit", "status"), ("agreement:bit-cn-na-2005", null)], report.Entries.Select(entry => (entry.Id!, entry.Column)));
        Assert.Equal(["2005-11-17"], Signed("agreement:bit-cn-na-2005"));
        Assert.Contains("is hidden", Assert.Single(report.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_with_a_password_is_refused_with_what_to_do() =>
        Assert.Equal("The workbook is locked with a password. Open it in a spreadsheet, and save it again as a workbook (.xlsx) without a password.", Assert.Throws<UnreadableFileException>(() => PublishedFile.Read(Fixture("locked.xlsx"))).Message);

    [Fact]
    public void What_a_file_is_tells_its_begin_and_not_its_name()
    {
        var workbook = new WorkbookFile().Sheet("Table", [Header, ["China - Namibia BIT (2005)", "BITs", "China; Namibia", "2005-11-17", null]]).Save(_trial.PathOf("workbook.csv"));
        var text = _trial.Publish("text.xlsx", "Short title,Type,Parties,Date of signature\nChina - Namibia BIT (2005),BITs,China; Namibia,2005-11-17\n");
        _trial.Seed.Write();
        Assert.All([workbook, text], path => Assert.Equal(["agreement:bit-cn-na-2005"], _trial.ImportAgain("unctad", path, new(IsDryRun: true)).Entries.Select(entry => entry.Id)));
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_the_bound_or_has_more_rows_is_refused()
    {
        var path = new WorkbookFile().Sheet("Table", [Header, ["x"]]).Save(_trial.PathOf("bomb.xlsx"));
        var bytes = File.ReadAllBytes(path);
        // The length that the directory of the package names for one of its files, in the 24th byte of the entry.
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.GetBytes((int)WorkbookPackage.MaxUnpacked).CopyTo(bytes, entry + 24);
        File.WriteAllBytes(path, bytes);
        Assert.Equal("The workbook unpacks to more than 1,073,741,824 bytes. Leave sheets, rows or columns out.", Assert.Throws<UnreadableFileException>(() => PublishedFile.Read(path)).Message);

        // Of an error in its cells a part is made a text.
        var withError = File.ReadAllBytes(new WorkbookFile().Sheet("Table", [Header, [new WorkbookFile.Error("#N/A")]]).Save(_trial.PathOf("error.xlsx")));
        Assert.Matches("^The part xl/worksheets/sheet1.xml of the workbook has formulas or errors and unpacks to more than 100 bytes. ", Assert.Throws<UnreadableFileException>(() => WorkbookPackage.Prepare(withError, maxRewritten: 100)).Message);

        var rows = new StringBuilder("a,b\n").Insert(4, ",\n", PublishedFile.MaxRows - 1);
        Assert.Single(PublishedFile.Read(_trial.Publish("most.csv", rows.ToString()))[0].Rows);
        Assert.Equal("The file has more than 1,048,576 rows.", Assert.Throws<UnreadableFileException>(() => PublishedFile.Read(_trial.Publish("more.csv", rows.Append(",\n").ToString()))).Message);
    }

    private static string Fixture(string name) => Path.Combine(RealSeed.Folder, "..", "tests", "CooperationGraph.Tests", "Sources", name);

    private IEnumerable<string> Signed(string id) => _trial.Rows("agreements.csv").Where(row => row.StartsWith(id + ",", StringComparison.Ordinal)).Select(row => row.Split(',')[6]);

    private ImportReport Import(params object?[][] rows) => Import(new WorkbookFile().Sheet("Table", rows));

    private ImportReport Import(WorkbookFile workbook, string form = "unctad")
    {
        _trial.Seed.Write();
        return _trial.ImportAgain(form, workbook.Save(_trial.PathOf("published.xlsx")));
    }
}
