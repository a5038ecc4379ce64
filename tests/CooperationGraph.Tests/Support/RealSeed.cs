using CooperationGraph.Datasets;

namespace CooperationGraph.Tests.Support;

/// <summary>The seed of the repository, read once.</summary>
public static class RealSeed
{
    private static readonly Lazy<DatasetReadResult> Read = new(() => DatasetReader.Read(Find()));

    public static string Folder => Find();

    public static DatasetReadResult Result => Read.Value;

    public static GraphDataset Dataset => Result.Dataset ?? throw new InvalidOperationException(string.Join('\n', Result.Notices.Kept));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "graph-seed"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("graph-seed");
        return Path.Combine(folder, "graph-seed");
    }
}
