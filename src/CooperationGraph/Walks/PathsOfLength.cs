using System.Runtime.InteropServices;
using CooperationGraph.Graph;

namespace CooperationGraph.Walks;

/// <summary>
/// The paths of one length in a known part of the graph. From the ends backwards it is worked out first from which node, and by passing which of the named ones, an end can
/// be reached in just as many steps as are left; so no step is taken in vain, but for those that would come to a node twice.
/// </summary>
internal sealed class PathsOfLength
{
    private readonly WalkedGraph _graph;
    private readonly PathRequest _request;
    private readonly int _length;
    private readonly int _all;
    private readonly HashSet<GraphNode> _from;
    private readonly HashSet<GraphNode> _to;

    // By the steps that are left, for each node: which sets of the named nodes can be passed from there on. A set is a number, a bit for each node; and which ones there are is
    // a bit for each such number again.
    private readonly Dictionary<GraphNode, uint>[] _reach;
    private readonly Dictionary<GraphNode, Hop[]> _sorted = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly List<WalkedRelationship> _relationships = [];

    /// <param name="isNear">Whether a node may be so many steps away from where paths begin.</param>
    public PathsOfLength(WalkedGraph graph, PathRequest request, int length, Func<GraphNode, int, bool> isNear)
    {
        (_graph, _request, _length, _all) = (graph, request, length, (1 << request.Via.Count) - 1);
        (_from, _to) = (request.From.ToHashSet(), request.To.ToHashSet());
        _reach = new Dictionary<GraphNode, uint>[length + 1];
        _reach[0] = _to.ToDictionary(node => node, _ => 1u);
        for (var left = 1; left <= length; left++)
        {
            _reach[left] = [];
            foreach (var (node, sets) in _reach[left - 1])
            {
                foreach (var hop in graph.HopsOf(node))
                {
                    var other = hop.Other;
                    if (_to.Contains(other) || _from.Contains(other) != (left == length) || graph.IsHub(other) || !isNear(other, length - left)) continue;
                    CollectionsMarshal.GetValueRefOrAddDefault(_reach[left], other, out _) |= With(sets, BitOf(other));
                }
            }
        }
    }

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The nodes that paths of the length may pass.</summary>
    public IReadOnlySet<GraphNode> Passed()
    {
        HashSet<GraphNode> passed = [];
        var here = _reach[_length].Where(each => Completes(each.Value, 0)).Select(each => each.Key).ToHashSet();
        for (var left = _length - 1; left > 0; left--)
        {
            here = here.SelectMany(node => _graph.HopsOf(node)).Select(hop => hop.Other).Where(_reach[left].ContainsKey).ToHashSet();
            passed.UnionWith(here);
        }

        return passed;
    }

    /// <summary>Adds paths in their order, until there are as many as are wanted or more steps were taken than are allowed.</summary>
    public void AddTo(List<WalkedPath> paths, int wanted, int maxSteps)
    {
        foreach (var start in _request.From.OrderBy(node => node.Id, StringComparer.Ordinal))
        {
            if (!_reach[_length].TryGetValue(start, out var sets) || !Completes(sets, 0)) continue;
            _nodes.Add(start);
            Go(start, passed: 0, _length, paths, wanted, maxSteps);
            _nodes.Clear();
        }
    }

    private void Go(GraphNode node, int passed, int left, List<WalkedPath> paths, int wanted, int maxSteps)
    {
        if (left == 0)
        {
            paths.Add(new([.. _nodes], [.. _relationships]));
            return;
        }

        foreach (var hop in SortedHopsOf(node))
        {
            if (paths.Count >= wanted || Steps >= maxSteps) return;
            if (!_reach[left - 1].TryGetValue(hop.Other, out var sets) || !Completes(sets, passed | BitOf(hop.Other)) || _nodes.Contains(hop.Other)) continue;
            Steps++;
            _nodes.Add(hop.Other);
            _relationships.Add(hop.Relationship);
            Go(hop.Other, passed | BitOf(hop.Other), left - 1, paths, wanted, maxSteps);
            _nodes.RemoveAt(_nodes.Count - 1);
            _relationships.RemoveAt(_relationships.Count - 1);
        }
    }

    private Hop[] SortedHopsOf(GraphNode node)
    {
        if (_sorted.TryGetValue(node, out var hops)) return hops;
        hops = [.. _graph.HopsOf(node)];
        Array.Sort(hops, Hop.Order);
        return _sorted[node] = hops;
    }

    // The same sets, each with one node more.
    private uint With(uint sets, int bit)
    {
        if (bit == 0) return sets;
        var with = 0u;
        for (var set = 0; set <= _all; set++)
            if ((sets >> set & 1) == 1) with |= 1u << (set | bit);
        return with;
    }

    // Whether one of the sets has all that was not passed yet.
    private bool Completes(uint sets, int passed)
    {
        for (var set = 0; set <= _all; set++)
            if ((sets >> set & 1) == 1 && (set | passed) == _all) return true;
        return false;
    }

    private int BitOf(GraphNode node)
    {
        for (var i = 0; i < _request.Via.Count; i++)
            if (_request.Via[i].Equals(node)) return 1 << i;
        return 0;
    }
}
