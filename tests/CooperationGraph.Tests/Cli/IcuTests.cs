using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Cli;

/// <summary>Without ICU text is not composed, and the same folder had another revision. Processes, for .NET looks for ICU once.</summary>
public sealed class IcuTests
{
    [Theory]
    [InlineData("validate")]
    [InlineData("import")]
    [InlineData("serve")]
    public async Task Where_ICU_is_switched_off_every_command_refuses_in_one_line(string command)
    {
        var ended = await ServerProcess.RunAsync([command], ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("ICU is switched off", Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_ICU_is_missing_so_too_in_place_of_the_trace_of_NET()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loader of Linux is what can be told to find broken libraries.");
        using var broken = new TemporaryFolder();
        // The versions that .NET looks for: the major ones, then with a minor one, then without any.
        var versions = Enumerable.Range(50, 71).SelectMany(major => Enumerable.Range(0, 6).Select(minor => $".{major}.{minor}").Prepend($".{major}"));
        foreach (var version in versions.Append("")) await File.WriteAllTextAsync(Path.Combine(broken.Path, $"libicuuc.so{version}"), "");
        var ended = await ServerProcess.RunAsync(["validate", RealSeed.Folder], ("LD_LIBRARY_PATH", broken.Path));
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("ICU is missing", Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
