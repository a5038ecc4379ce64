using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// What the nodes of two sides both lead to. Only the relationships of the side with fewer are gone through, and those that lead back from their ends: a hub on the other side costs as much as
/// anybody.
/// </summary>
internal sealed class SharedNeighbours
{
    private readonly Adjacencies _adjacencies;
    private readonly RelationshipType _type;
    private readonly Direction _direction;
    private readonly Condition.TextIn? _of;

    // By number each node once: its place, and on which sides it stands.
    private readonly Dictionary<int, (int Place, bool IsOne, bool IsOther)> _places;
    private readonly IReadOnlyList<GraphNode> _one;
    private readonly IReadOnlyList<GraphNode> _other;

    public SharedNeighbours(Adjacencies adjacencies, IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of)
    {
        (_adjacencies, _type, _direction, _of, _one, _other) = (adjacencies, type, direction, of, one, other);
        _places = new(one.Count + other.Count);
        for (var i = 0; i < one.Count; i++) _places.TryAdd(one[i].Number, (_places.Count, true, false));
        for (var i = 0; i < other.Count; i++) _places[other[i].Number] = _places.TryGetValue(other[i].Number, out var known) ? known with { IsOther = true } : (_places.Count, false, true);
    }

    /// <summary>As <see cref="IGraphStore.GetSharedNeighboursAsync"/>.</summary>
    public Neighbours Find(CancellationToken cancellationToken)
    {
        var back = _adjacencies.Of(_type, _direction.Reversed());
        var shared = EndsOf(CountOf(_one) <= CountOf(_other) ? _one : _other);
        var starts = new int[_places.Count + 1];
        var count = 0;
        foreach (var end in shared)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsShared(back.Of(end.Number))) continue;
            shared[count++] = end;
            foreach (ref readonly var from in back.Of(end.Number))
                if (_places.TryGetValue(from.Node.Number, out var place)) starts[place.Place + 1]++;
        }

        for (var i = 0; i < _places.Count; i++) starts[i + 1] += starts[i];
        var (items, next) = (new Neighbour[starts[^1]], starts.AsSpan(0, _places.Count).ToArray());
        foreach (var end in shared.AsSpan(0, count))
        {
            foreach (ref readonly var from in back.Of(end.Number))
                if (_places.TryGetValue(from.Node.Number, out var place)) items[next[place.Place]++] = new(end, from.Values);
        }

        return _places.Count == _one.Count + _other.Count ? new(items, starts) : Repeated(items, starts);
    }

    private bool IsShared(ReadOnlySpan<Neighbour> back)
    {
        var (byOne, byOther) = (false, false);
        foreach (ref readonly var from in back)
        {
            if (!_places.TryGetValue(from.Node.Number, out var place)) continue;
            (byOne, byOther) = (byOne || place.IsOne, byOther || place.IsOther);
            if (byOne && byOther) return true;
        }

        return false;
    }

    private int CountOf(IReadOnlyList<GraphNode> nodes)
    {
        var (count, ways) = (0, _adjacencies.Of(_type, _direction));
        for (var i = 0; i < nodes.Count; i++) count += ways.Of(nodes[i].Number).Length;
        return count;
    }

    // Each once, by id: the numbers of one label's nodes follow their ids.
    private GraphNode[] EndsOf(IReadOnlyList<GraphNode> nodes)
    {
        var (ends, ways, count) = (new GraphNode[CountOf(nodes)], _adjacencies.Of(_type, _direction), 0);
        for (var i = 0; i < nodes.Count; i++)
            foreach (ref readonly var neighbour in ways.Of(nodes[i].Number))
                if (_of?.IsMetBy(neighbour.Node) != false) ends[count++] = neighbour.Node;
        Array.Resize(ref ends, count);
        Array.Sort(ends, static (left, right) => left.Label == right.Label ? left.Number.CompareTo(right.Number) : string.CompareOrdinal(left.Id, right.Id));
        count = 0;
        foreach (var end in ends)
            if (count == 0 || ends[count - 1].Number != end.Number) ends[count++] = end;
        return ends[..count];
    }

    // A node that is asked about twice is answered twice.
    private Neighbours Repeated(Neighbour[] items, int[] starts)
    {
        var (all, offsets) = (new List<Neighbour>(items.Length), new int[_one.Count + _other.Count + 1]);
        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            var place = _places[(i < _one.Count ? _one[i] : _other[i - _one.Count]).Number].Place;
            all.AddRange(items.AsSpan(starts[place], starts[place + 1] - starts[place]));
            offsets[i + 1] = all.Count;
        }

        return new([.. all], offsets);
    }
}
