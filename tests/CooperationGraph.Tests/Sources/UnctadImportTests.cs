using System.Text;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Tests.Sources;

public sealed class UnctadImportTests : IDisposable
{
    // Every trap in one export: other order and capitals, a column more, lists with commas in names, dates in three forms, "N/A", a group, an unknown country, a double, a type that nothing tells.
    private const string Export = """
        STATUS;Parties;Text;short title;DATE OF SIGNATURE;Date of entry into force;Termination date;Type;No.
        In force;"China, Kazakhstan";x;China - Kazakhstan BIT (1992);10/08/1992;13/08/1994;;BITs;1
        Signed (not in force);"China, Korea, Republic of";x;China - Korea, Republic of BIT (2007);07/09/2007;N/A;NA;BITs;2
        In force;"Hong Kong, China SAR, Association of Two (AT)";x;Hong Kong - AT FTA (1993);25/12/1993;1995-01;;TIPs;3
        In force;"Atlantis, China";x;Atlantis - China BIT (1999);01/02/1999;;;BITs;4
        Signed (not in force);"China, Korea, Republic of";x;China - Korea, Republic of BIT (2007);07/09/2007;N/A;NA;BITs;2
        In force;"China, Congo";x;China - Congo Something (2000);20/03/2000;;;TIPs;6
        Half in force;"China, Congo";x;China - Congo BIT (2000);31/02/2000;;;BITs;7

        """;

    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Each_row_is_new_the_same_differing_or_left_to_people()
    {
        var report = _trial.Import("unctad", Export, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(
            [
                "differing published.csv:2:status agreements.csv agreement:bit: 'status' is empty in the folder, and published as 'IN_FORCE'.",
                "new published.csv:3 agreements.csv agreement:bit-cn-kr-2007: It is not in the folder.",
                "new published.csv:4 agreements.csv agreement:fta-hk-pair-1993: It is not in the folder.",
                "unmatched published.csv:5:parties: 'Atlantis' is neither a country nor a group of the folder, by none of its names. Add an alias, or the group.",
                "unmatched published.csv:6: Row 3 says the same: the second one is left out.",
                "unmatched published.csv:7:type: Neither 'TIPs' nor the title 'China - Congo Something (2000)' tells which type of agreement it is.",
                "new published.csv:8 agreements.csv agreement:bit-cn-cg-2000: It is not in the folder.",
                "unmatched published.csv:8:date_of_signature agreements.csv agreement:bit-cn-cg-2000: '31/02/2000' is no date. The cell is left out.",
                "unmatched published.csv:8:status agreements.csv agreement:bit-cn-cg-2000: 'Half in force' is none of the words that are known for 'status'. The cell is left out.",
            ],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Equal([(Verdict.New, 3), (Verdict.Same, 0), (Verdict.Differing, 1), (Verdict.Unmatched, 3)], report.Rows.Select(each => (each.Key, each.Value)));
        Assert.Equal(2, report.Cells);
    }

    [Fact]
    public void The_claim_about_a_row_with_the_longest_id_has_an_id_that_is_none_too_long()
    {
        _trial.Seed.Add("agreements.csv", ("id", "agreement:" + new string('a', 190)), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("subtype", "bilateral_investment_treaty"), ("title_en", "China - Namibia BIT (2005)"), ("unverified", "true"));
        foreach (var party in new[] { "country:CHN", "country:NAM" }) _trial.Seed.Add("party_to.csv", ("from", party), ("to", "agreement:" + new string('a', 190)), ("role", "PARTY"));
        var report = _trial.Import("unctad", "Parties;Short title;Type;Date of signature;Status\nChina, Namibia;China - Namibia BIT (2005);BITs;2005-11-17;In force\n");
        Assert.Equal([Verdict.Differing, Verdict.Differing], report.Entries.Select(entry => entry.Verdict));
        Assert.Equal([("claims.csv", 2), ("sources.csv", 1)], report.Written.Select(each => (each.Key, each.Value)).Order());
    }

    [Fact]
    public void A_row_without_a_day_is_no_second_treaty_of_the_year()
    {
        var report = _trial.Import("unctad", "Parties;Short title;Type;Date of signature\nChina, Kazakhstan;China - Kazakhstan BIT (1992);BITs;1992-08-10\nChina, Kazakhstan;China - Kazakhstan BIT (1992);BITs;in summer\nChina, Namibia;China - Namibia BIT (2005);BITs;\nChina, Namibia;China - Namibia BIT (2005);BITs;TBD\nChina, Namibia;China - Namibia BIT (2005);BITs;2005-11-17\n");
        Assert.Equal(
            ["same published.csv:2 agreements.csv agreement:bit: The folder says the same; 1 claims of this source are new.",
             "unmatched published.csv:3:date_of_signature: 'in summer' is no date.",
             "unmatched published.csv:3:date_of_signature: Row 2 has the same parties, type and year, and this one no day that tells it from that.",
             "unmatched published.csv:4:date_of_signature: Row 6 has the same parties, type and year, and this one no day that tells it from that.",
             "unmatched published.csv:5:date_of_signature: 'TBD' is no date.",
             "unmatched published.csv:5:date_of_signature: Row 6 has the same parties, type and year, and this one no day that tells it from that.",
             "new published.csv:6 agreements.csv agreement:bit-cn-na-2005: It is not in the folder."],
            report.Entries.Select(entry => entry.ToLine()));
    }

    [Fact]
    public void A_row_dated_by_its_year_or_month_alone_is_no_second_treaty_beside_one_with_a_day()
    {
        var report = _trial.Import("unctad", "Parties;Short title;Type;Date of signature\nChina, Namibia;China - Namibia BIT;BITs;2005\nChina, Namibia;China - Namibia BIT;BITs;2005-11\nChina, Namibia;China - Namibia BIT;BITs;2005-11-17\nChina, Namibia;China - Namibia BIT;BITs;2009-02\nChina, Kazakhstan;China - Kazakhstan BIT;BITs;1992-08-10\nChina, Kazakhstan;China - Kazakhstan BIT;BITs;1992\n");
        Assert.Equal(
            ["unmatched published.csv:2:date_of_signature: Row 3 has the same parties, type and year, and this one no day that tells it from that.",
             "unmatched published.csv:3:date_of_signature: Row 4 has the same parties, type and year, and this one no day that tells it from that.",
             "new published.csv:4 agreements.csv agreement:bit-cn-na-2005: It is not in the folder.",
             "new published.csv:5 agreements.csv agreement:bit-cn-na-2009: It is not in the folder.",
             "same published.csv:6 agreements.csv agreement:bit: The folder says the same; 1 claims of this source are new.",
             "unmatched published.csv:7:short_title: Another row is 'agreement:bit' already, with the same parties, type and day."],
            report.Entries.Select(entry => entry.ToLine()));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void It_is_read_in_each_encoding_that_names_itself(string encoding)
    {
        var report = _trial.Import("unctad", "Parties;Short title;Type;Date of signature\nChina, Kazakhstan;China - Kazakhstan BIT (1992);BITs;1992-08-10\n", Encoding.GetEncoding(encoding));
        Assert.Equal("same published.csv:2 agreements.csv agreement:bit: The folder says the same; 1 claims of this source are new.", Assert.Single(report.Entries).ToLine());
    }

    [Fact]
    public void A_state_without_a_code_of_two_letters_is_in_the_id_by_that_of_three()
    {
        _trial.Seed.Add("countries.csv", ("id", "country:YUG"), ("code", "YUG"), ("name_en", "Yugoslavia"), ("unverified", "true"));
        var report = _trial.Import("unctad", "Parties;Short title;Type;Date of signature\nChina, Yugoslavia;China - Yugoslavia BIT (1995);BITs;1995-12-18\n");
        Assert.Equal("agreement:bit-cn-yug-1995", Assert.Single(report.Entries).Id);
    }

    [Fact]
    public void What_is_new_stands_in_the_folder_with_its_parties_and_a_claim_and_nothing_else_changes()
    {
        _trial.Seed.Write();
        var before = new[] { "agreements.csv", "party_to.csv", "claims.csv" }.ToDictionary(file => file, _trial.Rows);
        var report = _trial.Import("unctad", Export, options: new(AsOf: "2025-02"));
        Assert.Equal(report.Revision, _trial.Read().Dataset?.Revision);
        Assert.All(before, each => Assert.Empty(each.Value.Except(_trial.Rows(each.Key))));
        Assert.Equal(
            ["agreement:bit-cn-kr-2007,INVESTMENT_PROTECTION_AGREEMENT,bilateral_investment_treaty,\"China - Korea, Republic of BIT (2007)\",,,2007-09-07,,,,,,,,,,SIGNED,2025-02,,,,,,",
             "agreement:fta-hk-pair-1993,FREE_TRADE_AGREEMENT,fta,Hong Kong - AT FTA (1993),,,1993-12-25,,1995-01,,,,,,,,IN_FORCE,2025-02,,,,,,"],
            _trial.Rows("agreements.csv").Where(row => row.Contains("bit-cn-kr", StringComparison.Ordinal) || row.Contains("fta", StringComparison.Ordinal)));
        Assert.Equal(["country:CHN,agreement:bit-cn-kr-2007,PARTY,,,,,,,,", "country:HKG,agreement:fta-hk-pair-1993,PARTY,,,,,,,,", "country:KOR,agreement:bit-cn-kr-2007,PARTY,,,,,,,,", "group:pair,agreement:fta-hk-pair-1993,PARTY,,,,,,,,"],
            _trial.Rows("party_to.csv").Where(row => row.Contains("2007", StringComparison.Ordinal) || row.Contains("1993", StringComparison.Ordinal)));
        Assert.Contains(
            "claim:agreement-bit-cn-kr-2007-unctad-iia-navigator-2025-02,,,,,ASSERTS,NORMAL,No. 2,\"China - Korea, Republic of BIT (2007) | Signed (not in force) | signed 2007-09-07 | in force - | terminated -\",,,agreement:bit-cn-kr-2007,source:unctad-iia-navigator-2025-02",
            _trial.Rows("claims.csv"));
        Assert.Single(_trial.Rows("sources.csv"), row => row.StartsWith("source:unctad-iia-navigator-2025-02,DATASET,UNCTAD Investment Policy Hub,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        _trial.Import("unctad", Export);
        var before = _trial.State();
        var again = _trial.ImportAgain("unctad", _trial.PathOf("published.csv"));
        Assert.Empty(again.Written);
        Assert.Equal(before, _trial.State());
        Assert.Equal((0, 3, 1, 3), (again.Rows[Verdict.New], again.Rows[Verdict.Same], again.Rows[Verdict.Differing], again.Rows[Verdict.Unmatched]));
    }

    [Fact]
    public void A_date_that_differs_is_a_claim_and_the_row_stays()
    {
        var report = _trial.Import("unctad", "Parties,Short title,Type,Status,Date of signature,Date of entry into force\n\"China, Kazakhstan\",China - Kazakhstan BIT (1992),BITs,Terminated,1992-08-11,1994-08-13\n");
        Assert.Equal(
            ["differing published.csv:2:date_of_signature agreements.csv agreement:bit: 'signed_on' is '1992-08-10' in the folder, and published as '1992-08-11'.",
             "differing published.csv:2:status agreements.csv agreement:bit: 'status' is empty in the folder, and published as 'TERMINATED'."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Contains("agreement:bit,INVESTMENT_PROTECTION_AGREEMENT,,\"A treaty, with a comma\",,,1992-08-10,,1994,,,,,,,,,,,,,,,", _trial.Rows("agreements.csv"));
        Assert.Contains("claim:agreement-bit-signed-on-unctad-iia-navigator,signed_on,,1992-08-11,,ASSERTS,NORMAL,,,,,agreement:bit,source:unctad-iia-navigator", _trial.Rows("claims.csv"));
        Assert.Contains("claim:agreement-bit-in-force-on-unctad-iia-navigator,in_force_on,,1994-08-13,,ASSERTS,NORMAL,,,,,agreement:bit,source:unctad-iia-navigator", _trial.Rows("claims.csv"));
        Assert.Equal((1, 0), (report.Rows[Verdict.Differing], report.Rows[Verdict.Same]));
    }

    // A signature in another year is another treaty, unless it is so near that it may be the same with a wrong date.
    [Theory]
    [InlineData("2011-05-02", "new published.csv:2 agreements.csv agreement:bit-cn-kz-2011: It is not in the folder.")]
    [InlineData("1993-01-04", "unmatched published.csv:2:date_of_signature: Whether it is 'agreement:bit' cannot be told: the parties and the type are the same, the date is 1993-01-04 here and 1992-08-10 there.")]
    public void Another_year_is_another_treaty(string day, string line) =>
        Assert.Equal([line], _trial.Import("unctad", $"Parties;Date of signature;Short title;Type\nChina;{day};x;BIT\n".Replace("China;", "\"Kazakhstan, China\";", StringComparison.Ordinal)).Entries.Select(entry => entry.ToLine()));

    [Theory]
    [InlineData("198X", "2011-05-02", "New")]
    [InlineData("198X", "1990-05-02", "Unmatched")]
    [InlineData("../1990", "1995-01-01", "New")]
    [InlineData("1991/1992", "1994-01-01", "New")]
    [InlineData("1991/1992", "1993-01-01", "Unmatched")]
    public void Where_the_year_is_not_known_it_is_any_that_the_date_may_be(string known, string day, string verdict)
    {
        _trial.Seed.Set("agreements.csv", 0, "signed_on", known).Set("claims.csv", 1, "value", known);
        Assert.Equal([verdict], _trial.Import("unctad", $"Parties,Date of signature,Short title,Type\n\"Kazakhstan, China\",{day},x,BIT\n").Entries.Select(entry => $"{entry.Verdict}"));
    }

    [Fact]
    public void A_group_is_the_same_party_as_all_of_its_members_of_the_time()
    {
        _trial.Seed.Add("agreements.csv", ("id", "agreement:fta"), ("type", "FREE_TRADE_AGREEMENT"), ("title_en", "All of them"), ("signed_on", "2001-01-02"), ("unverified", "true"));
        foreach (var code in new[] { "CHN", "KAZ", "NAM" }) _trial.Seed.Add("party_to.csv", ("from", "country:" + code), ("to", "agreement:fta"), ("role", "PARTY"));
        var report = _trial.Import("unctad", "Parties,Date of signature,Short title,Type\n\"China, Association of Two\",2001-01-02,China - AT FTA (2001),TIPs\n");
        Assert.Equal(["agreement:fta"], report.Entries.Select(entry => entry.Id));
    }

    // The brackets explain the last name of a list, not the list.
    [Fact]
    public void A_list_that_ends_with_brackets_keeps_its_other_names()
    {
        _trial.Import("unctad", "Parties,Date of signature,Short title,Type\n\"China, Pair (Association of Two)\",2001-01-02,China - Pair FTA (2001),TIPs\n");
        Assert.Equal(["country:CHN,agreement:fta-cn-pair-2001,PARTY,,,,,,,,", "group:pair,agreement:fta-cn-pair-2001,PARTY,,,,,,,,"], _trial.Rows("party_to.csv").Where(row => row.Contains("fta", StringComparison.Ordinal)));
    }

    // A termination before the signature is an error of the folder's rules.
    [Fact]
    public void A_row_that_the_rules_of_the_folder_refuse_ends_in_the_report_and_the_others_go_on()
    {
        var report = _trial.Import("unctad", "Parties,Date of signature,Termination date,Short title,Type\n\"China, Namibia\",2005-01-05,1999-12-31,China - Namibia BIT (2005),BITs\n\"China, South Korea\",2007-09-07,,China - Korea BIT (2007),BITs\n");
        Assert.Equal([(Verdict.Unmatched, 2), (Verdict.New, 3)], report.Entries.Select(entry => (entry.Verdict, entry.Row)));
        Assert.Contains("dates_out_of_order", report.Entries[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_trial.Rows("party_to.csv"), row => row.Contains("NAM", StringComparison.Ordinal));
    }

    [Fact]
    public void Commas_that_nobody_quoted_are_told_and_not_guessed()
    {
        var report = _trial.Import("unctad", "Short title,Type,Parties,Date of signature\nChina - Korea, Republic of BIT (2007),BITs,\"China, Korea, Republic of\",2007-09-07\n");
        Assert.Equal("unmatched published.csv:2: The row has more cells than the header: a separator within a cell has moved the others.", Assert.Single(report.Entries).ToLine());
    }

    [Fact]
    public void Another_encoding_of_western_Windows_is_read_too()
    {
        _trial.Seed.Add("countries.csv", ("id", "country:CIV"), ("code", "CIV"), ("iso2", "CI"), ("m49", "384"), ("name_en", "Côte d’Ivoire"), ("unverified", "true"));
        var report = _trial.Import("unctad", "Parties,Date of signature,Short title,Type\n\"China, Côte d'Ivoire\",2002-09-23,China - Côte d'Ivoire BIT (2002),BITs\n", Encoding.Latin1);
        Assert.Equal("agreement:bit-cn-ci-2002", Assert.Single(report.Entries).Id);
    }

    // The list of the treaties of one country names the other party alone.
    [Theory]
    [InlineData("China - Korea, Republic of BIT (2007)", "Korea, Republic of", "agreement:bit-cn-kr-2007")]
    [InlineData("China – Association of Two FTA (2001)", "Association of Two", "agreement:fta-cn-pair-2001")]
    [InlineData("Kazakhstan - Namibia BIT (2007)", "Korea, Republic of", null)]
    [InlineData("Investment treaty BIT (2007)", "Korea, Republic of", null)]
    public void The_other_party_is_named_by_the_title(string title, string party, string? id)
    {
        var report = _trial.Import("unctad", $"Short title,Type,Parties,Date of signature\n\"{title}\",TIPs,\"{party}\",{title[^5..^1]}-12-31\n");
        Assert.Equal([(id, id is null ? Verdict.Unmatched : Verdict.New)], report.Entries.Select(entry => (entry.Id, entry.Verdict)));
        if (id is not null) Assert.Contains(_trial.Rows("party_to.csv"), row => row.StartsWith($"country:CHN,{id},", StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_that_may_be_another_is_told_and_not_guessed()
    {
        var report = _trial.Import("unctad", "Short title,Type,Parties,Date of signature\nChina - Namibia BIT (2005),BITs,China; Namibia,03/04/2005\n");
        Assert.Equal("'03/04/2005' is 2005-04-03 or 2005-03-04, and the other dates do not tell which. Write it as one of these. The cell is left out.", report.Entries[1].Message);
        Assert.Contains(_trial.Rows("agreements.csv"), row => row.StartsWith("agreement:bit-cn-na-2005,INVESTMENT_PROTECTION_AGREEMENT,bilateral_investment_treaty,China - Namibia BIT (2005),,,,", StringComparison.Ordinal));
    }

    // UTF-16 without its mark, as some programs write it; and an encoding that has a byte which western Windows lacks.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_without_a_mark_is_read(bool bigEndian)
    {
        var report = _trial.Import("unctad", "Parties\tDate of signature\tShort title\tType\nChina, Namibia\t2005-11-17\tChina - Namibia BIT (2005)\tBITs\n", new UnicodeEncoding(bigEndian, byteOrderMark: false));
        Assert.Equal("agreement:bit-cn-na-2005", Assert.Single(report.Entries).Id);
    }

    [Fact]
    public void An_encoding_that_cannot_be_told_is_refused()
    {
        _trial.Seed.Write();
        var path = _trial.PathOf("other.csv");
        // 中国 in GB 18030, and a byte of Windows-1251.
        File.WriteAllBytes(path, [.. "Parties,Date of signature\n"u8, 0xD6, 0xD0, 0xB9, 0xFA, 0x8F, .. ",2005\n"u8]);
        Assert.Equal("The encoding of the file cannot be told. Save it as UTF-8.", Assert.Throws<UnreadableFileException>(() => _trial.ImportAgain("unctad", path)).Message);
    }
}
