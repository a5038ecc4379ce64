using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>What a dataset's nodes are found by among texts: see <see cref="GraphWords.Names"/>.</summary>
internal sealed class NamesToFind(GraphDataset dataset)
{
    // An index on text takes 32,766 bytes, and the import fails where a text is longer.
    private const int MaxIndexedBytes = 30_000;

    // By the number of the node that they name.
    private readonly ILookup<int, string> _aliases = dataset.Relationships.Where(set => set.Type == Links.AliasOf).SelectMany(set => set.From.Zip(set.To)).ToLookup(ends => ends.Second, ends => dataset.Nodes[ends.First].Get(Alias.Text)!);

    /// <summary>The names of the properties in which they stand.</summary>
    public static IReadOnlyList<string> Properties { get; } = [GraphWords.Names, GraphWords.LongNames, GraphWords.LongNamesOf];

    /// <summary>Of a node of the dataset, the properties and their values; none where nothing names it.</summary>
    public IEnumerable<(string Name, string Value)> Of(GraphNode node)
    {
        var names = TextOf(node);
        return names.Length == 0 ? []
            : Encoding.UTF8.GetByteCount(names) <= MaxIndexedBytes ? [(GraphWords.Names, names)]
            : [(GraphWords.LongNames, names), (GraphWords.LongNamesOf, node.Label.Name)];
    }

    /// <summary>All names of a node as one text; empty where it has none.</summary>
    public string TextOf(GraphNode node) => string.Join('\n', node.Label.Searched.Select(property => node.Get(property) ?? "").Concat(_aliases[node.Number]).Select(name => TextFold.Of(name).Replace('\n', ' ')));
}
