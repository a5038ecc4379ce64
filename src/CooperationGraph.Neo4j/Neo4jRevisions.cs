using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>The revisions that are whole in the database: the current one, and former ones until they are removed.</summary>
/// <param name="client">What the stores ask through.</param>
/// <param name="bound">How many may be open at once.</param>
public sealed class Neo4jRevisions(ICypherClient client, int bound, TimeProvider clock) : IRevisions
{
    // A few nodes at most. Of a revision that was written again the newest counts.
    private const string Whole =
        $"{Catalog.Match} MATCH (d:Dataset) WHERE c.format = $format AND d.state = '{GraphWords.Complete}' RETURN d.revision, d.import, d.counts, toString(d.importedAt), d.hubs ORDER BY d.importedAt DESC";

    private readonly OpenRevisions _open = new(bound);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return [.. KnownRevision.NewestFirst((await ReadAsync(cancellationToken)).Select(each => new KnownRevision(each.Dataset.Revision, each.ImportedAt)).DistinctBy(each => each.Revision))];
    }

    /// <inheritdoc/>
    public ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken) =>
        _open.OpenAsync(revision, async () => (await ReadAsync(CancellationToken.None)).Select(each => each.Dataset).FirstOrDefault(dataset => dataset.Revision == revision) is { } dataset ? StoreOf(dataset) : null, cancellationToken);

    // Nothing is kept of what is read now and then.
    private Neo4jGraphStore StoreOf(StoredDataset dataset) => new(client, dataset, keptNodes: 0, clock);

    private async Task<IEnumerable<(StoredDataset Dataset, DateTimeOffset? ImportedAt)>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await client.RunAsync(new(Whole, new Dictionary<string, object?> { ["format"] = Catalog.Format }), cancellationToken);
        return rows.Where(row => row[2].Items.Length == GraphModel.Labels.Count)
            .Select(row => (new StoredDataset(row[0].Text!, row[1].Text!, Array.ConvertAll(row[2].Items, count => count.Whole), row[4].Items.Select(hub => hub.Text!)), DateTimeOffset.TryParse(row[3].Text, CultureInfo.InvariantCulture, out var at) ? at : (DateTimeOffset?)null));
    }
}
