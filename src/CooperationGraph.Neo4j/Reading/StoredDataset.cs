using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>A complete revision in the database, and how many nodes of each label it has.</summary>
internal sealed class StoredDataset
{
    // Servers read them each time they look which revision is current.
    private const int MaxHubs = 100;
    private const int HubDegree = 200;

    private readonly int[] _starts;
    private readonly Dictionary<string, int> _hubs;

    /// <param name="import">The import that wrote it: two of the same revision differ in it.</param>
    /// <param name="counts">One per label, in the order of <see cref="GraphModel.Labels"/>.</param>
    /// <param name="hubs">What <see cref="HubsOf"/> wrote.</param>
    public StoredDataset(string revision, string import, IReadOnlyList<int> counts, IEnumerable<string> hubs)
    {
        (Revision, Import) = (revision, import);
        _hubs = hubs.Select(hub => hub.Split(' ')).ToDictionary(parts => parts[1], parts => int.Parse(parts[0], CultureInfo.InvariantCulture));
        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) _starts[i + 1] = _starts[i] + counts[i];
    }

    public string Revision { get; }

    public string Import { get; }

    /// <summary>What is known of how many nodes have what, once it has been read.</summary>
    public DatasetFigures Figures { get; set; } = DatasetFigures.None;

    /// <summary>All nodes.</summary>
    public int Count => _starts[^1];

    public int CountOf(NodeLabel label) => _starts[label.Index + 1] - _starts[label.Index];

    /// <summary>The property <c>number</c> of the label's first node; those of the others follow, by id.</summary>
    public int FirstOf(NodeLabel label) => _starts[label.Index];

    /// <summary>How many relationships of a type a node has, if so many that a search had better start elsewhere; else 0.</summary>
    public int HubDegreeOf(string id, RelationshipType type, Direction direction) => _hubs.GetValueOrDefault(Key(id, type, direction));

    /// <summary>The nodes with the most relationships of a type and direction, as they stand beside the dataset in the database.</summary>
    public static IEnumerable<string> HubsOf(GraphDataset dataset) =>
        dataset.Relationships
            .SelectMany(set => DegreesOf(set.From).Select(each => (Degree: each.Value, Key: Key(dataset.Nodes[each.Key].Id, set.Type, Direction.Outgoing)))
                .Concat(DegreesOf(set.To).Select(each => (Degree: each.Value, Key: Key(dataset.Nodes[each.Key].Id, set.Type, Direction.Incoming)))))
            .OrderByDescending(hub => hub.Degree).ThenBy(hub => hub.Key, StringComparer.Ordinal).Take(MaxHubs)
            .Select(hub => string.Create(CultureInfo.InvariantCulture, $"{hub.Degree} {hub.Key}"));

    private static IEnumerable<KeyValuePair<int, int>> DegreesOf(int[] ends) => ends.CountBy(end => end).Where(each => each.Value >= HubDegree);

    private static string Key(string id, RelationshipType type, Direction direction) => $"{type.Name}:{(int)direction}:{id}";
}
