using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>What comes out of spreadsheets and editors instead of the file that was meant: each is told, with what to do, and nothing is lost silently.</summary>
public sealed class SeedFileTests : IDisposable
{
    private readonly SeedCopy _seed = new();

    [Theory]
    [InlineData("wrong_delimiter", 1, "semicolons", "from;to\nagreement:bit;sector:energy\n")]
    [InlineData("wrong_delimiter", 1, "tabs", "from\tto\nagreement:bit\tsector:energy\n")]
    [InlineData("missing_header", 1, "'sep='", "sep=,\nfrom,to\nagreement:bit,sector:energy\n")]
    [InlineData("missing_header", 1, "from,to", "agreement:bit,sector:energy\n")]
    [InlineData("empty_header", 1, "from,to", "\nfrom,to\n")]
    [InlineData("duplicate_column", 1, "'to'", "from,to,to\nagreement:bit,sector:energy,sector:oil\n")]
    [InlineData("unknown_column", 1, "curly", "from,to,“note”\nagreement:bit,sector:energy,x\n")]
    [InlineData("nameless_column", 2, "name", "from,to,\nagreement:bit,sector:energy,lost\n")]
    [InlineData("repeated_header", 3, "again", "from,to\nagreement:bit,sector:energy\nfrom,to\n")]
    [InlineData("ragged_row", 3, "'#'", "from,to\nagreement:bit,sector:energy\n# oil to come\n")]
    [InlineData("ragged_row", 3, "curly", "from,to\nagreement:bit,sector:energy\n“agreement:bit,x”,sector:oil\n")]
    [InlineData("ragged_row", 3, "missing", "from,to\nagreement:bit,sector:energy\nagreement:bit\n")]
    [InlineData("ragged_row", 2, "Separate", "from,to\nagreement:bit;sector:energy\n")]
    [InlineData("broken_reference", 2, "'#'", "from,to\n#agreement:bit,sector:energy\n")]
    [InlineData("broken_reference", 2, "row for each", "from,to\nagreement:bit,sector:energy;sector:oil\n")]
    [InlineData("malformed_csv", 3, "quote", "from,to\nagreement:bit,sector:energy\n\"agreement:bit,sector:oil\n")]
    [InlineData("malformed_csv", 2, "quote", "from,to\n\"agreement\"x,sector:energy\n")]
    public void A_file_that_is_not_meant_so_is_refused_with_what_to_do(string code, int row, string says, string text)
    {
        var result = _seed.ReadAfter("covers.csv", _ => text);
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Severity == Severity.Error);
        Assert.Equal((code, "covers.csv", row), (notice.Code, notice.File, notice.Row));
        Assert.Contains(says, notice.Message, StringComparison.Ordinal);
        Assert.Null(result.Dataset);
    }

    [Theory]
    [InlineData("empty_column", 1, "from,to,,\nagreement:bit,sector:energy,,\n")]
    [InlineData("trailing_commas", 2, "from,to\nagreement:bit,sector:energy,,\n")]
    [InlineData("blank_row", 2, "from,to\n\nagreement:bit,sector:energy\n,\n")]
    [InlineData("stray_white_space", 2, "from,to\nagreement:bit ,sector:energy\n")]
    [InlineData("stray_white_space", 2, "from,to\n\u00A0agreement:bit,sector:energy\n")]
    public void What_is_left_out_without_a_loss_is_told_and_the_rest_is_as_if_it_had_not_been_there(string code, int row, string text)
    {
        var clean = _seed.ReadAfter("covers.csv", _ => "from,to\nagreement:bit,sector:energy\n").Dataset!.Revision;
        var result = _seed.ReadAfter("covers.csv", _ => text);
        var notice = Assert.Single(result.Notices.Kept, notice => notice.Row is not null);
        Assert.Equal((code, Severity.Warning, "covers.csv", row), (notice.Code, notice.Severity, notice.File, notice.Row));
        Assert.Equal(clean, result.Dataset!.Revision);
    }

    [Fact]
    public void Rows_below_empty_ones_keep_the_number_that_a_spreadsheet_gives_them() =>
        Assert.Contains(_seed.ReadAfter("covers.csv", _ => "from,to\n\n\nagreement:bit,sector:none\n").Notices.Kept, notice => notice is { Code: "broken_reference", Row: 4 });

    [Fact]
    public void A_ragged_row_hides_no_other_mistake_and_makes_none_of_what_refers_to_it()
    {
        _seed.Add("covers.csv", ("from", "agreement:other"), ("to", "sector:enrgy")).Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:other"), ("cites", "source:un"));
        var result = _seed.ReadAfter("agreements.csv", text => text + "agreement:other,JOINT_STATEMENT\n");
        Assert.Equal(["broken_reference covers.csv 2 to", "ragged_row agreements.csv 3 "], result.Notices.Kept.Select(notice => $"{notice.Code} {notice.File} {notice.Row} {notice.Column}").Order());
    }

    [Fact]
    public void A_file_that_cannot_be_read_makes_no_other_mistakes()
    {
        var result = _seed.ReadAfter("claims.csv", _ => "");
        Assert.Equal(["empty_file claims.csv"], result.Notices.Kept.Select(notice => $"{notice.Code} {notice.File}"));
    }

    [Theory]
    [InlineData("utf-16", "invalid_utf8", "UTF-16")]
    [InlineData("utf-16BE", "invalid_utf8", "UTF-16")]
    [InlineData("latin1", "invalid_utf8", "Line 2 is not UTF-8")]
    public void Another_encoding_is_named(string encoding, string code, string says)
    {
        _seed.Set("sources.csv", 0, "title", "Traités").Write();
        var path = Path.Combine(_seed.Folder, "sources.csv");
        File.WriteAllText(path, File.ReadAllText(path), Encoding.GetEncoding(encoding));
        var notice = Assert.Single(DatasetReader.Read(_seed.Folder).Notices.Kept);
        Assert.Equal((code, "sources.csv"), (notice.Code, notice.File));
        Assert.Contains(says, notice.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public void Bytes_that_are_no_text_are_refused_with_their_line(byte[] bytes)
    {
        _seed.Write();
        using (var file = File.Open(Path.Combine(_seed.Folder, "covers.csv"), FileMode.Append)) file.Write(bytes);
        Assert.Contains(DatasetReader.Read(_seed.Folder).Notices.Kept, notice => notice is { Code: "invalid_utf8", File: "covers.csv", Row: 2 });
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0, 0 }, "not_csv", "workbook")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0, 0 }, "not_csv", "(.xls)")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8 }, "not_csv", "gzip")]
    [InlineData(new byte[] { }, "empty_file", "header")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "empty_file", "header")]
    public void A_file_that_is_no_csv_is_told_so(byte[] bytes, string code, string says)
    {
        _seed.Write();
        File.WriteAllBytes(Path.Combine(_seed.Folder, "covers.csv"), bytes);
        var notice = Assert.Single(DatasetReader.Read(_seed.Folder).Notices.Kept, notice => notice.Severity == Severity.Error);
        Assert.Equal((code, "covers.csv"), (notice.Code, notice.File));
        Assert.Contains(says, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_left_out_and_mentioned()
    {
        var result = _seed.ReadAfter("sources.csv", text => "\uFEFF" + text);
        Assert.Equal(("byte_order_mark", Severity.Info), Assert.Single(result.Notices.Kept.Select(notice => (notice.Code, notice.Severity))));
        Assert.NotNull(result.Dataset);
    }

    [Theory]
    [InlineData("Sectors.CSV", "unknown_file")]
    [InlineData("agreements.xlsx", "Workbooks are not read")]
    [InlineData("agreements (1).csv", "'agreements.csv'")]
    [InlineData("data.json", "not read")]
    public void A_file_that_is_not_read_is_told(string name, string says)
    {
        _seed.Write();
        File.WriteAllText(Path.Combine(_seed.Folder, name), "x");
        var notice = Assert.Single(DatasetReader.Read(_seed.Folder).Notices.Kept);
        Assert.Equal(("unknown_file", Severity.Warning, name), (notice.Code, notice.Severity, notice.File));
        Assert.Contains(says, notice.ToLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_other_capitals_is_told_with_the_one_that_is_meant()
    {
        _seed.Write();
        File.Move(Path.Combine(_seed.Folder, "sectors.csv"), Path.Combine(_seed.Folder, "Sectors.CSV"));
        Assert.Contains(DatasetReader.Read(_seed.Folder).Notices.Kept, notice => notice is { Code: "missing_file", File: "sectors.csv" } && notice.Message.Contains("'Sectors.CSV' is there", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData(".gitattributes")]
    [InlineData(".~lock.agreements.csv#")]
    public void Documents_and_hidden_files_may_stand_there(string name)
    {
        _seed.Write();
        File.WriteAllText(Path.Combine(_seed.Folder, name), "x");
        Assert.Empty(DatasetReader.Read(_seed.Folder).Notices.Kept);
    }

    [Fact]
    public void Dates_that_a_spreadsheet_turned_are_told_once_with_their_number()
    {
        for (var i = 0; i < 500; i++)
            _seed.Add("agreements.csv", ("id", $"agreement:{i}"), ("type", "JOINT_STATEMENT"), ("title_en", "T"), ("signed_on", "03/09/2001"), ("unverified", "true"));
        var kept = _seed.Read().Notices.Kept;
        Assert.Equal(2, kept.Count);
        Assert.Equal(("spreadsheet_date", 3, "signed_on"), (kept[0].Code, kept[0].Row, kept[0].Column));
        Assert.Contains("as text", kept[0].Message, StringComparison.Ordinal);
        Assert.Contains("499 more", kept[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TRUE_is_true_and_FALSE_is_no_mark()
    {
        var revision = _seed.Read().Dataset!.Revision;
        _seed.Set("countries.csv", 0, "unverified", "TRUE").Set("countries.csv", 1, "unverified", "True").Set("agreements.csv", 0, "unverified", "FALSE");
        var result = _seed.Read();
        Assert.Equal(revision, result.Dataset!.Revision);
        Assert.Equal(3, result.Notices.Counts["spreadsheet_flag"]);
    }

    [Theory]
    [InlineData("~1992-08", "Write '1992-08~'.")]
    [InlineData("c. 1992", "Write '1992~'.")]
    [InlineData("1992 ?", "Write '1992?'.")]
    [InlineData("1992?~", "Write '1992%'.")]
    [InlineData("1992?-08", "Write '1992-08?'.")]
    [InlineData("1990s", "Write '199X'.")]
    [InlineData("199x", "Write '199X'.")]
    [InlineData("1992-08-00", "Write '1992-08'.")]
    [InlineData("1992-00-00", "Write '1992'.")]
    [InlineData("1992..1993", "Write '1992/1993' for some day from the one to the other")]
    [InlineData("[1992..1993]", "Write '1992/1993' ")]
    [InlineData("1992 / 1993", "Write '1992/1993' ")]
    [InlineData("1992–1993", "Write '1992/1993' ")]
    [InlineData("1992-08–10", "Write '1992-08-10'.")]
    [InlineData("1992−08−10", "Write '1992-08-10'.")]
    [InlineData("1992—08", "Write '1992-08'.")]
    [InlineData("1992-1993", "Write '1992/1993' ")]
    [InlineData("1992/93", "Write '1992/1993' ")]
    [InlineData("..1994", "Write '../1994' ")]
    [InlineData("1994..", "Write '1994/..' ")]
    [InlineData("before 1994", "Write '../1994' ")]
    [InlineData("since 1994-05", "Write '1994-05/..' ")]
    [InlineData("1994/1992", "It ends before it begins")]
    [InlineData("../..", "leave the cell empty")]
    [InlineData("XXXX", "leave the cell empty")]
    [InlineData("1992-21", "write the months")]
    [InlineData("1992-22/1993", "write the months")]
    [InlineData("1992-13/1993", "No calendar has that")]
    [InlineData("2020-02-30", "No calendar has that")]
    [InlineData("2020-02-30~", "No calendar has that")]
    [InlineData("2020-13", "No calendar has that")]
    [InlineData("=\"1993-01-01\"", "A formula is no date")]
    [InlineData("in spring", "YYYY-MM-DD")]
    [InlineData("1XXX", "YYYY-MM-DD")]
    [InlineData("Y17E7", "'1992/1994' for some day from the one to the other")]
    public void What_is_no_date_is_told_how_to_be_written(string cell, string says)
    {
        var notice = Assert.Single(_seed.Set("agreements.csv", 0, "in_force_on", cell).Read().Notices.Kept);
        Assert.Equal("invalid_date", notice.Code);
        Assert.Contains(says, notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.000.000", "'1.000.000' is no number. Write digits with a point before the decimals, without separators or exponent.")]
    [InlineData("1-2", "'1-2' is no number. Write digits with a point before the decimals, without separators or exponent.")]
    [InlineData("1234567890123456789", "'1234567890123456789' is no number that every store holds: at most 18 digits before the point, 20 after it, and no more in all than a double keeps, which any 15 are. Write digits with a point before the decimals, without separators or exponent.")]
    [InlineData("-1", "'value' is -1; it may be 0 or more. Correct the number.")]
    public void What_is_no_number_and_what_is_out_of_bounds_are_told_apart(string cell, string says)
    {
        _seed.Add("projects.csv", ("id", "project:dam"), ("name_en", "Dam"), ("unverified", "true"))
            .Add("amounts.csv", ("id", "amount:1"), ("kind", "LOAN"), ("value", cell), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "EQUAL"), ("unverified", "true"), ("amount_of", "project:dam"));
        Assert.Equal(says, Assert.Single(_seed.Read().Notices.Kept).Message);
    }

    [Fact]
    public void A_word_outside_the_list_names_the_list_and_none_that_means_the_opposite()
    {
        _seed.Add("projects.csv", ("id", "project:dam"), ("name_en", "Dam"), ("unverified", "true"))
            .Add("amounts.csv", ("id", "amount:1"), ("kind", "LOAN"), ("value", "1"), ("currency", "USD"), ("price_basis", "NOMINAL"), ("comparison", "LOWER_THAN"), ("unverified", "true"), ("amount_of", "project:dam"));
        var notice = Assert.Single(_seed.Read().Notices.Kept);
        Assert.Equal("'LOWER_THAN' is not in the list of 'comparison': EQUAL, APPROXIMATELY, NEARLY, REACHED, MORE_THAN, LESS_THAN, UP_TO, RANGE.", notice.Message);
    }

    [Fact]
    public void Two_ids_in_a_cell_are_told_apart()
    {
        var notice = Assert.Single(_seed.Set("sectors.csv", 1, "subsector_of", "sector:energy;sector:b").Read().Notices.Kept);
        Assert.Equal("No row has the id 'sector:energy;sector:b'. The column 'subsector_of' holds one id: keep one of them, and say the others in a note.", notice.Message);
    }

    [Fact]
    public void A_cell_of_what_may_be_several_holds_each_id_once()
    {
        _seed.Add("agreements.csv", ("id", "agreement:protocol"), ("type", "MEMORANDUM"), ("title_en", "Protocol"), ("unverified", "true"));
        var notices = _seed.Set("agreements.csv", 0, "replaced_by", "agreement:protocol;agreement:none; agreement:protocol;country:KAZ").Read().Notices.Kept;
        Assert.Equal(
            ["broken_reference agreement:none", "wrong_end country:KAZ", "repeated_reference agreement:protocol"],
            notices.Select(notice => $"{notice.Code} {notice.Value}"));
    }

    [Fact]
    public void A_claim_on_a_relationship_from_its_other_end_is_told_where_it_belongs()
    {
        var notice = Assert.Single(_seed.Set("claims.csv", 0, "field", "PARTY_TO").Set("claims.csv", 0, "value", "country:KAZ").Read().Notices.Kept);
        Assert.Equal("Agreement has no field 'PARTY_TO'. PARTY_TO leads from Country or CountryGroup or Organization: let the claim be about that row, and write the id of the other one as its value.", notice.Message);
    }

    [Fact]
    public void What_cannot_be_seen_is_spelled_out_in_a_notice_and_long_texts_are_cut()
    {
        var line = Assert.Single(_seed.Set("agreements.csv", 0, "amends", "agreement:\u001B[31m" + new string('x', 1000)).Read().Notices.Kept, notice => notice.Code == "broken_reference").ToLine();
        Assert.Contains("agreement:<U+001B>[31mxxx", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1, 300);
    }

    [Fact]
    public void Three_thousand_wrong_claims_are_read_at_once()
    {
        for (var i = 0; i < 3000; i++)
            _seed.Add("claims.csv", ("id", $"claim:w{i}"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("field", "REPLACED_BY"), ("value", $"agreement:wrong-{i}"), ("about", "agreement:bit"), ("cites", "source:un"));
        var names = 0;
        var notices = new NoticeList();
        for (var i = 0; i < 3000; i++)
        {
            notices.Add("code", Severity.Error, "claims.csv", () =>
            {
                names++;
                return "wrong";
            }, i, "value");
        }

        Assert.Equal(NoticeList.KeptPerColumn, names);
        Assert.Equal(3000, _seed.Read().Notices.Counts["claim_value_does_not_parse"]);
    }

    public void Dispose() => _seed.Dispose();
}
