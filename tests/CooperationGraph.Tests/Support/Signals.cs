using System.Diagnostics;

namespace CooperationGraph.Tests.Support;

/// <summary>Sends signals by the shell's own <c>kill</c>: the program of that name is not everywhere.</summary>
internal static class Signals
{
    public static async Task SendAsync(string name, int process)
    {
        using var shell = Process.Start("/bin/sh", ["-c", $"kill -{name} {process}"]);
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }
}
