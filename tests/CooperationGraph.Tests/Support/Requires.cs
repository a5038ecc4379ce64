using System.Net.Sockets;

namespace CooperationGraph.Tests.Support;

/// <summary>What a test needs beside the SDK. Where it is missing the test is skipped on a laptop, and fails where <c>CI=true</c>.</summary>
internal static class Requires
{
    private static readonly Lazy<string?> MissingNeo4j = new(() =>
        Environment.GetEnvironmentVariable("Neo4j__Uri") is not { Length: > 0 } uri ? "Start Neo4j 5 and name it: Neo4j__Uri=http://localhost:7474 Neo4j__Password=… dotnet test. Its graph is replaced."
        : Answers(new(uri)) ? null
        : $"Nothing listens at Neo4j__Uri={uri}. Start Neo4j 5 there.");

    public static void Neo4j() => Check(MissingNeo4j.Value);

    private static void Check(string? missing)
    {
        if (missing is null) return;
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", missing);
        Assert.Fail(missing);
    }

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
