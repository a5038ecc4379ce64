namespace CooperationGraph.Server.Hosting;

/// <summary>What graphs of some sizes took: synthetic ones (tests/CooperationGraph.Benchmarks), Neo4j 5.26 and all else on two cores that were busy with other work too. The page <c>/docs/operate</c> shows it where it has rows.</summary>
internal static class SizeTable
{
    public static IReadOnlyList<SizeRow> Rows { get; } =
    [
        new("10,504, 40,858", "1 GB, 256 MB: 1.1 GB resident", "0.5 GB", "126 MB", "26 s", "171 MB"),
        new("100,000, 400,570", "1 GB, 256 MB: 1.5 GB resident", "0.8 GB", "283 MB", "43 s", "247 MB"),
        new("994,960, 3,997,690", "1 GB, 512 MB: 2.0 GB resident", "2.5 GB", "1.9 GB", "690 s", "196 MB"),
    ];
}

/// <param name="Nodes">Nodes and relationships.</param>
/// <param name="Neo4j">Heap and page cache that sufficed.</param>
/// <param name="Disk">The database with its transaction logs, two revisions standing side by side.</param>
/// <param name="Importer">The peak of its memory.</param>
/// <param name="Import">How long it takes.</param>
/// <param name="Server">The memory of a server under load.</param>
internal sealed record SizeRow(string Nodes, string Neo4j, string Disk, string Importer, string Import, string Server);
