using System.Runtime.InteropServices;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>
/// The part of the graph that a search for paths has seen: whole of the nodes that were walked from, in part of those that it came to. A node is known by its place here, from
/// 0 on, so that the search is one over numbers.
/// </summary>
internal sealed class WalkedGraph
{
    /// <summary>Of a node no more relationships than this are walked along one type and direction.</summary>
    private const int MaxHops = 100_000;

    private const int Unknown = -1;

    private readonly IGraphStore _store;
    private readonly PathRequest _request;
    private readonly WalkScope _scope;
    private readonly WaysOfLabels _ways;
    private readonly HashSet<GraphNode> _named;
    private readonly HubRule _hubs;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<int, int> _places = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly List<State> _states = [];

    // From each node its hops are a chain, the last one first.
    private readonly List<Hop> _hops = [];
    private readonly List<Step> _steps = [];
    private int _items;

    /// <param name="named">The ends of the paths and what they must pass: hub or not, they are walked from, and whatever their label they are come to. Their places are those of this list.</param>
    public WalkedGraph(IGraphStore store, PathRequest request, IReadOnlyList<GraphNode> named, CancellationToken cancellationToken)
    {
        (_store, _request, _cancellationToken) = (store, request, cancellationToken);
        _scope = request.Scope with { Labels = request.Scope.Labels is { } labels ? labels.Union(named.Select(node => node.Label)).ToHashSet() : null };
        _ways = _scope.Ways();
        _named = [.. named];
        _hubs = new(_ways, request.HubDegree, _named);
        foreach (var node in named) StateOf(PlaceOf(node)).IsNamed = true;
    }

    /// <summary>How many nodes were come to.</summary>
    public int Count => _nodes.Count;

    /// <summary>Those that were met, the greatest first, then by id (ordinal).</summary>
    public IReadOnlyList<(GraphNode Node, int Degree)> Hubs =>
        [.. Enumerable.Range(0, Count).Where(place => _states[place].IsMet && IsHub(place)).Select(place => (_nodes[place], _states[place].Degree)).OrderByDescending(each => each.Degree).ThenBy(each => each.Item1.Id, StringComparer.Ordinal)];

    public GraphNode this[int place] => _nodes[place];

