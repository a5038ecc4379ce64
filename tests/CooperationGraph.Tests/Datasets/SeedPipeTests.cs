using System.Runtime.InteropServices;
using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>A seed folder may hold what looks like a file and never ends.</summary>
public sealed class SeedPipeTests
{
    [Fact]
    public void Of_a_pipe_or_a_device_nothing_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither in a folder.");
        using var seed = new SeedCopy();
        seed.Write();
        var path = Path.Combine(seed.Folder, "claims.csv");
        Check(() => File.CreateSymbolicLink(path, "/dev/zero"));
        // Whoever reads it waits for what nobody writes.
        Check(() => Assert.Equal(0, MakePipe(Encoding.UTF8.GetBytes(path + "\0"), 0b110_000_000)));
        Check(() =>
        {
            Assert.Equal(0, MakePipe(Encoding.UTF8.GetBytes(path + ".pipe\0"), 0b110_000_000));
            File.CreateSymbolicLink(path, path + ".pipe");
        });

        void Check(Action make)
        {
            File.Delete(path);
            make();
            Assert.Contains(DatasetReader.Read(seed.Folder).Notices.Kept, notice => notice is { Code: "empty_file", File: "claims.csv" });
        }
    }

    // Generated marshalling would need unsafe code.
#pragma warning disable SYSLIB1054
    [DllImport("libc", EntryPoint = "mkfifo"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(byte[] path, uint mode);
#pragma warning restore SYSLIB1054
}
