using CooperationGraph.Sources;
using CooperationGraph.Sources.Merging;

namespace CooperationGraph.Tests.Sources;

public sealed class SeedFolderUpdateTests : IDisposable
{
    private const string Published = "Parties,Date of signature,Short title,Type\n\"China, Namibia\",2005-11-17,China - Namibia BIT (2005),BITs\n";

    private readonly ImportTrial _trial = new();

    private string Beside => _trial.Seed.Folder + ".import";

    public void Dispose()
    {
        _trial.Dispose();
        if (Directory.Exists(Beside)) Directory.Delete(Beside, recursive: true);
    }

    [Fact]
    public void A_folder_with_errors_is_refused_first()
    {
        _trial.Seed.Set("party_to.csv", 0, "from", "country:XXX");
        var refused = Assert.Throws<RefusedFolderException>(() => _trial.Import("unctad", Published));
        Assert.Equal(["broken_reference"], refused.Notices.Counts.Keys);
        Assert.False(Directory.Exists(Beside));
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_tells_what_it_would_write()
    {
        _trial.Seed.Write();
        var state = _trial.State();
        var report = _trial.ImportAgain("unctad", _trial.Publish("a.csv", Published), new(IsDryRun: true));
        Assert.Equal(state, _trial.State());
        Assert.Equal([new("agreements.csv", 1), new("claims.csv", 1), new("covers.csv", 1), new("party_to.csv", 2), new("sources.csv", 1)], report.Written.OrderBy(each => each.Key, StringComparer.Ordinal));
        Assert.Equal(report.Written, _trial.ImportAgain("unctad", _trial.PathOf("a.csv")).Written);
    }

    [Fact]
    public void What_is_not_part_of_the_dataset_stays_and_nothing_is_left_beside_it()
    {
        _trial.Seed.Write();
        File.WriteAllText(Path.Combine(_trial.Seed.Folder, "README.md"), "mine");
        _trial.ImportAgain("unctad", _trial.Publish("a.csv", Published));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_trial.Seed.Folder, "README.md")));
        Assert.False(Directory.Exists(Beside));
    }

    // As a process leaves it that was killed between two files.
    [Fact]
    public void What_a_broken_off_import_left_is_put_back_before_the_next_one()
    {
        _trial.Seed.Write();
        var before = Directory.CreateDirectory(Path.Combine(Beside, "before")).FullName;
        foreach (var file in new[] { "claims.csv", "agreements.csv" }) File.Copy(Path.Combine(_trial.Seed.Folder, file), Path.Combine(before, file));
        File.AppendAllText(Path.Combine(_trial.Seed.Folder, "claims.csv"), "claim:half,,,,,ASSERTS,NORMAL,,,,,agreement:not-there-yet,source:un\n");
        Assert.Throws<IOException>(() => _trial.ImportAgain("unctad", _trial.Publish("a.csv", Published), new(IsDryRun: true)));
        _trial.ImportAgain("unctad", _trial.PathOf("a.csv"));
        Assert.DoesNotContain(_trial.Rows("claims.csv"), row => row.StartsWith("claim:half", StringComparison.Ordinal));
        Assert.NotNull(_trial.Read().Dataset);
        Assert.False(Directory.Exists(Beside));
    }

    [Fact]
    public void Files_that_the_rules_refuse_together_leave_all_as_it_was()
    {
        _trial.Seed.Write();
        var state = _trial.State();
        using (var update = SeedFolderUpdate.Begin(_trial.Seed.Folder))
        {
            var result = update.Apply(new Dictionary<string, string> { ["agreements.csv"] = File.ReadAllText(Path.Combine(_trial.Seed.Folder, "agreements.csv")), ["party_to.csv"] = File.ReadLines(Path.Combine(_trial.Seed.Folder, "party_to.csv")).First() + "\ncountry:XXX,agreement:bit,PARTY,,,,,,,,\n" });
            Assert.Equal((true, 1), (result.Dataset is null, result.Notices.Counts["broken_reference"]));
        }

        Assert.Equal(state, _trial.State());
        Assert.False(Directory.Exists(Beside));
    }

    [Fact]
    public void Who_edits_the_folder_meanwhile_loses_nothing()
    {
        _trial.Seed.Write();
        using var update = SeedFolderUpdate.Begin(_trial.Seed.Folder);
        var claims = Path.Combine(_trial.Seed.Folder, "claims.csv");
        var text = File.ReadAllText(claims);
        File.AppendAllText(claims, "claim:mine,,,,,ASSERTS,NORMAL,,,,,agreement:bit,source:un\n");
        Assert.Contains("changed by somebody else", Assert.Throws<IOException>(() => update.Apply(new Dictionary<string, string> { ["claims.csv"] = text })).Message, StringComparison.Ordinal);
        Assert.Contains("claim:mine", File.ReadAllText(claims), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_imports_at_once_are_one_after_the_other()
    {
        _trial.Seed.Write();
        using var update = SeedFolderUpdate.Begin(_trial.Seed.Folder);
        Assert.Throws<IOException>(() => _trial.ImportAgain("unctad", _trial.Publish("a.csv", Published)));
    }
}
