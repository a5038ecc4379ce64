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
    private readonly int _ends;
    private readonly Side _forward;
    private readonly Side _backward;
    private bool _haveMet;

    private PathReader(IGraphStore store, PathRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _graph = new(store, request, [.. request.From, .. request.To, .. request.Via], cancellationToken);
        _ends = request.From.Count + request.To.Count;
        (_forward, _backward) = (new(Enumerable.Range(0, request.From.Count)), new(Enumerable.Range(request.From.Count, request.To.Count)));
    }

    /// <summary>For each length at most three calls of the store.</summary>
    public static async ValueTask<FoundPaths> GetAsync(IGraphStore store, PathRequest request, CancellationToken cancellationToken)
    {
        var notThere = request.Scope.NotThere([.. request.From, .. request.To, .. request.Via]);
        var there = request with { From = [.. request.From.Except(notThere)], To = [.. request.To.Except(notThere)], Via = [.. request.Via.Distinct()] };
        if (there.From.Count == 0 || there.To.Count == 0 || request.Via.Any(notThere.Contains)) return new([], HasMore: false, [], notThere, request.MaxLength, IsTooWide: false);
        return await new PathReader(store, there, cancellationToken).SearchAsync(notThere);
    }

    private async ValueTask<FoundPaths> SearchAsync(IReadOnlyList<GraphNode> notThere)
    {
        List<WalkedPath> paths = [];
        var steps = 0;
        for (var length = 1; length <= _request.MaxLength; length++)
        {
            var (side, other) = _backward.Frontier.Count < _forward.Frontier.Count ? (_backward, _forward) : (_forward, _backward);
            // Where a side has nowhere to go, all that can be reached from it is known.
            if (side.Frontier.Count > MaxWidth || (side.Frontier.Count > 0 && !await StepAsync(side, other))) return Found(length - 1, isTooWide: true);
            if (!_haveMet) continue;
            var ofLength = new PathsOfLength(_graph, _request, length, MayBeNear);
            ofLength.AddTo(paths, _request.Limit + 1, MaxSteps - steps);
            steps += ofLength.Steps;
            if (paths.Count > _request.Limit) return Found(length, isTooWide: false);
            if (steps >= MaxSteps) return Found(length - 1, isTooWide: true);
        }

        return Found(_request.MaxLength, isTooWide: false);

        FoundPaths Found(int searched, bool isTooWide) => new([.. paths.Take(_request.Limit)], paths.Count > _request.Limit, _graph.Hubs, notThere, searched, isTooWide);
    }

    // False where there is too much to walk through.
    private async ValueTask<bool> StepAsync(Side side, Side other)
    {
        if (await _graph.WalkAsync(side.Frontier) is not { } hubs) return false;
        List<int> next = [], meeting = [];
        foreach (var place in side.Frontier.Where(place => !_graph.IsHub(place)))
            foreach (var hop in _graph.HopsOf(place)) Reach(hop.Other);
        foreach (var hub in hubs) Reach(hub);
        (side.Frontier, side.Steps) = (next, side.Steps + 1);
        // Where the two sides meet nobody has walked from yet.
        await _graph.MeetAsync(meeting);
        return true;

        void Reach(int place)
        {
            if (!side.TryReach(place, side.Steps + 1)) return;
            if (place >= _ends) next.Add(place);
            if (other.DistanceOf(place) is null) return;
            _haveMet = true;
            meeting.Add(place);
        }
    }

    // What has not been come to is farther than all steps that were walked.
    private bool MayBeNear(int place, int steps) => _forward.DistanceOf(place) is { } distance ? distance <= steps : steps > _forward.Steps;

    /// <summary>How far was walked from one end.</summary>
    private sealed class Side
    {
        private const int NotReached = -1;

        private readonly List<int> _distances = [];

        public Side(IEnumerable<int> ends)
        {
            Frontier = [.. ends];
            foreach (var place in Frontier) TryReach(place, distance: 0);
        }

        /// <summary>From where the next step is walked.</summary>
        public IReadOnlyList<int> Frontier { get; set; }

        public int Steps { get; set; }

        /// <returns>Null for what has not been come to.</returns>
        public int? DistanceOf(int place) => place < _distances.Count && _distances[place] is >= 0 and var distance ? distance : null;

        /// <returns>Whether nothing nearer has come to it.</returns>
        public bool TryReach(int place, int distance)
        {
            while (_distances.Count <= place) _distances.Add(NotReached);
            if (_distances[place] != NotReached) return false;
            _distances[place] = distance;
            return true;
        }
    }
}
