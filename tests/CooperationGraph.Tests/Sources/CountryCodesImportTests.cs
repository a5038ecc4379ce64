using System.Globalization;
using System.Text;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

public sealed class CountryCodesImportTests : IDisposable
{
    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_country_that_the_folder_lacks_comes_with_its_codes_and_names()
    {
        var report = _trial.Import("country-codes", "M49,iso3166-1-alpha-3,ISO3166-1-ALPHA-2,CLDR display name,UNTERM English Formal,UNTERM Chinese Short,Region Code,Sub-region Code,Land Locked Developing Countries (LLDC),wikidata_id\n4,AFG,AF,Afghanistan,the Islamic Republic of Afghanistan,阿富汗,142,34,x,https://www.wikidata.org/wiki/Q889\n");
        Assert.Equal("new published.csv:2 countries.csv country:AFG: It is not in the folder.", Assert.Single(report.Entries).ToLine());
        Assert.Contains("country:AFG,AFG,AF,004,Afghanistan,阿富汗,,Islamic Republic of Afghanistan,,,unterm,,,142,,034,,,true,,,Q889,,,,", _trial.Rows("countries.csv"));
    }

    // NA is no mark of absence here.
    [Fact]
    public void Namibia_keeps_its_code_and_a_name_that_differs_is_a_claim()
    {
        var report = _trial.Import("country-codes", "ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,ISO3166-1-numeric,official_name_en\nNAM,NA,516,Republic of Namibia\nNAMI,NA,516,Namibia\nKAZ,KZ,999,Kazakhstan\n");
        Assert.Equal(
            ["differing published.csv:2:cldr_display_name countries.csv country:NAM: 'name_en' is 'Namibia' in the folder, and published as 'Republic of Namibia'.",
             "unmatched published.csv:3:alpha3: 'NAMI' is no code of three letters.",
             "differing published.csv:4:m49 countries.csv country:KAZ: 'm49' is '398' in the folder, and published as '999'."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.Contains("claim:country-NAM-name-en-ds-country-codes,name_en,,Republic of Namibia,,ASSERTS,NORMAL,ISO3166-1-Alpha-3 NAM,,,,country:NAM,source:ds-country-codes", _trial.Rows("claims.csv"));
    }

    // As data frames write what they have read: whole numbers with a point, and what is none in the place of NA.
    [Fact]
    public void A_code_is_one_or_is_told()
    {
        var report = _trial.Import("country-codes", "ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,M49,CLDR display name,UNTERM Chinese Short\nNAM,na,516.0,Namibia,????\nKAZ,NaN,3.98E+02,Kazakhstan,?? ??\nKOR,KOR,4100,South Korea,\nHKG,--,-,Hong Kong,\n");
        Assert.Equal(
            ["same published.csv:2 countries.csv country:NAM: The folder says the same; 4 claims of this source are new.",
             "same published.csv:3 countries.csv country:KAZ: The folder says the same; 3 claims of this source are new.",
             "same published.csv:4 countries.csv country:KOR: The folder says the same; 2 claims of this source are new.",
             "unmatched published.csv:4:alpha2 countries.csv country:KOR: 'KOR' is no code of two letters. The cell is left out.",
             "unmatched published.csv:4:m49 countries.csv country:KOR: '4100' is no code of three digits. The cell is left out.",
             "same published.csv:5 countries.csv country:HKG: The folder says the same; 2 claims of this source are new."],
            report.Entries.Select(entry => entry.ToLine()));
    }

    // UNTERM's marks and the address of an item may be all that a cell has.
    [Fact]
    public void What_says_nothing_once_its_marks_are_off_is_no_claim()
    {
        var report = _trial.Import("country-codes", "ISO3166-1-Alpha-3,CLDR display name,UNTERM English Short,UNTERM English Formal,wikidata_id\nNAM,Namibia,**,**,https://www.wikidata.org/wiki/Q1030/\nKOR,,*,**,/\n");
        Assert.Equal(
            ["differing published.csv:2:wikidata_id countries.csv country:NAM: 'wikidata_id' is empty in the folder, and published as 'Q1030'.", "same published.csv:3 countries.csv country:KOR: The folder says the same; 1 claims of this source are new."],
            report.Entries.Select(entry => entry.ToLine()));
        Assert.DoesNotContain(_trial.Rows("claims.csv"), row => row.Contains("official_name_en", StringComparison.Ordinal));
    }

    // Published again from the seed's own files, by a writer of the test's own.
    [Fact]
    public void Of_the_real_seed_every_country_is_the_same_and_a_row_that_was_changed_differs()
    {
        var rows = SeedCsv.Rows("countries.csv");
        var text = new StringBuilder("ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,M49,CLDR display name,Capital\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row["code"]},{row["iso2"]},{row["m49"].TrimStart('0')},\"{row["name_en"]}\",\"{(row["code"] == "KAZ" ? "Almaty" : row["capital_en"])}\"\n");
        var report = _trial.ImportInto(RealSeed.Folder, "country-codes", text.ToString());
        Assert.Equal([(Verdict.New, 0), (Verdict.Same, rows.Count - 1), (Verdict.Differing, 1), (Verdict.Unmatched, 0)], report.Rows.Select(each => (each.Key, each.Value)));
        Assert.Equal([new("claims.csv", 1)], report.Written);
    }
}
