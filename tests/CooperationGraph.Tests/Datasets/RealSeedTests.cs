using System.Text.RegularExpressions;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

public sealed partial class RealSeedTests
{
    [Fact]
    public void The_seed_has_no_error_and_no_warning_but_those_about_the_facts_themselves()
    {
        Assert.DoesNotContain(RealSeed.Result.Notices.Kept, notice => notice.Severity == Severity.Error);
        Assert.Empty(RealSeed.Result.Notices.Counts.Keys.Except(["dates_out_of_order", "unused_source"]));
    }

    // The counts that the compiled facts state of themselves.
    [Theory]
    [InlineData("Country", 249)]
    [InlineData("Alias", 804)]
    [InlineData("Agreement", 501)]
    [InlineData("Mechanism", 18)]
    [InlineData("Meeting", 25)]
    [InlineData("Project", 31)]
    [InlineData("Financing", 337)]
    [InlineData("Observation", 246)]
    [InlineData("Source", 159)]
    [InlineData("CheckedScope", 2)]
    public void Every_fact_arrived(string label, int count) => Assert.Equal(count, RealSeed.Dataset.Nodes.Count(node => node.Label.Name == label));

    [Fact]
    public void Every_citation_party_amount_and_conflicting_value_arrived()
    {
        var claims = RealSeed.Dataset.Nodes.Where(node => node.Label == Claim.Label).ToList();
        Assert.Equal(988, claims.Count(claim => claim.Id.StartsWith("claim:cit-", StringComparison.Ordinal)));

        // One of the 70 conflicting values is one of the 988 citations as well.
        Assert.Equal(69, claims.Count(claim => claim.Id.StartsWith("claim:conflict-", StringComparison.Ordinal)));
        Assert.Equal(1088, RealSeed.Dataset.Relationships[PartyTo.Type.Index].From.Length);
        Assert.Equal(43, RealSeed.Dataset.Nodes.Count(node => node.Label == Amount.Label && !node.Id.StartsWith("amount:gcdf-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Written_again_the_seed_is_the_same_to_the_byte()
    {
        using var copy = new SeedCopy();
        DatasetWriter.Write(RealSeed.Dataset, copy.Folder);
        foreach (var file in GraphModel.Table.Owners.Select(owner => owner.File))
            Assert.Equal(File.ReadAllText(Path.Combine(RealSeed.Folder, file)), File.ReadAllText(Path.Combine(copy.Folder, file)));
        Assert.Equal(RealSeed.Dataset.Revision, DatasetReader.Read(copy.Folder).Dataset!.Revision);
    }

    [Fact]
    public void The_description_of_the_seed_names_every_file_and_column()
    {
        var readme = File.ReadAllText(Path.Combine(RealSeed.Folder, "README.md"));
        foreach (var owner in GraphModel.Table.Owners)
        {
            var start = readme.IndexOf($"### `{owner.File}`", StringComparison.Ordinal);
            Assert.True(start >= 0, owner.File);
            var end = readme.IndexOf("\n##", start + 4, StringComparison.Ordinal);
            foreach (var column in new SeedTable(GraphModel.Table, owner).Columns) Assert.Contains($"| `{column.Name}` |", readme[start..end], StringComparison.Ordinal);
        }
    }

    // A code stands in the source as a literal of words with underscores; nothing else of that form does.
    [Fact]
    public void The_description_of_the_seed_lists_every_notice_and_no_other()
    {
        var table = File.ReadLines(Path.Combine(RealSeed.Folder, "README.md")).SkipWhile(line => line != "## Notices").TakeWhile(line => line != "## Files and columns").Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var listed = table.SelectMany(line => Code().Matches(line.Split('|')[1].Replace('`', '"')).Select(match => match.Groups["code"].Value));
        var source = Directory.EnumerateFiles(Path.Combine(RealSeed.Folder, "..", "src", "CooperationGraph", "Datasets"), "*.cs", SearchOption.AllDirectories);
        var used = source.SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).Distinct();
        Assert.Equal(used.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>[a-z]+_[a-z0-9_]+|formula|cycle|noncharacter)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
