using System.Net.Sockets;

namespace CooperationGraph.Tests.Support;

/// <summary>What a test needs of the machine: where it is missing the test is skipped, and with <c>CI=true</c> it fails.</summary>
internal static class Requires
{
    private static readonly Lazy<string?> MissingNeo4j = new(() =>
        Environment.GetEnvironmentVariable("Neo4j__Uri") is not { Length: > 0 } uri ? "Start Neo4j 5 and name it: Neo4j__Uri=http://localhost:7474 Neo4j__Password=… dotnet test. Its graph is replaced."
        : Answers(new(uri)) ? null
        : $"Nothing listens at Neo4j__Uri={uri}. Start Neo4j 5 there.");

    public static void Redis() => Check(IsInstalled("redis-server") ? null : "Install Redis to try the cache in it: apt-get install redis-server");

    /// <summary>A server whose graph the tests may replace.</summary>
    public static void Neo4j() => Check(MissingNeo4j.Value);

    /// <summary>A way to start servers of the test's own, which it may kill.</summary>
    public static void Neo4jTool() =>
        Check(Environment.GetEnvironmentVariable("NEO4J_TOOL") is { Length: > 0 } ? null : "Set NEO4J_TOOL to a script with the commands start, stop and wipe that obeys NEO4J_HTTP_PORT, NEO4J_BOLT_PORT and NEO4J_DATA.");

    private static void Check(string? missing)
    {
        if (missing is null) return;
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", missing);
        Assert.Fail(missing);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    // Asked once: each test would wait for a connection otherwise.
    private static bool Answers(Uri uri)
    {
        try
        {
            using var probe = new TcpClient(uri.Host, uri.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
