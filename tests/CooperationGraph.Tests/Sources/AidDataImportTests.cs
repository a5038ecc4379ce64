using System.Text;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

public sealed class AidDataImportTests : IDisposable
{
    private const string Header = "AidData Record ID,Recipient,Recipient ISO-3,Title,Status,Flow Type,Sector Name,Amount (Constant USD 2021),Amount (Nominal USD),Amount (Original Currency),Original Currency,Commitment Year,Commitment Date (MM/DD/YYYY),Commitment Date Estimated,Actual Completion Date (MM/DD/YYYY),Funding Agencies,Funding Agencies Type,Infrastructure,Umbrella";

    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_record_becomes_a_financing_with_recipient_sector_lenders_and_sums()
    {
        var report = Import("39539.0,Kazakhstan,KAZ,A loan,Completion,Loan,TRANSPORT AND STORAGE,2.17e+08,\"US$1,234.5 million\",\"7,000\",RMB,2014,01/01/2014,,12/31/2016,China Development Bank (CDB)|Export-Import Bank of China,State-owned Policy Bank|State-owned Policy Bank,Yes,No");
        Assert.Equal(["new published.csv:2 financings.csv financing:gcdf-39539: It is not in the folder."], report.Entries.Select(entry => entry.ToLine()));
        // 1 January is what AidData writes for a year.
        Assert.Equal(["financing:gcdf-39539,A loan,39539,Kazakhstan,TRANSPORT AND STORAGE,COMPLETION,LOAN,2014,,2016-12-31,true,,,,,,country:KAZ"], _trial.Rows("financings.csv"));
        Assert.Equal(["financing:gcdf-39539,sector:crs-210"], _trial.Rows("in_sector.csv"));
        Assert.Equal(["financing:gcdf-39539,organization:cdb", "financing:gcdf-39539,organization:export-import-bank-of-china"], _trial.Rows("lent_by.csv"));
        Assert.Contains("organization:export-import-bank-of-china,Export-Import Bank of China,,POLICY_BANK,,,", _trial.Rows("organizations.csv"));
        Assert.Equal(
            ["amount:gcdf-39539-constant,COMMITMENT,217000000,,USD,CONSTANT,2021,EQUAL,,,,financing:gcdf-39539", "amount:gcdf-39539-nominal,COMMITMENT,1234500000,,USD,NOMINAL,,EQUAL,,,,financing:gcdf-39539", "amount:gcdf-39539-nominal-cny,COMMITMENT,7000,,CNY,NOMINAL,,EQUAL,,,,financing:gcdf-39539"],
            _trial.Rows("amounts.csv"));
        Assert.Contains("claim:financing-gcdf-39539-ds-gcdf3,,,,,ASSERTS,NORMAL,record 39539,,,,financing:gcdf-39539,source:ds-gcdf3", _trial.Rows("claims.csv"));
        Assert.Equal(5, _trial.Rows("claims.csv").Count(row => row.EndsWith("source:ds-gcdf3", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1,Kenya,KAZ,A loan", "new published.csv:2 financings.csv financing:gcdf-1: It is not in the folder.")]
    [InlineData("1,China,KAZ,A loan", "unmatched published.csv:2:recipient_iso3: The recipient 'China' is country:CHN, and the code 'KAZ' country:KAZ.")]
    [InlineData("1,Kazakhstan,KAX,A loan", "unmatched published.csv:2:recipient_iso3: No country has the code 'KAX'.")]
    [InlineData("1,Atlantis,,A loan", "unmatched published.csv:2:recipient: 'Atlantis' is neither a country nor a group of the folder, by none of its names. Add an alias, or the group.")]
    [InlineData("1,NA,NA,A loan", "unmatched published.csv:2:recipient: No recipient is named.")]
    [InlineData("one,Kazakhstan,KAZ,A loan", "unmatched published.csv:2:record_id: 'one' is no number of a record.")]
    [InlineData("1,Kazakhstan,KAZ,", "unmatched published.csv:2:title: The record has no title.")]
    public void What_a_record_is_about_is_told_by_code_and_name_or_not_at_all(string row, string line) => Assert.Equal([line], Import(row).Entries.Select(entry => entry.ToLine()));

    [Fact]
    public void A_cell_that_nobody_understands_is_left_out_and_told()
    {
        var report = Import("7,Kazakhstan,KAZ,A loan,Dreamt of,Loan,ASTROLOGY,RMB 5 million,\"1,5\",5,XYZ,2013,2014-05-06,,soon");
        Assert.Equal(
            ["status", "commitment_date", "actual_completion_date", "sector_name", "amount_constant_usd", "amount_nominal_usd", "original_currency"],
            report.Entries.Where(entry => entry.Verdict == Verdict.Unmatched).Select(entry => entry.Column));
        Assert.Equal(7, report.Cells);
        Assert.Equal(["financing:gcdf-7,A loan,7,Kazakhstan,ASTROLOGY,,LOAN,,,,,,,,,,country:KAZ"], _trial.Rows("financings.csv"));
        Assert.Empty(_trial.Rows("amounts.csv"));
    }

    // The loans under an umbrella are records of their own.
    [Fact]
    public void The_sum_of_an_umbrella_is_not_counted_and_an_estimated_one_is_approximate()
    {
        var report = _trial.Import("aiddata", "AidData Record ID,Title,Recipient,Financier Country,Umbrella,Amount Estimated,Amount (Nominal USD)\n1,A frame,Namibia,China,Yes,No,500\n2,A loan,Namibia,China,No,Yes,200\n3,Another,Namibia,South Korea,No,No,300\n");
        Assert.Equal(
            ["new published.csv:2 financings.csv financing:gcdf-1: It is not in the folder.",
             "unmatched published.csv:2:amount_nominal_usd financings.csv financing:gcdf-1: The record is an umbrella over others, whose sums are '500' together: it would count twice. The cell is left out.",
             "new published.csv:3 financings.csv financing:gcdf-2: It is not in the folder.",
             "unmatched published.csv:4:financier_country: The money comes from 'South Korea', and this form has what comes from China."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Equal(["amount:gcdf-2-nominal,COMMITMENT,200,,USD,NOMINAL,,APPROXIMATELY,,,,financing:gcdf-2"], _trial.Rows("amounts.csv"));
    }

    [Fact]
    public void A_sum_or_a_word_that_is_not_taken_is_told()
    {
        var report = _trial.Import("aiddata", "AidData Record ID,Title,Recipient,Flow Type Simplified,Amount (Constant USD),Amount (Nominal USD),Amount (Original Currency),Original Currency\n1,A loan,Namibia,Vague TBD,1000,500,500.0,USD\n2,Another,Namibia,Loan,,500,600,USD\n");
        Assert.Equal(
            ["new published.csv:2 financings.csv financing:gcdf-1: It is not in the folder.",
             "unmatched published.csv:2:flow_type_simplified financings.csv financing:gcdf-1: 'Vague TBD' is none of the words that are known for 'flow_type'. The cell is left out.",
             "unmatched published.csv:2:amount_constant_usd financings.csv financing:gcdf-1: The header does not name the year in whose prices '1000' is, as 'Amount (Constant USD 2021)' does. The cell is left out.",
             "new published.csv:3 financings.csv financing:gcdf-2: It is not in the folder.",
             "unmatched published.csv:3:amount_original_currency financings.csv financing:gcdf-2: The sum in dollars is 600 here and 500 beside it, which was taken. The cell is left out."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Equal(["amount:gcdf-1-nominal", "amount:gcdf-2-nominal"], _trial.Rows("amounts.csv").Select(row => row.Split(',')[0]));
    }

    // The bank comes into the folder with whichever record is kept.
    [Fact]
    public void A_record_that_the_rules_refuse_takes_nothing_from_the_others()
    {
        var record = ",Namibia,NAM,A loan,,,,,,,,,,,,Bank of Elsewhere,State-owned Commercial Bank";
        var report = Import($"1{record.Replace("A loan", new string('x', 40_000), StringComparison.Ordinal)}\n2{record}");
        Assert.Equal([(2, Verdict.Unmatched), (3, Verdict.New)], report.Entries.Select(entry => (entry.Row, entry.Verdict)));
        Assert.Contains("cell_too_long", report.Entries[0].Message, StringComparison.Ordinal);
        Assert.Equal(["financing:gcdf-2,organization:bank-of-elsewhere"], _trial.Rows("lent_by.csv"));
        Assert.Contains(_trial.Rows("organizations.csv"), row => row.StartsWith("organization:bank-of-elsewhere,", StringComparison.Ordinal));
    }

    [Fact]
    public void Records_for_several_countries_keep_each_of_them_and_an_estimated_day_is_a_year()
    {
        Import("8,Kazakhstan; Namibia,,A loan,Cancelled,Export Credit,,,,,,2016,2016-12-01,Yes");
        Assert.Equal(["financing:gcdf-8,A loan,8,Kazakhstan; Namibia,,CANCELLED,EXPORT_CREDIT,2016,,,,,,,,,country:KAZ;country:NAM"], _trial.Rows("financings.csv"));
    }

    [Fact]
    public void A_record_that_is_there_is_compared_and_never_overwritten()
    {
        Import("39539,Kazakhstan,KAZ,A loan,Implementation,,TRANSPORT AND STORAGE,100,,,,2014,2014-03-04");
        var before = _trial.Rows("financings.csv").Concat(_trial.Rows("amounts.csv")).ToList();
        var path = _trial.Publish("later.csv", $"{Header}\n39539,Kazakhstan,KAZ,A loan,Completion,,TRANSPORT AND STORAGE,100.5,,,,2014,03/04/2014\n");
        var later = _trial.ImportAgain("aiddata", path);
        Assert.Equal(
            ["differing later.csv:2:status financings.csv financing:gcdf-39539: 'status' is 'IMPLEMENTATION' in the folder, and published as 'COMPLETION'.",
             "differing later.csv:2:amount_constant_usd amounts.csv amount:gcdf-39539-constant: 'value' is '100' in the folder, and published as '100.5'."],
            later.Entries.Select(entry => entry.ToLine()));
        Assert.Equal(before, _trial.Rows("financings.csv").Concat(_trial.Rows("amounts.csv")));
        Assert.Equal([new("claims.csv", 2)], later.Written);
        var state = _trial.State();
        Assert.Empty(_trial.ImportAgain("aiddata", path).Written);
        Assert.Equal(state, _trial.State());
    }

    // The whole of a syndicated loan is not one lender's commitment.
    [Fact]
    public void A_record_s_sum_is_no_claim_about_the_loan_of_a_whole_syndicate()
    {
        _trial.Seed.Add("financings.csv", ("id", "financing:gcdf-5"), ("title", "A loan"), ("record_id", "5"), ("recipient_as_given", "Kazakhstan"), ("unverified", "true"), ("received_by", "country:KAZ"))
            .Add("amounts.csv", ("id", "amount:gcdf-5-nominal"), ("kind", "LOAN"), ("value", "1000"), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "EQUAL"), ("unverified", "true"), ("amount_of", "financing:gcdf-5"));
        var report = Import("5,Kazakhstan,KAZ,A loan,,,,,40");
        Assert.Equal(["new published.csv:2 financings.csv financing:gcdf-5: The folder lacks 'amount:gcdf-5-nominal-usd'."], report.Entries.Select(entry => entry.ToLine()));
        Assert.Equal(["amount:gcdf-5-nominal,LOAN,1000", "amount:gcdf-5-nominal-usd,COMMITMENT,40"], _trial.Rows("amounts.csv").Select(row => string.Join(',', row.Split(',')[..3])));
        Assert.Empty(_trial.ImportAgain("aiddata", _trial.PathOf("published.csv")).Written);
    }

    [Fact]
    public void A_number_that_stands_there_twice_is_taken_once()
    {
        var report = Import("1,Kazakhstan,KAZ,A loan\n1,Kazakhstan,KAZ,Another loan\n1,Kazakhstan,KAZ,A loan");
        Assert.Equal(
            ["new published.csv:2 financings.csv financing:gcdf-1: It is not in the folder.", "unmatched published.csv:3: Row 2 is about 'financing:gcdf-1' too, and says something else: the second one is left out.", "unmatched published.csv:4: Row 2 says the same: the second one is left out."],
            report.Entries.Select(entry => entry.ToLine()));
    }

    // Version 2.0 has other names for columns, counts in dollars of 2017 and gives no codes of countries.
    [Fact]
    public void Version_2_is_another_source_with_another_base_year()
    {
        _trial.Import("aiddata", "Title,AidData TUFF Project ID,Recipient,Amount (Constant USD2017)\nA loan,12,Kazakhstan,3000\n");
        Assert.Equal(["amount:gcdf-12-constant,COMMITMENT,3000,,USD,CONSTANT,2017,EQUAL,,,,financing:gcdf-12"], _trial.Rows("amounts.csv"));
        Assert.Contains(_trial.Rows("sources.csv"), row => row.StartsWith("source:ds-gcdf2,DATASET,AidData at William & Mary,Global Chinese Development Finance Dataset 2.0,", StringComparison.Ordinal));
    }

    // Published again from the seed's own files, by a writer of the test's own: every twentieth record, and each for a region.
    [Fact]
    public void Of_the_real_seed_every_record_is_the_same_and_one_that_was_changed_differs()
    {
        var rows = SeedCsv.Rows("financings.csv").Where((row, i) => i % 20 == 0 || row["received_by"].StartsWith("group:", StringComparison.Ordinal)).ToList();
        var constant = SeedCsv.Rows("amounts.csv").Where(row => row["price_basis"] == "CONSTANT").ToDictionary(row => row["amount_of"], row => row["value"]);
        var text = new StringBuilder("AidData Record ID,Title,Recipient,Recipient ISO-3,Status,Sector Name,Commitment Date,Amount (Constant USD 2021)\n");
        foreach (var row in rows)
        {
            var code = row["received_by"].StartsWith("country:", StringComparison.Ordinal) ? row["received_by"][8..] : "";
            var status = row == rows[0] ? "Suspended" : row["status"];
            string?[] cells = [row["record_id"], row["title"], row["recipient_as_given"], code, status, row["sector_as_given"], row["committed_on"] is { Length: 4 } year ? year + "-01-01" : row["committed_on"], constant.GetValueOrDefault(row["id"])];
            text.AppendJoin(',', cells.Select(cell => $"\"{cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
        }

        var report = _trial.ImportInto(RealSeed.Folder, "aiddata", text.ToString());
        Assert.InRange(rows.Count, 400, 600);
        Assert.Equal([(Verdict.New, 0), (Verdict.Same, rows.Count - 1), (Verdict.Differing, 1), (Verdict.Unmatched, 0)], report.Rows.Select(each => (each.Key, each.Value)));
        Assert.Equal([new("claims.csv", 1)], report.Written);
    }

    private ImportReport Import(string rows) => _trial.Import("aiddata", $"{Header}\n{rows}\n");
}
