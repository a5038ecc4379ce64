using System.Collections.Concurrent;
using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Nodes of labels that are too large to be kept whole, as far as there is room beside those that are: what was read last, in two generations, of which the older one goes when the younger one is
/// half of what is allowed. Safe for concurrent use.
/// </summary>
/// <param name="bound">How many may be kept; 0 for none.</param>
internal sealed class RecentNodes(int bound)
{
    // A statement that brings numbers alone takes about two thirds of one that brings nodes, and one more where a node of them is unknown.
    private const double Enough = 0.7;
    private const double OfNewest = 0.25;

    private readonly Lock _lock = new();
    private Generation _young = new();
    private Generation _old = new();
    private double _complete;

    /// <summary>Whether so many answers lately held known nodes alone that it pays to ask for numbers.</summary>
    public bool MostAreKnown => _complete >= Enough;

    /// <summary>Tells whether all nodes of an answer were known.</summary>
    public void Observe(bool allKnown) => _complete += ((allKnown ? 1 : 0) - _complete) * OfNewest;

    public GraphNode? Find(int number) => _young.ByNumber.GetValueOrDefault(number) ?? Again(_old.ByNumber.GetValueOrDefault(number));

    public GraphNode? Find(string id) => _young.ById.GetValueOrDefault(id) ?? Again(_old.ById.GetValueOrDefault(id));

    public void Add(GraphNode node)
    {
        if (bound == 0) return;
        var young = _young;
        if (!young.ByNumber.TryAdd(node.Number, node)) return;
        young.ById[node.Id] = node;
        if (Interlocked.Increment(ref young.Count) < Math.Max(1, bound / 2)) return;
        lock (_lock)
        {
            if (_young == young) (_old, _young) = (young, new());
        }
    }

    private GraphNode? Again(GraphNode? node)
    {
        if (node is not null) Add(node);
        return node;
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<int, GraphNode> ByNumber = new();
        public readonly ConcurrentDictionary<string, GraphNode> ById = new();
        public int Count;
    }
}
