using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Sources;

/// <summary>Files that something has cut, overwritten or mixed up end in the report, or as one sentence; nothing of them is thrown on.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Rounds = 60;

    private readonly ImportTrial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("unctad", "treaties.csv")]
    [InlineData("aiddata", "loans.csv")]
    [InlineData("country-codes", "codes.csv")]
    [InlineData("unctad", "treaties.xlsx")]
    [InlineData("aiddata", "loans.xlsx")]
    public void What_is_left_of_a_damaged_file_is_read_or_refused_in_words(string form, string name)
    {
        _trial.Seed.Write();
        var state = _trial.State();
        var whole = File.ReadAllBytes(Publish(name));
        var random = new Random(20_250_225);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var path = _trial.PathOf($"{i}-{name}");
            // The package of a workbook tells of its own damage; that of a sheet is found by reading it.
            File.WriteAllBytes(path, name.EndsWith(".xlsx", StringComparison.Ordinal) && i % 3 > 0 ? WithDamagedSheet(whole, random) : Damaged(whole, random));
            try
            {
                _trial.ImportAgain(form, path, new(IsDryRun: true));
                read++;
            }
            catch (UnreadableFileException e)
            {
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.Equal(state, _trial.State());
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    // A lost quote makes a cell of the rest of a file, and an expression that tries each of its parts does not end.
    [Theory]
    [InlineData("unctad", "Parties,Date of signature,Short title,Type,Status", "\"China, Namibia\",2005-11-17,China - Namibia BIT (2005),BITs,In force")]
    [InlineData("aiddata", "AidData Record ID,Title,Recipient,Status,Sector Name,Commitment Year,Commitment Date,Amount (Nominal USD),Original Currency,Amount (Original Currency),Funding Agencies", "1,A loan,Namibia,Completion,TRANSPORT AND STORAGE,2005,2005-11-17,5,CNY,7,China Development Bank")]
    [InlineData("country-codes", "ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,M49,CLDR display name", "AFG,AF,4,Afghanistan")]
    public void A_cell_of_any_length_is_told_in_short(string form, string header, string row)
    {
        var cells = Regex.Split(row, ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", RegexOptions.None, Patience.Limit);
        string[] parts = ["1 ", "9", "a,", "services ", "China - ", "03/04/2005 ", "x; ", "' "];
        var text = new StringBuilder(header).Append('\n');
        foreach (var part in parts)
            for (var i = 0; i < cells.Length; i++)
                text.AppendJoin(',', cells.Select((cell, column) => column == i ? $"\"{string.Concat(Enumerable.Repeat(part, 100_000))}\"" : cell)).Append('\n');
        var report = _trial.Import(form, text.ToString());
        Assert.True(report.Rows[Verdict.Unmatched] > parts.Length);
        Assert.All(report.Entries, entry => Assert.InRange(entry.ToLine().Length, 1, 1_000));
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var place = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - place);
            switch (random.Next(4))
            {
                case 0: bytes.RemoveRange(place, length); break;
                case 1: bytes.InsertRange(place, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
                case 2: bytes[place] = (byte)random.Next(256); break;
                default: bytes.InsertRange(place, Encoding.UTF8.GetBytes(random.GetItems(["\"", ",", ";", "\n", "\0", "1e999", "-", "#REF!", "\uFEFF", "99999999999999999999", "\uD83D\uDE00", "'", "0"], 1)[0])); break;
            }
        }

        return [.. bytes];
    }

    private static byte[] WithDamagedSheet(byte[] whole, Random random)
    {
        var file = new MemoryStream();
        file.Write(whole);
        using (var package = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var sheet = package.GetEntry(random.Next(6) == 0 ? "xl/workbook.xml" : "xl/worksheets/sheet1.xml")!.Open();
            var bytes = new byte[sheet.Length];
            sheet.ReadExactly(bytes);
            var damaged = Damaged(bytes, random);
            sheet.SetLength(0);
            sheet.Write(damaged);
        }

        return file.ToArray();
    }

    private string Publish(string name)
    {
        object?[][] treaties =
        [
            ["No.", "Short title", "Type", "Status", "Parties", "Date of signature", "Date of entry into force", "Termination date"],
            [1, "China - Kazakhstan BIT (1992)", "BITs", "In force", "China; Kazakhstan", "10/08/1992", "13/08/1994", "NA"],
            [2, "China - Namibia BIT (2005)", "BITs", "Signed (not in force)", "China; Namibia", "17/11/2005", null, null],
        ];
        object?[][] loans =
        [
            ["AidData Record ID", "Title", "Recipient", "Recipient ISO-3", "Sector Name", "Commitment Year", "Commitment Date (MM/DD/YYYY)", "Amount (Constant USD 2021)", "Funding Agencies", "Funding Agencies Type"],
            [39539, "A loan", "Kazakhstan", "KAZ", "TRANSPORT AND STORAGE", 2014, "12/31/2014", 2.17e8, "China Development Bank", "State-owned Policy Bank"],
            [39540, "Another", "Namibia", "NAM", null, 2015, null, "1,234.5", "Bank of Elsewhere", "State-owned Commercial Bank"],
        ];
        object?[][] codes = [["ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2", "M49", "CLDR display name"], ["KAZ", "KZ", 398, "Kazakhstan"], ["AFG", "AF", 4, "Afghanistan"]];
        var rows = name[0] switch { 't' => treaties, 'l' => loans, _ => codes };
        return name.EndsWith(".xlsx", StringComparison.Ordinal)
            ? new WorkbookFile().Sheet("Table", rows).Save(_trial.PathOf(name))
            : _trial.Publish(name, string.Concat(rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")) + "\n")));
    }
}
