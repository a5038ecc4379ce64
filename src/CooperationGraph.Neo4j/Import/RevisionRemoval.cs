using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Neo4j.Import;

/// <summary>Removes revisions that are not current, in transactions of bounded size: first what says that they are complete, last what says that they were there.</summary>
internal sealed class RevisionRemoval(ICypherClient client, ImportLease lease, Action<int, int> progress)
{
    private const int NodesPerBatch = 1000;
    internal const int RelationshipsPerBatch = 10_000;

    /// <summary>Everything that earlier imports left.</summary>
    public async Task RemoveAllButCurrentAsync(CancellationToken cancellationToken)
    {
        var rows = await client.RunAsync(new($"{Catalog.Match} MATCH (d:Dataset) WHERE NOT (c)-[:CURRENT]->(d) RETURN d.import"), cancellationToken);
        foreach (var row in rows) await RemoveAsync(row[0].Text!, cancellationToken);
    }

    /// <summary>Deletes a graph that is none of this service.</summary>
    public async Task RemoveForeignAsync(CancellationToken cancellationToken)
    {
        // A server of another format may still read: no answer of it can rest on what follows.
        await lease.WriteAsync($"CALL () {{ OPTIONAL MATCH (d:Dataset) SET d.state = '{GraphWords.Removing}' REMOVE d.import RETURN count(d) AS datasets }} RETURN datasets", [], cancellationToken);
        while ((await lease.WriteAsync(
            $"CALL () {{ MATCH ()-[r]->() WITH r LIMIT {RelationshipsPerBatch} DELETE r RETURN count(*) AS deleted }} RETURN deleted", [], cancellationToken))[0].Whole > 0)
        {
        }

        for (var deleted = 0; ;)
        {
            var row = await lease.WriteAsync(
                $"CALL () {{ MATCH (n) WHERE NOT n:Catalog WITH n LIMIT {NodesPerBatch} DETACH DELETE n RETURN count(*) AS deleted }} RETURN deleted", [], cancellationToken);
            if (row[0].Whole == 0) break;
            progress(deleted += row[0].Whole, deleted);
        }
    }

    private async Task RemoveAsync(string import, CancellationToken cancellationToken)
    {
        // From here on no answer can rest on it: see GraphWords.IfComplete.
        await lease.WriteAsync($"MATCH (d:Dataset {{import: $import}}) SET d.state = '{GraphWords.Removing}' RETURN 1", new() { ["import"] = import }, cancellationToken);
        var rows = await client.RunAsync(
            new($"MATCH (n:{GraphWords.Node}) WHERE n.import = $import RETURN coalesce(max(n.number), -1) + 1", new Dictionary<string, object?> { ["import"] = import }), cancellationToken);
        var end = rows[0][0].Whole;
        // Relationships first, and a hub's in several steps: deleting a node with all of its own at once would know no bound.
        await InBatchesAsync(import, end, done: 0, $"MATCH (n)-[r]->() WITH r LIMIT {RelationshipsPerBatch} DELETE r", cancellationToken);
        await InBatchesAsync(import, end, done: end, "DETACH DELETE n", cancellationToken);
        await RemoveStraysAsync(import, cancellationToken);
        await lease.WriteAsync("MATCH (d:Dataset {import: $import}) DELETE d RETURN 1", new() { ["import"] = import }, cancellationToken);
    }

    // What somebody made or changed by hand is found by no index.
    private async Task RemoveStraysAsync(string import, CancellationToken cancellationToken)
    {
        CypherValue[] row;
        do
        {
            row = await lease.WriteAsync(
                $"CALL () {{ MATCH (n) WHERE n.import = $import AND NOT n:Dataset WITH n LIMIT {NodesPerBatch} DETACH DELETE n RETURN count(*) AS deleted }} RETURN deleted", new() { ["import"] = import }, cancellationToken);
        }
        while (row[0].Whole > 0);
    }

    private async Task InBatchesAsync(string import, int end, int done, string delete, CancellationToken cancellationToken)
    {
        for (var from = 0; from < end; from += NodesPerBatch)
        {
            CypherValue[] row;
            do
            {
                row = await lease.WriteAsync(
                    $"CALL () {{ MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.number >= $from AND n.number < $to {delete} RETURN count(*) AS deleted }} RETURN deleted",
                    new() { ["import"] = import, ["from"] = from, ["to"] = from + NodesPerBatch },
                    cancellationToken);
            }
            while (row[0].Whole == RelationshipsPerBatch);
            progress(done + Math.Min(from + NodesPerBatch, end), 2 * end);
        }
    }
}
