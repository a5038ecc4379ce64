using System.Net.Sockets;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Tests.Support;

/// <summary>What a test needs of the machine: where it is missing the test is skipped, and with <c>CI=true</c> it fails.</summary>
internal static class Requires
{
    private const string StartNeo4j = "Start Neo4j 5 and name it: Neo4j__Uri=http://localhost:7474 Neo4j__Password=… dotnet test -c Release. Its graph is replaced.";

    private const string InstallFonts = "Install fonts with Latin and Chinese to draw pictures as PNG: apt-get install fontconfig fonts-dejavu-core fonts-noto-cjk";

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly AsyncLocal<bool> Nothing = new();

    private static readonly Lazy<string?> MissingNeo4j = new(() =>
        Setting("Neo4j__Uri") is not { } uri ? StartNeo4j
        : Answers(new(uri)) ? null
        : $"Nothing listens at Neo4j__Uri={uri}. Start Neo4j 5 there.");

    private static readonly Lazy<string?> MissingFonts = new(() =>
    {
        try
        {
            return PngPicture.Of("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"><text>中</text></svg>", []).Missing.Count == 0 ? null : InstallFonts;
        }
        catch (PngUnavailableException)
        {
            return InstallFonts;
        }
    });

    /// <summary>Null where it is there, else what to install or to set.</summary>
    public static string? Missing(Need need) => need switch
    {
        Need.Redis => HasProgram("redis-server") ? null : "Install Redis to try the cache in it: apt-get install redis-server",
        Need.Neo4j => Nothing.Value ? StartNeo4j : MissingNeo4j.Value,
        Need.Neo4jTool => !Nothing.Value && Setting("NEO4J_TOOL") is not null ? null : "Set NEO4J_TOOL to a script with the commands start, stop and wipe that obeys NEO4J_HTTP_PORT, NEO4J_BOLT_PORT and NEO4J_DATA.",
        Need.Node => HasProgram("node") && HasProgram("npm") ? null : "Install Node.js 22 with npm to try the server with real clients and a browser.",
        Need.Chromium => !Nothing.Value && (Setting("CHROMIUM") is not null || Array.Exists(Browsers, File.Exists)) ? null : "Install Chromium, or name it by CHROMIUM.",
        Need.Fonts => Nothing.Value ? InstallFonts : MissingFonts.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "Unknown."),
    };

    /// <summary>Skips the test, or fails it on CI, where something is missing.</summary>
    public static void Present(Need need) => Present(Missing(need));

    /// <summary>The same for a reason that is not of the machine alone: null where all is well.</summary>
    public static void Present(string? missing)
    {
        if (missing is null) return;
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", missing);
        Assert.Fail(missing);
    }

    /// <summary>In this flow of control the machine has nothing from here on.</summary>
    public static void PretendNothingIsThere() => Nothing.Value = true;

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static bool HasProgram(string program) =>
        !Nothing.Value && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

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
