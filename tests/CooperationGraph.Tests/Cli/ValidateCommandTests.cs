using System.Text.Json;
using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Cli;

public sealed class ValidateCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void The_seed_is_accepted_and_its_revision_printed()
    {
        Assert.Equal(0, Run("validate", RealSeed.Folder));
        Assert.Contains(RealSeed.Dataset.Revision, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 errors", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Refused_data_name_file_row_and_column_and_what_to_do()
    {
        using var seed = new SeedCopy();
        seed.Set("party_to.csv", 1, "from", "country:KAS").Write();
        Assert.Equal(1, Run("validate", seed.Folder));
        Assert.Contains("error broken_reference party_to.csv:3:from: No row has the id 'country:KAS'. Add it, or correct the id. The nearest known one is 'country:KAZ'.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_comes_as_json_too()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992-02-30").Write();
        Assert.Equal(1, Run("validate", seed.Folder, "--format", "json"));
        using var report = JsonDocument.Parse(_output.ToString());
        var notice = report.RootElement.GetProperty("notices").EnumerateArray().First(each => each.GetProperty("code").GetString() == "invalid_date");
        Assert.Equal(("error", 2, "signed_on"), (notice.GetProperty("severity").GetString(), notice.GetProperty("row").GetInt32(), notice.GetProperty("column").GetString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_that_nobody_foresaw_is_one_line_and_where_it_was_only_for_who_asks(bool verbose)
    {
        using var output = new BrokenWriter();
        Assert.Equal(70, CommandLine.Run(["validate", RealSeed.Folder, .. verbose ? ["--verbose"] : Array.Empty<string>()], output, _error));
        var lines = _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("NotSupportedException: It is broken.", lines[0], StringComparison.Ordinal);
        Assert.Equal(verbose, lines.Length > 1);
        Assert.Equal(verbose, _error.ToString().Contains(nameof(BrokenWriter), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("validate", "graph-seed", "--format", "xml")]
    [InlineData("validat")]
    [InlineData("validate", "one", "two")]
    public void Wrong_usage_is_told_on_the_error_stream(params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.NotEmpty(_error.ToString());
    }

    // The parser takes it for the folder, and the mistake would be looked for there.
    [Theory]
    [InlineData("There is no option '--formt'. The nearest known one is '--format'.", "validate", "--formt", "json")]
    [InlineData("There is no option '--formt'. The nearest known one is '--format'. A path of that name is './--formt'.", "validate", "--formt")]
    [InlineData("There is no option '--dryrun'. The nearest known one is '--dry-run'.", "import", "--dryrun")]
    [InlineData("There is no option '--in'. The nearest known one is '--into'.", "import-source", "unctad", "--in", "graph-seed")]
    [InlineData("'@/etc/passwd'", "@/etc/passwd")]
    public void An_option_that_there_is_not_is_told_with_the_nearest(string message, params string[] args)
    {
        Assert.Equal(2, Run(args));
        Assert.Contains(message, Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_output_that_cannot_be_written_is_told_where_it_can_be(bool canTell)
    {
        using TextWriter full = new FullWriter();
        Assert.Equal(4, CommandLine.Run(["validate", RealSeed.Folder], full, canTell ? _error : full));
        Assert.Equal(canTell ? "The output cannot be written: No space left on device" : "", _error.ToString().TrimEnd());
    }

    private int Run(params string[] args) => CommandLine.Run(args, _output, _error);

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new NotSupportedException("It is\nbroken.");
    }
}
