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
    private const string Ordered = "ordered";

    /// <summary>From how many relationships on those of a hub stand in an index by an order. Of fewer a page is found in some milliseconds by looking at all of them.</summary>
    public const int OrderedDegree = 5000;

    private readonly int[] _starts;
    private readonly Dictionary<string, int> _hubs;
    private readonly HashSet<string> _ordered;

    /// <param name="import">The import that wrote it: two of the same revision differ in it.</param>
    /// <param name="counts">One per label, in the order of <see cref="GraphModel.Labels"/>.</param>
    /// <param name="hubs">What <see cref="HubsOf"/> wrote.</param>
    public StoredDataset(string revision, string import, IReadOnlyList<int> counts, IEnumerable<string> hubs)
    {
        (Revision, Import) = (revision, import);
        var known = hubs.Select(hub => hub.Split(' ')).ToList();
        _hubs = known.ToDictionary(parts => parts[1], parts => int.Parse(parts[0], CultureInfo.InvariantCulture));
        _ordered = [.. known.Where(parts => parts[^1] == Ordered).Select(parts => parts[1])];
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

    /// <summary>Whether each relationship of a type that the node has says so, and where the node at the other end stands (<see cref="GraphWords.Hub"/>).</summary>
    public bool IsOrdered(string id, RelationshipType type, Direction direction) => _ordered.Count > 0 && _ordered.Contains(Key(id, type, direction));

    /// <summary>The types and directions of which a node is such a hub, with the label that they lead to.</summary>
    public IEnumerable<(RelationshipType Type, NodeLabel Label)> OrderedTypes =>
        from type in GraphModel.RelationshipTypes
        from direction in new[] { Direction.Outgoing, Direction.Incoming }
        where _ordered.Any(key => key.StartsWith(Key("", type, direction), StringComparison.Ordinal))
        select (type, Statements.LabelsAt(type, direction)[0]);

    /// <summary>The nodes with the most relationships of a type and direction, as they stand beside the dataset in the database.</summary>
    /// <param name="orderedDegree">From how many on they are ordered, where they lead to nodes of one label that has orders.</param>
    public static IEnumerable<string> HubsOf(GraphDataset dataset, int orderedDegree = OrderedDegree)
    {
        Hub[] hubs =
        [
            .. dataset.Relationships.SelectMany(set => HubsOf(dataset, set.Type, Direction.Outgoing, set.From, orderedDegree).Concat(HubsOf(dataset, set.Type, Direction.Incoming, set.To, orderedDegree)))
                .OrderByDescending(hub => hub.Degree).ThenBy(hub => hub.Key, StringComparer.Ordinal).Take(MaxHubs),
        ];
        // A relationship says of one end alone that it is its hub: of a type, in the direction of the largest.
        var ordered = hubs.Where(hub => hub.Degree >= orderedDegree && Statements.LabelsAt(hub.Type, hub.Direction) is [{ Orders.Count: > 0 }]).GroupBy(hub => hub.Type).SelectMany(each => each.Where(hub => hub.Direction == each.First().Direction)).ToHashSet();
        return hubs.Select(hub => string.Create(CultureInfo.InvariantCulture, $"{hub.Degree} {hub.Key}{(ordered.Contains(hub) ? " " + Ordered : "")}"));
    }

    private static IEnumerable<Hub> HubsOf(GraphDataset dataset, RelationshipType type, Direction direction, int[] ends, int orderedDegree) =>
        ends.CountBy(end => end).Where(each => each.Value >= Math.Min(HubDegree, orderedDegree)).Select(each => new Hub(each.Value, Key(dataset.Nodes[each.Key].Id, type, direction), type, direction));

    private readonly record struct Hub(int Degree, string Key, RelationshipType Type, Direction Direction);

    private static string Key(string id, RelationshipType type, Direction direction) => $"{type.Name}:{(int)direction}:{id}";
}
