using System.Collections.Concurrent;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of a label that other nodes lead to. What many are reached from, such as a hub, is gone through once and then kept. Safe for concurrent use.</summary>
internal sealed class ReachedNodes(Dictionary<NodeLabel, LabelNodes> byLabel, Adjacencies adjacencies)
{
    // At a million nodes 25 to 60 KB each.
    private const int MaxKept = 1000;

    private readonly ConcurrentDictionary<(NodeLabel Label, int Number, Way? Way, Condition? Having), NodeSet> _kept = new();

    /// <summary>Those that one node leads to, or several together, as a set where they are many, else their places, in order and each once.</summary>
    /// <param name="having">What a relationship must fulfil; null for nothing.</param>
    public (NodeSet? Many, int[] Few) Of(NodeLabel label, IReadOnlyList<GraphNode> nodes, Way way, Condition? having)
    {
        var (own, adjacency) = (byLabel[label], adjacencies.Of(way.Type, way.Direction));
        var count = 0;
        for (var i = 0; i < nodes.Count; i++) count += adjacency.Of(nodes[i].Number).Length;
        if (own.AreMany(count))
        {
            if (nodes.Count == 1) return (Kept(label, nodes[0], way, having), []);
            var many = own.None();
            for (var i = 0; i < nodes.Count; i++) AddTo(many, label, nodes[i], way, having);
            return (many, []);
        }

        var fulfils = having is null ? null : PropertyConditions.Compile(having);
        var few = new int[count];
        count = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (ref readonly var neighbour in adjacency.Of(nodes[i].Number))
                if (neighbour.Node.Label == label && fulfils?.Invoke(neighbour) != false) few[count++] = own.PlaceOf(neighbour.Node);
        }

        return (null, Once(few.AsSpan(0, count)));
    }

    /// <summary>Adds those that one node leads to.</summary>
    public void AddTo(NodeSet set, NodeLabel label, GraphNode node, Way way, Condition? having)
    {
        var neighbours = adjacencies.Of(way.Type, way.Direction).Of(node.Number);
        if (byLabel[label].AreMany(neighbours.Length)) set.UnionWith(Kept(label, node, way, having));
        else Add(set, label, neighbours, having);
    }

    /// <summary>Adds those that a source says something of.</summary>
    public void AddClaimed(NodeSet set, NodeLabel label, GraphNode source)
    {
        var claims = adjacencies.Of(Links.Cites, Direction.Incoming).Of(source.Number);
        if (byLabel[label].AreMany(claims.Length)) set.UnionWith(Keep((label, source.Number, null, null), kept => Claimed(kept, label, source)));
        else Claimed(set, label, source);
    }

    private void Claimed(NodeSet set, NodeLabel label, GraphNode source)
    {
        foreach (ref readonly var claim in adjacencies.Of(Links.Cites, Direction.Incoming).Of(source.Number)) Add(set, label, adjacencies.Of(Links.About, Direction.Outgoing).Of(claim.Node.Number), having: null);
    }

    private NodeSet Kept(NodeLabel label, GraphNode node, Way way, Condition? having) =>
        Keep((label, node.Number, way, having), set => Add(set, label, adjacencies.Of(way.Type, way.Direction).Of(node.Number), having));

    private NodeSet Keep((NodeLabel Label, int, Way?, Condition?) question, Action<NodeSet> addTo)
    {
        if (_kept.TryGetValue(question, out var known)) return known;
        if (_kept.Count >= MaxKept) _kept.Clear();
        var set = byLabel[question.Label].None();
        addTo(set);
        return _kept[question] = set;
    }

    private void Add(NodeSet set, NodeLabel label, ReadOnlySpan<Neighbour> neighbours, Condition? having)
    {
        var (own, fulfils) = (byLabel[label], having is null ? null : PropertyConditions.Compile(having));
        foreach (ref readonly var neighbour in neighbours)
            if (neighbour.Node.Label == label && fulfils?.Invoke(neighbour) != false) set.Add(own.PlaceOf(neighbour.Node));
    }

    private static int[] Once(Span<int> places)
    {
        places.Sort();
        var count = 0;
        foreach (var place in places)
            if (count == 0 || places[count - 1] != place) places[count++] = place;
        return places[..count].ToArray();
    }
}
