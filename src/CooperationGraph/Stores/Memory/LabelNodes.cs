using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of one label, and what is known of them one by one: made when it is first asked for, then kept. Safe for concurrent use.</summary>
internal sealed class LabelNodes
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
    private readonly Lazy<StatusIndex> _status;

    // The number of the first by id, and the place of each from that on.
    private readonly int _first;
    private readonly int[] _places;

    /// <param name="byId">By id, so that their numbers follow one another.</param>
    public LabelNodes(GraphNode[] byId)
    {
        (_first, Nodes, _places) = (byId[0].Number, (GraphNode[])byId.Clone(), new int[byId.Length]);
        // Texts take long to sort, and few ask for what stands together in their order.
        if (byId[0].Label.DefaultOrder is Property<PartialDate> date) NodePager.Sort(Nodes, PlaceOrder = new(date));
        for (var place = 0; place < Nodes.Length; place++) _places[Nodes[place].Number - _first] = place;
        _status = new(() => new(Nodes));
    }

    /// <summary>
    /// Each at its place. The places are in the order that most ask for: what stands together in that, such as the agreements of one month, is found there in a set 64 at a time, however far from the
    /// list's start.
    /// </summary>
    public GraphNode[] Nodes { get; }

    /// <summary>The order of the places.</summary>
    public NodeOrder PlaceOrder { get; } = NodeOrder.ById;

    /// <summary>On which days agreements have which status.</summary>
    public StatusIndex Status => _status.Value;

    public int PlaceOf(GraphNode node) => _places[node.Number - _first];

    /// <summary>All by id.</summary>
    public GraphNode[] ById() => Array.ConvertAll(_places, place => Nodes[place]);

    public NodeSet None() => new(Nodes.Length);

    /// <summary>Whether so many of them are worth a set.</summary>
    public bool AreMany(int count) => count >= Nodes.Length / SmallShare;

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
