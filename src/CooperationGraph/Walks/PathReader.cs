using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>
/// Finds the shortest paths between nodes, then the next longer ones. It walks from both sides, for each length one step more on the side that has fewer nodes to walk from,
/// and ends as soon as there are enough: so the cost grows with what lies between the ends, not with the graph.
/// </summary>
public sealed class PathReader
{
    /// <summary>From no more nodes than this is one step walked.</summary>
    public const int MaxWidth = 10_000;

    // Of all lengths together: about half a second.
    private const int MaxSteps = 500_000;

    private readonly PathRequest _request;
    private readonly WalkedGraph _graph;
    private readonly HashSet<GraphNode> _ends;
    private readonly Side _forward;
    private readonly Side _backward;

    private PathReader(IGraphStore store, PathRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _ends = [.. request.From, .. request.To];
        _graph = new(store, request, _ends.Union(request.Via).ToHashSet(), cancellationToken);
        (_forward, _backward) = (new(request.From), new(request.To));
    }

    /// <summary>For each length at most three calls of the store, and before these one for each label of the named nodes that can begin or end.</summary>
    public static async ValueTask<FoundPaths> GetAsync(IGraphStore store, PathRequest request, CancellationToken cancellationToken)
    {
        var notThere = await NotThereAsync(store, request, cancellationToken);
        var there = request with { From = [.. request.From.Where(node => !notThere.Contains(node))], To = [.. request.To.Where(node => !notThere.Contains(node))] };
        if (there.From.Count == 0 || there.To.Count == 0 || request.Via.Any(notThere.Contains)) return new([], HasMore: false, [], notThere, request.MaxLength, IsTooWide: false);
        return await new PathReader(store, there, cancellationToken).SearchAsync(notThere);
    }

    private async ValueTask<FoundPaths> SearchAsync(IReadOnlyList<GraphNode> notThere)
    {
        List<WalkedPath> paths = [];
        var steps = 0;
        for (var length = 1; length <= _request.MaxLength; length++)
        {
            var side = _backward.Frontier.Count < _forward.Frontier.Count ? _backward : _forward;
            // Where a side has nowhere to go, all that can be reached from it is known.
            if (side.Frontier.Count > MaxWidth || (side.Frontier.Count > 0 && !await StepAsync(side))) return Found(length - 1, isTooWide: true);
            var ofLength = new PathsOfLength(_graph, _request, length, MayBeNear);
            // Where the two sides meet nobody has walked from yet.
            if (await _graph.CountAsync(ofLength.Passed())) ofLength = new(_graph, _request, length, MayBeNear);
            ofLength.AddTo(paths, _request.Limit + 1, MaxSteps - steps);
            steps += ofLength.Steps;
            if (paths.Count > _request.Limit) return Found(length, isTooWide: false);
            if (steps >= MaxSteps) return Found(length - 1, isTooWide: true);
        }

        return Found(_request.MaxLength, isTooWide: false);

        FoundPaths Found(int searched, bool isTooWide) => new([.. paths.Take(_request.Limit)], paths.Count > _request.Limit, _graph.Hubs, notThere, searched, isTooWide);
    }

    private async ValueTask<bool> StepAsync(Side side)
    {
        if (!await _graph.WalkAsync(side.Frontier)) return false;
        List<GraphNode> next = [];
        foreach (var node in side.Frontier.Where(node => !_graph.IsHub(node)))
        {
            foreach (var hop in _graph.HopsOf(node))
                if (side.Distances.TryAdd(hop.Other, side.Steps + 1) && !_ends.Contains(hop.Other)) next.Add(hop.Other);
        }

        (side.Frontier, side.Steps) = (next, side.Steps + 1);
        return true;
    }

    // What has not been come to is farther than all steps that were walked.
    private bool MayBeNear(GraphNode node, int steps) => _forward.Distances.TryGetValue(node, out var distance) ? distance <= steps : steps > _forward.Steps;

    private static async ValueTask<IReadOnlyList<GraphNode>> NotThereAsync(IGraphStore store, PathRequest request, CancellationToken cancellationToken)
    {
        List<GraphNode> notThere = [];
        foreach (var label in request.From.Concat(request.To).Concat(request.Via).GroupBy(node => node.Label))
        {
            if (Lasting.On(label.Key, request.Scope.Day) is not { } condition) continue;
            GraphNode[] nodes = [.. label];
            var there = await store.MatchNodesAsync(nodes, condition, cancellationToken);
            notThere.AddRange(nodes.Where((_, i) => !there[i]));
        }

        return notThere;
    }

    /// <summary>How far was walked from one end.</summary>
    private sealed class Side(IReadOnlyList<GraphNode> ends)
    {
        public Dictionary<GraphNode, int> Distances { get; } = ends.ToDictionary(node => node, _ => 0);

        /// <summary>From where the next step is walked.</summary>
        public List<GraphNode> Frontier { get; set; } = [.. ends];

        public int Steps { get; set; }
    }
}
