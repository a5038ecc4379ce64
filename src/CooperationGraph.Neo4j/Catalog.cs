using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>
/// The one node <c>(:Catalog)</c> of the database: which dataset is current, <c>(:Catalog)-[:CURRENT]->(:Dataset)</c>, in which format it is
/// written, and who is importing. Without it the graph is none of this service (DCAT has the words).
/// </summary>
internal static class Catalog
{
    /// <summary>Raised whenever a server of one version would read wrongly what another has written.</summary>
    public const int Format = 11;

    public const string Match = "MATCH (c:Catalog {id: 'cooperation-graph'})";

    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    /// <exception cref="CypherException">It refuses to.</exception>
    public static async Task<CatalogEntry> ReadAsync(ICypherClient client, CancellationToken cancellationToken)
    {
        // Neither needs an index: there is one such node, and the count of all nodes is kept by the database.
        var rows = await client.RunAsync(
            new($"OPTIONAL {Match} OPTIONAL MATCH (c)-[:CURRENT]->(d:Dataset) RETURN c.format, d.revision, d.counts, d.import, COUNT {{ MATCH () }}, c.id, d.hubs"), cancellationToken);
        if (rows is not [var row]) throw new StoreUnavailableException("What answers at the address of the graph's database is no Neo4j.");
        var counts = row[2].Items;
        var current = row[3].IsNull || counts.Length != GraphModel.Labels.Count ? null : new StoredDataset(row[1].Text!, row[3].Text!, Array.ConvertAll(counts, count => count.Whole), row[6].Items.Select(hub => hub.Text!));
        return new(row[0].IsNull ? null : row[0].Whole, current, IsEmpty: row[4].Whole == 0 || (row[0].IsNull && row[4].Whole == 1 && !row[5].IsNull));
    }
}

/// <param name="Format">Null where the graph is none of this service.</param>
/// <param name="Current">Null before the first import has ended.</param>
/// <param name="IsEmpty">Whether the database holds no node at all, but for a catalog that an import has just begun.</param>
internal sealed record CatalogEntry(int? Format, StoredDataset? Current, bool IsEmpty)
{
    /// <summary>Why nothing can be read, for whoever runs the service; null where it can.</summary>
    public string? Problem =>
        IsEmpty ? "Neo4j is empty. Fill it: cooperation-graph import graph-seed"
        : Format is null ? "Neo4j holds a graph that is none of this service. Choose another database by Neo4j:Database, or delete what is there and fill it: cooperation-graph import graph-seed --replace"
        : Format != Catalog.Format ? $"Neo4j holds a graph in format {Format}; this version reads {Catalog.Format}. Import again: cooperation-graph import graph-seed --replace"
        : Current is null ? "No import into Neo4j has ended yet. Fill it: cooperation-graph import graph-seed"
        : null;
}
