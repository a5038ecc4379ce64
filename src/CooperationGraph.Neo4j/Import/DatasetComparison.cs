using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>Compares a dataset with the revision in the database, which is read in parts of bounded size.</summary>
internal static class DatasetComparison
{
    private const int NodesPerRead = 1000;

    public static async Task<DatasetDifference> RunAsync(
        ICypherClient client, StoredDataset? stored, GraphDataset dataset, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var kinds = new List<KindDifference>();
        var byId = dataset.Nodes.ToDictionary(node => node.Id);
        foreach (var label in GraphModel.Labels)
        {
            var (kept, changed, removed) = (0, 0, 0);
            await foreach (var columns in ReadAsync(client, stored, label, Statements.NodesOfRange(label), progress, cancellationToken))
            {
                var node = NodeColumns.Read(columns);
                if (!byId.TryGetValue(node.Id, out var other)) removed++;
                else if (label.Properties.All(property => CellValue.ToText(node[property]) == CellValue.ToText(other[property]))) kept++;
                else changed++;
            }

            kinds.Add(new(label.Name, dataset.Nodes.Count(node => node.Label == label) - kept - changed, removed, changed));
        }

        foreach (var set in dataset.Relationships) kinds.Add(await CompareAsync(client, stored, dataset, set, progress, cancellationToken));
        return new(stored?.Revision, kinds.FindAll(kind => !kind.IsEmpty));
    }

    private static async Task<KindDifference> CompareAsync(
        ICypherClient client, StoredDataset? stored, GraphDataset dataset, RelationshipSet set, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var added = new Dictionary<string, int>();
        for (var i = 0; i < set.From.Length; i++) Count(added, Key(set.Type, dataset.Nodes[set.From[i]].Id, dataset.Nodes[set.To[i]].Id, set.Values?[i] ?? []), 1);
        var removed = 0;
        foreach (var label in GraphModel.Labels.Where(set.Type.StartsFrom))
        {
            await foreach (var columns in ReadAsync(client, stored, label, Statements.RelationshipsOfRange(set.Type), progress, cancellationToken))
            {
                var key = Key(set.Type, columns[0].Text!, columns[1].Text!, NodeColumns.Values(set.Type, columns.AsSpan(2)));
                if (added.GetValueOrDefault(key) > 0) Count(added, key, -1);
                else removed++;
            }
        }

        return new(set.Type.Name, added.Values.Sum(), removed, Changed: 0);
    }

    private static async IAsyncEnumerable<CypherValue[]> ReadAsync(
        ICypherClient client, StoredDataset? stored, NodeLabel label, string statement, IProgress<ImportProgress>? progress,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (stored is null) yield break;
        var (first, end) = (stored.FirstOf(label), stored.FirstOf(label) + stored.CountOf(label));
        for (var from = first; from < end; from += NodesPerRead)
        {
            var to = Math.Min(from + NodesPerRead, end);
            var rows = await client.RunAsync(new(statement, new Dictionary<string, object?> { ["revision"] = stored.Revision, ["import"] = stored.Import, ["from"] = from, ["to"] = to }), cancellationToken);
            if (rows is not [var row]) throw new StoreUnavailableException("The current revision was replaced meanwhile. Compare again.");
            progress?.Report(new("Comparing " + label, to - first, end - first));
            foreach (var columns in row[0].Items) yield return columns.Items;
        }
    }

    private static string Key(RelationshipType type, string from, string to, object?[] values) =>
        string.Join('\0', type.Properties.Select(property => CellValue.ToText(values[property.Index])).Prepend(to).Prepend(from));

    private static void Count(Dictionary<string, int> counts, string key, int change) => counts[key] = counts.GetValueOrDefault(key) + change;
}
