using System.Diagnostics;

namespace CooperationGraph.Tests.Support;

/// <summary>Sends signals by the shell's own <c>kill</c>: the program of that name is not everywhere.</summary>
internal static class Signals
{
    // Bit 1 of the signals that this process ignores, as its children do: a shell lets its background jobs ignore SIGINT.
    private static readonly bool IgnoresInterrupt = File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line && (Convert.ToUInt64(line[7..].Trim(), 16) & 0b10) != 0;

    /// <summary>What stops a process that this one starts: SIGINT, or SIGTERM where SIGINT is ignored.</summary>
    public static string Interrupt => IgnoresInterrupt ? "TERM" : "INT";

    public static async Task SendAsync(string name, int process)
    {
        using var shell = Process.Start("/bin/sh", ["-c", $"kill -{name} {process}"]);
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }
}