    public int PlaceOf(GraphNode node)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, node.Number, out var known);
        if (known) return place;
        _nodes.Add(node);
        _states.Add(new() { Degree = Unknown, Chain = Unknown });
        return place = Count - 1;
    }

    /// <summary>Whether it is known to have too many relationships to be passed.</summary>
    public bool IsHub(int place) => !StateOf(place).IsNamed && StateOf(place).Degree > _request.HubDegree;

    /// <summary>The known relationships of a node, in no order.</summary>
    public Hops HopsOf(int place) => new(CollectionsMarshal.AsSpan(_hops), StateOf(place).Chain);

    /// <summary>By where they lead, then by type, outgoing first, parallel ones by their ordinal.</summary>
    public int Compare(Hop left, Hop right)
    {
        if (left.Other != right.Other) return string.CompareOrdinal(_nodes[left.Other].Id, _nodes[right.Other].Id);
        var (one, other) = (Met(left), Met(right));
        return one.Branch.Way.Type.Index.CompareTo(other.Branch.Way.Type.Index) is var byType and not 0 ? byType
            : DirectionOf(left, one.Branch).CompareTo(DirectionOf(right, other.Branch)) is var byDirection and not 0 ? byDirection
            : one.Item.Ordinal.CompareTo(other.Item.Ordinal);
    }

    public WalkedRelationship RelationshipOf(Hop hop)
    {
        var (branch, item) = Met(hop);
        return WalkedRelationship.Of(branch, item);
    }

    /// <summary>Walks from nodes, unless they are known to be hubs or it was done before. At most two calls of the store.</summary>
    /// <param name="places">They count as met.</param>
    /// <returns>The hubs that are next to them, as far as the store tells; null where some of their relationships are not known still.</returns>
    public async ValueTask<IReadOnlyList<int>?> WalkAsync(IReadOnlyList<int> places)
    {
        foreach (var place in places) StateOf(place).IsMet = true;
        var open = places.Where(place => !IsHub(place) && !StateOf(place).IsWalked).ToLookup(place => StateOf(place).IsNamed);
        List<int> hubs = [];
        // One with more relationships than a hub has is none to walk from.
        var isWhole = await WalkAsync([.. open[true]], MaxHops, hubs) & await WalkAsync([.. open[false]], _request.HubDegree, hubs);
        return isWhole ? hubs : null;
    }

    /// <summary>Finds out whether nodes are hubs. At most one call of the store.</summary>
    public async ValueTask MeetAsync(IReadOnlyList<int> places)
    {
        foreach (var place in places) StateOf(place).IsMet = true;
        int[] open = [.. places.Where(place => StateOf(place) is { IsNamed: false, Degree: Unknown })];
        if (open.Length == 0) return;
        var branches = _ways.BranchesOf(Array.ConvertAll(open, place => _nodes[place]));
        var counts = await _store.ExpandAsync(branches, _scope.Expand(limit: 0), _cancellationToken);
        var branch = 0;
        foreach (var place in open)
        {
            var end = branch + _ways.Of(_nodes[place].Label).Length;
            StateOf(place).Degree = counts.LeftOut[branch..end].Sum();
            branch = end;
        }
    }

    private async ValueTask<bool> WalkAsync(int[] places, int limit, List<int> hubs)
    {
        var branches = _ways.BranchesOf(Array.ConvertAll(places, place => _nodes[place]));
        if (branches.Count == 0) return true;
        var expansion = await _store.ExpandAsync(branches, _scope.Expand(limit, _hubs), _cancellationToken);
        _steps.Add(new(branches, expansion, _items));
        _hops.EnsureCapacity(_hops.Count + (2 * expansion.Items.Length));
        var (branch, isWhole) = (0, true);
        foreach (var place in places)
        {
            var last = branch + _ways.Of(_nodes[place].Label).Length;
            var (begin, end, leftOut) = (expansion.Offsets[branch], expansion.Offsets[last], expansion.LeftOut[branch..last].Sum());
            branch = last;
            ref var degree = ref StateOf(place).Degree;
            if (degree == Unknown) degree = end - begin + leftOut;
            if (IsHub(place)) continue;
            StateOf(place).IsWalked = true;
            isWhole &= leftOut == 0;
            for (var item = begin; item < end; item++) Add(place, expansion.Items[item].Other, _items + item, expansion.Hubs is not null);
        }

        _items += expansion.Items.Length;
        foreach (var (node, degree) in expansion.Hubs ?? [])
        {
            if (!MayPass(node)) continue;
            hubs.Add(PlaceOf(node));
            StateOf(hubs[^1]).Degree = degree;
        }

        return isWhole;
    }

    // The branch may have been walked from the other end.
    private Direction DirectionOf(Hop hop, Branch branch) => branch.Node.Number == _nodes[hop.Other].Number ? branch.Way.Direction.Reversed() : branch.Way.Direction;

    private ref State StateOf(int place) => ref CollectionsMarshal.AsSpan(_states)[place];

    private void Add(int place, GraphNode node, int item, bool isNoHub)
    {
        if (!MayPass(node)) return;
        var other = PlaceOf(node);
        ref var state = ref StateOf(other);
        if (isNoHub && state.Degree == Unknown) state.Degree = 0;
        // What was walked from before has brought it along; no path goes from a node to itself.
        if (state.IsWalked) return;
        _hops.Add(new(other, StateOf(place).Chain, item));
        StateOf(place).Chain = _hops.Count - 1;
        _hops.Add(new(place, state.Chain, item));
        state.Chain = _hops.Count - 1;
    }

    private bool MayPass(GraphNode node) => !_request.Scope.Avoid.Contains(node.Id) && (_request.Scope.Labels?.Contains(node.Label) != false || _named.Contains(node));

    private (Branch Branch, ExpandedRelationship Item) Met(Hop hop)
    {
        var (branches, expansion, first) = _steps.FindLast(step => step.FirstItem <= hop.Item)!;
        var item = hop.Item - first;
        // The last branch that begins at the item or before: the ones before it that begin there too are empty.
        var (low, high) = (0, branches.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (expansion.Offsets[middle] <= item) low = middle;
            else high = middle - 1;
        }

        return (branches[low], expansion.Items[item]);
    }

    // One call of the store. Items are known by their number among those of all calls.
    private sealed record Step(IReadOnlyList<Branch> Branches, Expansion Expansion, int FirstItem);

    private struct State
    {
        public int Degree;
        public int Chain;
        public bool IsNamed;
        public bool IsMet;
        public bool IsWalked;
    }
}

/// <summary>A relationship as it is walked from one of its ends.</summary>
/// <param name="Other">The place of the node that it leads to.</param>
/// <param name="Next">Where in all hops the next one of the same node stands; below zero after the last.</param>
/// <param name="Item">Its number among all relationships that the store has given.</param>
internal readonly record struct Hop(int Other, int Next, int Item);

/// <summary>The hops of one node, to be gone through once.</summary>
internal ref struct Hops(ReadOnlySpan<Hop> all, int first)
{
    private readonly ReadOnlySpan<Hop> _all = all;
    private int _next = first;

    public Hop Current { get; private set; }

    public readonly Hops GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next < 0) return false;
        Current = _all[_next];
        _next = Current.Next;
        return true;
    }
}
