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

    // By the steps that are left, for each node: which sets of the named nodes can be passed from there on. A set is a number, a bit for each node; and which ones there are is
    // a bit for each such number again.
    private readonly uint[][] _reach;
    private readonly List<int>[] _reached;
    private readonly Dictionary<(int Place, int Left), Hop[]> _sorted = [];
    private readonly List<int> _places = [];
    private readonly List<Hop> _hops = [];

    /// <param name="graph">Its first places are those of the nodes where paths begin, then of those where they end, then of what they must pass.</param>
    /// <param name="isNear">Whether a node may be so many steps away from where paths begin.</param>
    public PathsOfLength(WalkedGraph graph, PathRequest request, int length, Func<int, int, bool> isNear)
    {
        (_graph, _request, _length, _all) = (graph, request, length, (1 << request.Via.Count) - 1);
        _reach = new uint[length + 1][];
        _reached = new List<int>[length + 1];
        (_reach[0], _reached[0]) = (new uint[graph.Count], [.. Enumerable.Range(request.From.Count, request.To.Count)]);
        foreach (var place in _reached[0]) _reach[0][place] = 1;
        for (var left = 1; left <= length; left++)
        {
            var (before, reach, reached) = (_reach[left - 1], _reach[left] = new uint[graph.Count], _reached[left] = []);
            foreach (var place in _reached[left - 1])
            {
                foreach (var hop in graph.HopsOf(place))
                {
                    var other = hop.Other;
                    if (reach[other] == 0)
                    {
                        if (IsTo(other) || IsFrom(other) != (left == length) || graph.IsHub(other) || !isNear(other, length - left)) continue;
                        reached.Add(other);
                    }

                    reach[other] |= With(before[place], BitOf(other));
                }
            }
        }
    }

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Adds paths in their order, until there are as many as are wanted or more steps were taken than are allowed.</summary>
    public void AddTo(List<WalkedPath> paths, int wanted, int maxSteps)
    {
        foreach (var start in _reached[_length].OrderBy(place => _graph[place].Id, StringComparer.Ordinal))
        {
            if (!Completes(_reach[_length][start], 0)) continue;
            _places.Add(start);
            Go(start, passed: 0, _length, paths, wanted, maxSteps);
            _places.Clear();
        }
    }

    private void Go(int place, int passed, int left, List<WalkedPath> paths, int wanted, int maxSteps)
    {
        if (left == 0)
        {
            paths.Add(new([.. _places.Select(each => _graph[each])], [.. _hops.Select(_graph.RelationshipOf)]));
            return;
        }

        foreach (var hop in SortedHopsOf(place, left))
        {
            if (paths.Count >= wanted || Steps >= maxSteps) return;
            if (!Completes(_reach[left - 1][hop.Other], passed | BitOf(hop.Other)) || _places.Contains(hop.Other)) continue;
            Steps++;
            _places.Add(hop.Other);
            _hops.Add(hop);
            Go(hop.Other, passed | BitOf(hop.Other), left - 1, paths, wanted, maxSteps);
            _places.RemoveAt(_places.Count - 1);
            _hops.RemoveAt(_hops.Count - 1);
        }
    }

    // Those that lead to where an end can be reached from.
    private Hop[] SortedHopsOf(int place, int left)
    {
        if (_sorted.TryGetValue((place, left), out var sorted)) return sorted;
        List<Hop> hops = [];
        foreach (var hop in _graph.HopsOf(place))
            if (_reach[left - 1][hop.Other] != 0) hops.Add(hop);
        hops.Sort(_graph.Compare);
        return _sorted[(place, left)] = [.. hops];
    }

    private bool IsFrom(int place) => place < _request.From.Count;

    private bool IsTo(int place) => !IsFrom(place) && place < _request.From.Count + _request.To.Count;

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

    private int BitOf(int place)
    {
        var named = place - _request.From.Count - _request.To.Count;
        return named >= 0 && named < _request.Via.Count ? 1 << named : 0;
    }
}
