using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>
/// Compares a dataset with what the database holds of the current one, which is read in parts of bounded size. Everything that an import writes is compared,
/// labels and derived properties too, so that nothing that was changed by hand looks whole.
/// </summary>
internal static class DatasetComparison
{
    private const int NodesPerRead = 1000;

    public static async Task<DatasetDifference> RunAsync(
        ICypherClient client, StoredDataset? stored, GraphDataset dataset, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var kinds = new List<KindDifference>();
        var wanted = dataset.Nodes.ToDictionary(node => node.Id);
        var (places, names) = (new NodePlaces(dataset), new NamesToFind(dataset));
        foreach (var label in GraphModel.Labels)
        {
            var (kept, changed, removed) = (0, 0, 0);
            await foreach (var columns in ReadAsync(client, stored, label, Statements.WholeNodesOfRange, progress, cancellationToken))
            {
                var properties = columns[1].Items.ToDictionary(pair => pair.Items[0].Text!, pair => pair.Items[1]);
                if (!wanted.TryGetValue(properties.TryGetValue("id", out var id) && id.IsText ? id.Text! : "", out var node) || node.Label != label) removed++;
                else if (HasLabels(columns[0], label) && IsWhole(properties, node, places, names, stored!, dataset)) kept++;
                else changed++;
            }

            kinds.Add(new(label.Name, dataset.Nodes.Count(node => node.Label == label) - kept - changed, removed, changed));
        }

        // Of another revision other nodes may be hubs.
        var hubs = stored?.Revision == dataset.Revision ? new HubPlaces(dataset, stored, places) : null;
        foreach (var set in dataset.Relationships) kinds.Add(await CompareAsync(client, stored, dataset, set, hubs, progress, cancellationToken));
        return new(stored?.Revision, kinds.FindAll(kind => !kind.IsEmpty));
    }

    private static async Task<KindDifference> CompareAsync(
        ICypherClient client, StoredDataset? stored, GraphDataset dataset, RelationshipSet set, HubPlaces? hubs, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var added = new Dictionary<string, int>();
        var ordinals = set.Ordinals();
        for (var i = 0; i < set.From.Length; i++)
        {
            var values = NodeRow.Of(set.Type, set.Values?[i], set.Values is null ? 0 : ordinals[i], hubs?.Of(set, i) ?? []);
            Count(added, Key(dataset.Nodes[set.From[i]].Id, dataset.Nodes[set.To[i]].Id, values.Select(pair => $"{pair.Key}={TextOf(pair.Value)}")), 1);
        }

        var removed = 0;
        foreach (var label in GraphModel.Labels.Where(set.Type.StartsFrom))
        {
            await foreach (var columns in ReadAsync(client, stored, label, Statements.WholeRelationshipsOfRange(set.Type), progress, cancellationToken))
            {
                var key = Key($"{columns[0]}".Trim('"'), $"{columns[1]}".Trim('"'), columns[2].Items.Where(pair => hubs is not null || !GraphWords.IsOfHub(pair.Items[0].Text!)).Select(pair => $"{pair.Items[0].Text}={pair.Items[1]}"));
                if (added.GetValueOrDefault(key) > 0) Count(added, key, -1);
                else removed++;
            }
        }

        return new(set.Type.Name, added.Values.Sum(), removed, Changed: 0);
    }

    private static bool HasLabels(CypherValue labels, NodeLabel label) => labels.Items.Select(each => each.Text!).Order(StringComparer.Ordinal).SequenceEqual(new[] { GraphWords.Node, label.Name }.Order(StringComparer.Ordinal));

    private static bool IsWhole(Dictionary<string, CypherValue> properties, GraphNode node, NodePlaces places, NamesToFind names, StoredDataset stored, GraphDataset dataset)
    {
        var expected = NodeRow.Of(node, stored.Import, places, names);
        // A node of another revision may stand at other places, have other aliases, and other parties and claims.
        HashSet<string> ofOthers = stored.Revision == dataset.Revision ? []
            : [GraphWords.Number, .. places.Of(node).Select(place => place.Name), .. NamesToFind.Properties, .. node.Label.Derived.SelectMany(property => new[] { property.Name, GraphWords.FirstName(property), GraphWords.LastName(property) })];
        bool IsOwn(string name) => !ofOthers.Contains(name);
        return expected.Keys.Count(IsOwn) == properties.Keys.Count(IsOwn)
            && expected.All(pair => !IsOwn(pair.Key) || (properties.TryGetValue(pair.Key, out var value) && value.ToString() == TextOf(pair.Value)));
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
            var rows = await client.RunAsync(new(statement, new Dictionary<string, object?> { ["import"] = stored.Import, ["from"] = from, ["to"] = to }), cancellationToken);
            if (rows is not [var row]) throw new StoreUnavailableException("The current revision was replaced meanwhile. Compare again.");
            progress?.Report(new("Comparing " + label, to - first, end - first));
            foreach (var columns in row[0].Items) yield return columns.Items;
        }
    }

    private static string Key(string from, string to, IEnumerable<string> values) => string.Join('\0', values.Order(StringComparer.Ordinal).Prepend(to).Prepend(from));

    // As CypherValue.ToString has it.
    private static string TextOf(object? value) =>
        value switch
        {
            null => default(CypherValue).ToString(),
            string text => new CypherValue(text).ToString(),
            bool flag => new CypherValue(flag).ToString(),
            int whole => new CypherValue(whole).ToString(),
            long whole => new CypherValue(whole).ToString(),
            double number => new CypherValue(number).ToString(),
            string[] texts => new CypherValue(Array.ConvertAll(texts, text => new CypherValue(text))).ToString(),
            _ => throw new ArgumentException($"No import writes a {value.GetType().Name}.", nameof(value)),
        };

    private static void Count(Dictionary<string, int> counts, string key, int change) => counts[key] = counts.GetValueOrDefault(key) + change;
}
