using CooperationGraph.Datasets;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>The seed of the repository, read once.</summary>
public static class RealSeed
{
    private static readonly Lazy<DatasetReadResult> Read = new(() => DatasetReader.Read(Find()));
    private static readonly Lazy<MemoryGraphStore> Shared = new(() => new(Dataset));

    public static string Folder => Find();

    public static DatasetReadResult Result => Read.Value;

    public static GraphDataset Dataset => Result.Dataset ?? throw new InvalidOperationException(string.Join('\n', Result.Notices.Kept));

    /// <summary>The store over it, with the indexes that some test needed already. A test of what a store prepares makes its own.</summary>
    public static MemoryGraphStore Store => Shared.Value;

    /// <summary>A store over nodes beside which nothing is kept yet (<see cref="Graph.GraphNode.Kept"/>).</summary>
    public static MemoryGraphStore StoreOfNewNodes() => new(new GraphDataset([.. Dataset.Nodes.Select(node => node.With())], Dataset.Relationships, Dataset.Revision));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "graph-seed"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("graph-seed");
        return Path.Combine(folder, "graph-seed");
    }
}
