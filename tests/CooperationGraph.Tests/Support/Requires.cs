namespace CooperationGraph.Tests.Support;

/// <summary>What a test needs of the machine: where it is missing the test is skipped, and with <c>CI=true</c> it fails.</summary>
internal static class Requires
{
    private static readonly bool OnCi = Environment.GetEnvironmentVariable("CI") == "true";

    public static void Redis() => Program("redis-server", "Install Redis to try the cache in it: apt-get install redis-server");

    private static void Program(string name, string help)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
        Assert.SkipWhen(!found && !OnCi, help);
        Assert.True(found, help);
    }
}
