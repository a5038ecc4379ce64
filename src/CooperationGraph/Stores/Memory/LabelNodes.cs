using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of one label, and what is known of them one by one: made when it is first asked for, then kept. Safe for concurrent use.</summary>
/// <param name="nodes">By id, so that their numbers follow one another.</param>
internal sealed class LabelNodes(GraphNode[] nodes)
{
    // Below it a set costs more than the places that are in it.
    private const int SmallShare = 64;

    // So many ids are longer looked up than a set of theirs is found again.
    private const int ManyIds = 256;

    private readonly ConcurrentDictionary<NodeOrder, NodeRanking> _rankings = new();
    private readonly ConcurrentDictionary<Property, NodeSet> _withValue = new();
    private readonly ConcurrentDictionary<Property, PlacesByText> _byText = new();
    private readonly ConcurrentDictionary<Property, TextIndex> _words = new();
    private readonly ConcurrentDictionary<Property, DateIndex> _dates = new();

    // Of sets of ids that are derived from the revision and asked for again and again; they go with the last who asks.
    private readonly ConditionalWeakTable<IReadOnlySet<string>, NodeSet> _byIds = [];
    private readonly Lazy<StatusIndex> _status = new(() => new(nodes));

    public GraphNode[] Nodes => nodes;

    /// <summary>On which days agreements have which status.</summary>
    public StatusIndex Status => _status.Value;

    public int PlaceOf(GraphNode node) => node.Number - nodes[0].Number;

    public NodeSet None() => new(nodes.Length);

    /// <summary>Whether so many of them are worth a set.</summary>
    public bool AreMany(int count) => count >= nodes.Length / SmallShare;

    public NodeRanking In(NodeOrder order) => _rankings.GetOrAdd(order, static (order, own) => new(own, order), this);

    /// <summary>Those that have one of some ids.</summary>
    /// <param name="find">Finds them.</param>
    public NodeSet WithId(IReadOnlySet<string> ids, Func<NodeSet> find) => ids.Count >= ManyIds ? _byIds.GetValue(ids, _ => find()) : find();

    public NodeSet WithValue(Property property) =>
        _withValue.GetOrAdd(
            property,
            static (property, own) =>
            {
                var set = own.None();
                for (var place = 0; place < own.Nodes.Length; place++)
                    if (own.Nodes[place][property] is not null) set.Add(place);
                return set;
            },
            this);

    public PlacesByText ByText(Property<string> property) =>
        _byText.GetOrAdd(property, static (property, own) => new(own.Nodes.Length, own.Nodes.Select((node, place) => (node.Get((Property<string>)property)!, place)).Where(each => each.Item1 is not null)), this);

    public TextIndex WordsOf(Property<string> property) => _words.GetOrAdd(property, static (property, own) => new(own.Nodes, (Property<string>)property), this);

    public DateIndex DatesOf(Property<PartialDate> property) => _dates.GetOrAdd(property, static (property, own) => new(own.Nodes, (Property<PartialDate>)property), this);
}
