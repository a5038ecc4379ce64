using System.Text.Json;
using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Cli;

public sealed class ImportSourceCommandTests : IDisposable
{
    private const string Published = "Parties,Date of signature,Short title,Type\n\"China, Kazakhstan\",1992-08-10,China - Kazakhstan BIT (1992),BITs\n\"China, Kazakhstan\",2024-07-03,China - Kazakhstan BIT (2024),BITs\n\"China, Atlantis\",2024-07-03,China - Atlantis BIT (2024),BITs\n";

    private readonly SeedCopy _seed = new();
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _file;

    public ImportSourceCommandTests()
    {
        _seed.Write();
        File.WriteAllText(_file = Path.Combine(_folder.Path, "treaties.csv"), Published);
    }

    public void Dispose()
    {
        _seed.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_report_says_of_each_row_what_it_is_and_how_many_there_are()
    {
        Assert.Equal(0, Run("import-source", "unctad", _file, "--into", _seed.Folder, "--dry-run"));
        Assert.Equal(
            ["same treaties.csv:2 agreements.csv agreement:bit: The folder says the same; 1 claims of this source are new.",
             "new treaties.csv:3 agreements.csv agreement:bit-cn-kz-2024: It is not in the folder.",
             "unmatched treaties.csv:4:parties: 'Atlantis' is neither a country nor a group of the folder, by none of its names. Add an alias, or the group.",
             "3 rows: 1 new, 1 same, 0 differing, 1 unmatched; 0 cells of the others not understood",
             "An import would add rows: 1 in agreements.csv, 2 in claims.csv, 2 in party_to.csv, 1 in sources.csv."],
            _output.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void What_was_imported_is_told_with_the_revision_and_the_second_time_nothing_is()
    {
        Assert.Equal(0, Run("import-source", "unctad", _file, "--into", _seed.Folder));
        Assert.Equal(0, Run("validate", _seed.Folder));
        var lines = _output.ToString().Split('\n');
        var revision = Array.Find(lines, line => line.StartsWith("Rows were added: ", StringComparison.Ordinal))!.Split(' ')[^1].TrimEnd('.');
        Assert.Contains(lines, line => line.StartsWith($"revision {revision}: ", StringComparison.Ordinal));
        _output.GetStringBuilder().Clear();
        Assert.Equal(0, Run("import-source", "unctad", _file, "--into", _seed.Folder));
        Assert.EndsWith($"Nothing of it is new to the folder, which is revision {revision}. Nothing was changed.\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_comes_as_json_too()
    {
        Assert.Equal(0, Run("import-source", "unctad", _file, "--into", _seed.Folder, "--dry-run", "--format", "json"));
        using var report = JsonDocument.Parse(_output.ToString());
        Assert.Equal((1, "unmatched", 4), (report.RootElement.GetProperty("rows").GetProperty("new").GetInt32(), report.RootElement.GetProperty("entries")[2].GetProperty("verdict").GetString(), report.RootElement.GetProperty("entries")[2].GetProperty("row").GetInt32()));
    }

    [Theory]
    [InlineData(2, "there-is-no-such-form", "FILE", "--into", "SEED")]
    [InlineData(2, "unctad", "no-such-file.csv", "--into", "SEED")]
    [InlineData(2, "unctad", "FILE", "--into", "SEED", "--as-of", "yesterday")]
    [InlineData(2, "unctad", "FILE", "--into", "SEED", "--as-of", "2024/2025")]
    [InlineData(2, "unctad", "FILE", "--into", "SEED", "--as-of", "2025~")]
    [InlineData(2, "unctad", "FILE", "--into", "SEED", "--source", "unctad")]
    [InlineData(2, "unctad", "FILE", "--into", "SEED", "--source", "source:two words")]
    [InlineData(1, "unctad", "SEED", "--into", "SEED")]
    [InlineData(1, "aiddata", "FILE", "--into", "SEED")]
    [InlineData(3, "unctad", "FILE", "--into", "no-such-folder")]
    public void What_goes_wrong_is_one_sentence_and_an_exit_code(int exitCode, params string[] args)
    {
        Assert.Equal(exitCode, Run(["import-source", .. args.Select(arg => arg == "FILE" ? _file : arg == "SEED" ? _seed.Folder : arg)]));
        Assert.Empty(_output.ToString());
        Assert.Contains('.', _error.ToString());
    }

    [Fact]
    public void A_report_that_cannot_be_written_leaves_what_was_imported_and_does_not_blame_the_folder()
    {
        using var full = new FullWriter();
        Assert.Equal(4, CommandLine.Run(["import-source", "unctad", _file, "--into", _seed.Folder], full, _error));
        Assert.Equal("The output cannot be written: No space left on device", _error.ToString().TrimEnd());
        Assert.Contains("agreement:bit-cn-kz-2024", File.ReadAllText(Path.Combine(_seed.Folder, "agreements.csv")), StringComparison.Ordinal);
    }

    private int Run(params string[] args) => CommandLine.Run(args, _output, _error);
}
