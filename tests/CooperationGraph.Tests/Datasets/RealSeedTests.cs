using System.Globalization;
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

    // The counts stand in the description of the files, one for each.
    [Fact]
    public void Every_row_arrived_and_the_description_of_the_seed_tells_how_many()
    {
        var readme = File.ReadAllText(Path.Combine(RealSeed.Folder, "README.md"));
        foreach (var owner in GraphModel.Table.Owners)
        {
            var rows = SeedCsv.Rows(owner.File).Count;
            Assert.Matches($@"### `{Regex.Escape(owner.File)}`\n\n[^\n]* {rows.ToString(CultureInfo.InvariantCulture)} rows\.", readme);
            Assert.Equal((owner.File, rows), (owner.File, owner is NodeLabel label ? RealSeed.Dataset.Nodes.Count(node => node.Label == label) : RealSeed.Dataset.Relationships[((RelationshipType)owner).Index].From.Length));
        }
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
    public void The_description_of_the_seed_names_every_file_and_column_and_which_are_required()
    {
        var readme = File.ReadAllText(Path.Combine(RealSeed.Folder, "README.md"));
        foreach (var owner in GraphModel.Table.Owners)
        {
            var start = readme.IndexOf($"### `{owner.File}`", StringComparison.Ordinal);
            Assert.True(start >= 0, owner.File);
            var end = readme.IndexOf("\n##", start + 4, StringComparison.Ordinal);
            var (table, lines) = (new SeedTable(GraphModel.Table, owner), readme[start..end].Split('\n'));
            foreach (var column in table.Columns)
            {
                var line = Assert.Single(lines, line => line.StartsWith($"| `{column.Name}` |", StringComparison.Ordinal));
                Assert.True(column.Name is "id" or "from" or "to" || table.IsRequired(column) == line.Split('|')[2].Contains("required", StringComparison.Ordinal), $"{owner.File}: {line}");
            }
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

    [GeneratedRegex("\"(?<code>[a-z]+_[a-z0-9_]+|formula|cycle|noncharacter)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Code();
}
