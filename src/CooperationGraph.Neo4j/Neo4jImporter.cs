using System.Security.Cryptography;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Import;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>
/// Writes a dataset into Neo4j as a revision beside the current one, in transactions of bounded size, then makes it current in one transaction.
/// Killed at any point it leaves the old revision or the new one whole and current; the next import removes what else is left.
/// </summary>
/// <param name="grace">How long the old revision stays for servers that have not noticed the new one and for requests that run.</param>
public sealed class Neo4jImporter(ICypherClient client, TimeSpan grace, TimeProvider clock)
{
    /// <summary>A server notices within 2 s, and its longest request takes 10 s.</summary>
    public static readonly TimeSpan UsualGrace = TimeSpan.FromSeconds(15);

    private const int NodesPerBatch = 2500;
    private const int RelationshipsPerBatch = 10_000;
    private const int MuchLarger = 2;

    /// <summary>After how much silence another importer's lease is taken. A batch takes well under a second; a loaded database may take some.</summary>
    internal TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From how many relationships on those of a hub are ordered.</summary>
    internal int OrderedDegree { get; init; } = StoredDataset.OrderedDegree;

    /// <summary>
    /// Writes the dataset beside the current one, makes it the current one in one step, and removes the old one after a time of grace. What an
    /// import that was broken off left behind is removed first. A dataset that is current already is left as it is, unless its stored
    /// graph was changed by somebody else: then it is written again, whole.
    /// </summary>
    /// <param name="announce">Called when the dataset has become current, before the time of grace.</param>
    /// <param name="replace">Whether a graph that is none of this service may be deleted.</param>
    /// <exception cref="ImportRefusedException">Nothing was changed, for a reason that the caller can mend.</exception>
    /// <exception cref="StoreUnavailableException">The store went away; the old revision stays current.</exception>
    public async Task<ImportResult> ImportAsync(GraphDataset dataset, bool replace, Func<Task>? announce, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await ImportUnderLeaseAsync(dataset, replace, announce, progress, cancellationToken);
        }
        catch (Exception e) when ((e as CypherException ?? e.InnerException) is CypherException said)
        {
            throw new ImportRefusedException($"Neo4j refused the import, and the current revision stays as it is: {Neo4jConnection.WordsOf(said)}", e);
        }
    }

    private async Task<ImportResult> ImportUnderLeaseAsync(GraphDataset dataset, bool replace, Func<Task>? announce, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var catalog = await Catalog.ReadAsync(client, cancellationToken);
        var foreign = !catalog.IsEmpty && catalog.Format != Catalog.Format;
        if (foreign && !replace) throw new ImportRefusedException(catalog.Problem!);
        // 64 bits are nobody else's, and so short a text stands inline in the records of the database.
        var import = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var counts = dataset.Nodes.CountBy(node => node.Label).ToDictionary(pair => pair.Key, pair => pair.Value);
        var hubs = StoredDataset.HubsOf(dataset, OrderedDegree).ToArray();
        var stored = new StoredDataset(dataset.Revision, import, [.. GraphModel.Labels.Select(label => counts.GetValueOrDefault(label))], hubs);
        await GraphIndexes.CreateAsync(client, ofNodes: !catalog.IsEmpty, stored.OrderedTypes, cancellationToken);

        var lease = await ImportLease.TakeAsync(client, StaleAfter, cancellationToken);
        try
        {
            var removal = new RevisionRemoval(client, lease, (done, total) => progress?.Report(new("Removing", done, total)));
            // The format says that all of the graph is the service's: not before nothing else is left.
            if (foreign) await removal.RemoveForeignAsync(cancellationToken);
            await lease.WriteAsync("SET c.format = $format RETURN 1", new() { ["format"] = Catalog.Format }, cancellationToken);
            await removal.RemoveAllButCurrentAsync(cancellationToken);
            // Read again, for another import may have ended meanwhile.
            var former = (await Catalog.ReadAsync(client, cancellationToken)).Current;
            DatasetDifference? damage = null;
            if (former?.Revision == dataset.Revision)
            {
                damage = await DatasetComparison.RunAsync(client, former, dataset, progress, cancellationToken);
                if (damage.Kinds.Count == 0) return new(Changed: false, former.Revision);
            }

            await WriteAsync(dataset, stored, hubs, lease, progress, cancellationToken);
            await lease.DuringAsync(GraphIndexes.CreateAsync(client, ofNodes: true, stored.OrderedTypes, cancellationToken), clock, cancellationToken);
            // Plans made before the indexes were filled would stay: ten times the work was seen. But while every statement of a busy server is planned again
            // all wait, for 3 to 4 s on two busy cores: not where the new graph is as large as the old one, for which the plans were made.
            if (former is null || dataset.Nodes.Count > former.Count * MuchLarger) await client.RunAsync(new("CALL db.prepareForReplanning()"), cancellationToken);
            await SwitchAsync(import, lease, cancellationToken);
            if (announce is not null) await announce();
            return new(Changed: true, former?.Revision, damage, FormerIsLeft: former is not null && !await TryRemoveFormerAsync(removal, lease, progress, cancellationToken));
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    // The import has ended well; whatever prevents this, the next one makes up for it.
    private async Task<bool> TryRemoveFormerAsync(RevisionRemoval removal, ImportLease lease, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await WaitAsync(lease, progress, cancellationToken);
            await removal.RemoveAllButCurrentAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or CypherException or ImportRefusedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The revision that is current in the database; null for none, also where the graph is none of this service.</summary>
    public async Task<string?> GetCurrentAsync(CancellationToken cancellationToken) =>
        await Catalog.ReadAsync(client, cancellationToken) is { Format: Catalog.Format, Current: { } current } ? current.Revision : null;

    /// <summary>What importing the dataset would change, without changing anything.</summary>
    public async Task<DatasetDifference> CompareAsync(GraphDataset dataset, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var catalog = await Catalog.ReadAsync(client, cancellationToken);
        return await DatasetComparison.RunAsync(client, catalog.Format == Catalog.Format ? catalog.Current : null, dataset, progress, cancellationToken);
    }

    private static async Task WriteAsync(GraphDataset dataset, StoredDataset stored, string[] hubs, ImportLease lease, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (places, names) = (new NodePlaces(dataset), new NamesToFind(dataset));
        var properties = new Dictionary<string, object?>
        {
            ["import"] = stored.Import,
            ["revision"] = dataset.Revision,
            ["state"] = GraphWords.Importing,
            ["labels"] = GraphModel.Labels.Select(label => label.Name).ToArray(),
            ["counts"] = GraphModel.Labels.Select(stored.CountOf).ToArray(),
            ["hubs"] = hubs,
            ["values"] = DatasetFigures.ValuesOf(dataset).ToArray(),
            ["statuses"] = DatasetFigures.StatusesOf(dataset).ToArray(),
            ["letters"] = NameLetters.Count(dataset.Nodes, names.TextOf).ToArray(),
        };
        await lease.WriteAsync("CREATE (d:Dataset {importedAt: datetime()}) SET d += $properties RETURN 1", new() { ["properties"] = properties }, cancellationToken);
        var ids = await WriteNodesAsync(dataset, node => NodeRow.Of(node, stored.Import, places, names), lease, progress, cancellationToken);
        await WriteRelationshipsAsync(dataset, ids, new(dataset, stored, places), lease, progress, cancellationToken);
    }

    // Answers the database's own number of each node, by which relationships find their ends without an index.
    private static async Task<int[]> WriteNodesAsync(GraphDataset dataset, Func<GraphNode, Dictionary<string, object?>> rowOf, ImportLease lease, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, ids) = (0, new int[dataset.Nodes.Count]);
        foreach (var ofLabel in dataset.Nodes.GroupBy(node => node.Label))
        {
            var create = $"UNWIND $rows AS row CREATE (n:{GraphWords.Node}:{ofLabel.Key.Name}) SET n = row RETURN collect([n.{GraphWords.Number}, id(n)])";
            await InPairsAsync(ofLabel.Chunk(NodesPerBatch), async batch =>
            {
                var row = await lease.WriteAsync(create, new() { ["rows"] = Array.ConvertAll(batch, node => rowOf(node)) }, cancellationToken);
                foreach (var node in row[0].Items) ids[node.Items[0].Whole] = node.Items[1].Whole;
            }, written => progress?.Report(new("Nodes", done += written, dataset.Nodes.Count)));
        }

        return ids;
    }

    private static async Task WriteRelationshipsAsync(GraphDataset dataset, int[] ids, HubPlaces hubs, ImportLease lease, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, total) = (0, dataset.Relationships.Sum(set => set.From.Length));
        foreach (var set in dataset.Relationships)
        {
            var ordinals = set.Ordinals();
            var hasProperties = set.Values is not null || hubs.AreOf(set.Type);
            var create = $"UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] CREATE (a)-[r:{set.Type.Name}]->(b){(hasProperties ? " SET r = row[2]" : "")} RETURN count(*)";
            await InPairsAsync(Enumerable.Range(0, set.From.Length).Chunk(RelationshipsPerBatch), batch =>
            {
                var rows = Array.ConvertAll(
                    batch, i => hasProperties ? (object[])[ids[set.From[i]], ids[set.To[i]], NodeRow.Of(set.Type, set.Values?[i], set.Values is null ? 0 : ordinals[i], hubs.Of(set, i))] : [ids[set.From[i]], ids[set.To[i]]]);
                return lease.WriteAsync(create, new() { ["rows"] = rows }, cancellationToken);
            }, written => progress?.Report(new("Relationships", done += written, total)));
        }
    }

    // Writers go one after the other, for each holds the lease; but while one does, the next is made, sent and read.
    private static async Task InPairsAsync<T>(IEnumerable<T[]> batches, Func<T[], Task> writeAsync, Action<int> wrote)
    {
        var (before, count) = (Task.CompletedTask, 0);
        foreach (var batch in batches)
        {
            var next = writeAsync(batch);
            try
            {
                await before;
            }
            catch
            {
                await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            wrote(count);
            (before, count) = (next, batch.Length);
        }

        await before;
        wrote(count);
    }

    private static Task SwitchAsync(string import, ImportLease lease, CancellationToken cancellationToken) =>
        lease.WriteAsync(
            $"MATCH (d:Dataset {{import: $import}}) SET d.state = '{GraphWords.Complete}' WITH c, d OPTIONAL MATCH (c)-[old:CURRENT]->() DELETE old WITH DISTINCT c, d CREATE (c)-[:CURRENT]->(d) RETURN 1",
            new() { ["import"] = import },
            cancellationToken);

    private async Task WaitAsync(ImportLease lease, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (total, step) = ((int)grace.TotalMilliseconds, TimeSpan.FromSeconds(1));
        for (var waited = TimeSpan.Zero; waited < grace; waited += step)
        {
            progress?.Report(new("Waiting for readers of the old revision", (int)waited.TotalMilliseconds, total));
            await Task.Delay(grace - waited < step ? grace - waited : step, clock, cancellationToken);
            await lease.RenewAsync(cancellationToken);
        }
    }

    // Whatever went wrong, the next import need not wait for this one, if the database can still be told.
    private static async Task ReleaseAsync(ImportLease lease)
    {
        try
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or CypherException or ImportRefusedException)
        {
        }
    }
}
