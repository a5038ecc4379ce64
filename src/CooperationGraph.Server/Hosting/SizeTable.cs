namespace CooperationGraph.Server.Hosting;

/// <summary>What graphs of some sizes took, as measured. The page <c>/docs/operate</c> shows it where it has rows.</summary>
internal static class SizeTable
{
    public static IReadOnlyList<SizeRow> Rows { get; } = [];
}

/// <param name="Nodes">Nodes and relationships.</param>
/// <param name="Neo4j">Heap and page cache that sufficed.</param>
/// <param name="Disk">The database with its transaction logs, two revisions standing side by side.</param>
/// <param name="Importer">The peak of its memory.</param>
/// <param name="Import">How long it takes.</param>
/// <param name="Server">The memory of a server under load.</param>
internal sealed record SizeRow(string Nodes, string Neo4j, string Disk, string Importer, string Import, string Server);
