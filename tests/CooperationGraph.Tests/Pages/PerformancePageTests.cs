using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What is said of speed is what the scripts of the benchmark project printed.</summary>
public sealed partial class PerformancePageTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Root = Path.Combine(RealSeed.Folder, "..");

    [Theory]
    [InlineData("peers", "mercurius")]
    [InlineData("peers-neo4j", "@neo4j/graphql")]
    [InlineData("flat", null)]
    [InlineData("flat-neo4j", null)]
    [InlineData("start", null)]
    public async Task The_page_shows_each_measured_row(string script, string? other)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "src", "CooperationGraph.Server", "Pages", "Performance", script + ".tsv"));
        var columns = lines[0].Split('\t');
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/docs/performance"));
        var rows = Row().Matches(page).Select(row => string.Join('\t', Cell().Matches(row.Value).Select(cell => cell.Groups["text"].Value))).ToHashSet();
        Assert.True(lines.Length > 5);
        Assert.All(lines[1..], line =>
        {
            var cells = line.Split('\t');
            double Value(string column) => double.Parse(cells[Array.IndexOf(columns, column)], CultureInfo.InvariantCulture);
            Assert.Contains(other is null ? line : string.Create(CultureInfo.InvariantCulture, $"{line}\t{Value("server") / Value(other):0.0}, {Value("anew") / Value(other):0.0}"), rows);
        });
    }

    [Fact]
    public async Task Each_column_has_its_head()
    {
        var tables = (await server.Http.GetStringAsync("/docs/performance")).Split("<table")[1..];
        Assert.True(tables.Length >= 5);
        Assert.All(tables, table => Assert.Single(Row().Matches(table).Select(row => Cell().Count(row.Value)).Distinct()));
    }

    [Fact]
    public async Task The_readme_shows_the_rows_beside_another_server()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Root, "README.md"));
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "src", "CooperationGraph.Server", "Pages", "Performance", "peers.tsv"));
        Assert.Contains($"| {string.Join(" | ", lines[0].Split('\t')[..7])} |", readme, StringComparison.Ordinal);
        Assert.All(lines[1..], line =>
        {
            var cells = line.Split('\t');
            Assert.Contains($"| {cells[0]} | {string.Join(" | ", cells[1..7].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)))} |", readme, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(?<text>[^<]*)</t[hd]>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();
}
