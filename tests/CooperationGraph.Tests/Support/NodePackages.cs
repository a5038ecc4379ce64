using System.Diagnostics;

namespace CooperationGraph.Tests.Support;

/// <summary>The folder <c>tests/clients</c>, whose npm packages are installed once, by whichever test comes first.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task<string?>> Installation = new(InstallAsync);

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RealSeed.Folder, "..", "tests", "clients"));

    /// <summary>Skips the test, or fails it on CI, without Node.js or the packages.</summary>
    public static async Task PresentAsync()
    {
        Requires.Present(Need.Node);
        Requires.Present(await Installation.Value);
    }

    /// <summary>A program started in the folder; its input and output are the test's.</summary>
    public static ProcessStartInfo Start(string program, params string[] arguments) =>
        new(program, arguments) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };

    // Null where that went well.
    private static async Task<string?> InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules"))) return null;
        using var npm = Process.Start(Start("npm", "ci", "--no-audit", "--no-fund"))!;
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        return npm.ExitCode == 0 ? null : "npm ci failed in tests/clients: " + await errors;
    }
}
