using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

public sealed class WorkbookImportTests : IDisposable
{
    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_workbook_with_a_title_merged_headers_serial_dates_and_other_sheets_is_read()
    {
        var path = new WorkbookFile()
            .Sheet("Read me", [["UNCTAD"], ["Downloaded yesterday"]])
            .Sheet("IIAs",
                [
                    ["International Investment Agreements", null, null, null, null, null],
                    ["No.", "Short title", "Type", "Parties", "Date of", null],
                    [null, null, null, null, "signature", "entry into force"],
                    [1, "China - Korea BIT (2007)", "BITs", "China; Korea, Republic of;", new DateOnly(2007, 9, 7), 39417],
                    [2, "China - Kazakhstan BIT (1992)", "BITs", "China; Kazakhstan;", 33826.0, "NA"],
                ],
                "A1:F1", "E2:F2", "A2:A3", "B2:B3", "C2:C3", "D2:D3")
            .Save(_trial.PathOf("treaties.xlsx"));
        _trial.Seed.Write();
        var report = _trial.ImportAgain("unctad", path);
        Assert.Equal(
            ["new treaties.xlsx[IIAs]:4 agreements.csv agreement:bit-cn-kr-2007: It is not in the folder.", "same treaties.xlsx[IIAs]:5 agreements.csv agreement:bit: The folder says the same; 1 claims of this source are new."],
            report.Entries.Select(entry => entry.ToLine()));
        // 39417 is 1 December 2007.
        Assert.Contains(_trial.Rows("agreements.csv"), row => row.StartsWith("agreement:bit-cn-kr-2007,", StringComparison.Ordinal) && row.Contains(",2007-09-07,,2007-12-01,", StringComparison.Ordinal));
        Assert.Equal("The sheet 'Read me' has no row that names the columns of 'unctad': 'Parties', 'Date of signature' are missing.", Assert.Single(report.LeftOut));
    }

    [Fact]
    public void Numbers_of_a_workbook_stay_what_they_are()
    {
        var path = new WorkbookFile()
            .Sheet("GCDF_3.0", [["AidData Record ID", "Recipient", "Title", "Amount (Constant USD 2021)", "Commitment Year"], [39539, "Kazakhstan", "A loan", 134827753.471456, 2019], [4, "Kazakhstan", "Another", 2.17e+08, 2001]])
            .Save(_trial.PathOf("gcdf.xlsx"));
        _trial.Seed.Write();
        Assert.Equal(2, _trial.ImportAgain("aiddata", path).Rows[Verdict.New]);
        Assert.Equal(["134827753.471456", "217000000"], _trial.Rows("amounts.csv").Select(row => row.Split(',')[2]));
        Assert.Equal(["2019", "2001"], _trial.Rows("financings.csv").Select(row => row.Split(',')[7]));
    }

    [Fact]
    public void Every_sheet_with_the_columns_is_read()
    {
        object?[] header = ["Parties", "Date of signature", "Short title", "Type"];
        var path = new WorkbookFile()
            .Sheet("BITs", [header, ["China; Namibia", new DateOnly(2005, 11, 17), "China - Namibia BIT (2005)", "BITs"]])
            .Sheet("TIPs", [header, ["China; Hong Kong, China SAR", new DateOnly(2003, 6, 29), "China - Hong Kong CEPA (2003)", "TIPs"], ["China; Namibia", new DateOnly(2005, 11, 17), "China - Namibia BIT (2005)", "BITs"]])
            .Save(_trial.PathOf("both.xlsx"));
        _trial.Seed.Write();
        Assert.Equal([("BITs", Verdict.New), ("TIPs", Verdict.New), ("TIPs", Verdict.Unmatched)], _trial.ImportAgain("unctad", path).Entries.Select(entry => (entry.Sheet!, entry.Verdict)));
        var state = _trial.State();
        _trial.ImportAgain("unctad", path);
        Assert.Equal(state, _trial.State());
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and nothing more", "The workbook cannot be read")]
    [InlineData("%PDF-1.7", "The file is a PDF document")]
    [InlineData("<html><table>", "The file is a web page")]
    [InlineData("", "The file is empty")]
    [InlineData("a,b\n1,2\n", "has no row that names the columns of 'unctad': 'Parties', 'Date of signature' are missing")]
    [InlineData("Parties,Date of signature\n\"China, 1", "cannot be read from row 2 on")]
    public void What_is_no_table_of_the_form_is_refused_in_words(string content, string words)
    {
        _trial.Seed.Write();
        var state = _trial.State();
        Assert.Contains(words, Assert.Throws<UnreadableFileException>(() => _trial.ImportAgain("unctad", _trial.Publish("other", content))).Message, StringComparison.Ordinal);
        Assert.Equal(state, _trial.State());
    }
}
