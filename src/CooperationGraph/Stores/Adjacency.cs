using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>The neighbours of every node along one relationship type in one direction, in one array, each node's ordered by the neighbour's id.</summary>
internal sealed class Adjacency
{
    private readonly int[] _offsets;
    private readonly Neighbour[] _items;

    public Adjacency(IReadOnlyList<GraphNode> nodes, int[] from, int[] to, object?[][]? values)
    {
        _offsets = new int[nodes.Count + 1];
        foreach (var number in from) _offsets[number + 1]++;
        for (var i = 0; i < nodes.Count; i++) _offsets[i + 1] += _offsets[i];

        _items = new Neighbour[from.Length];
        var next = _offsets.AsSpan(0, nodes.Count).ToArray();
        for (var i = 0; i < from.Length; i++) _items[next[from[i]]++] = new(nodes[to[i]], values?[i]);
        for (var i = 0; i < nodes.Count; i++)
        {
            var own = _items.AsSpan(_offsets[i], _offsets[i + 1] - _offsets[i]);
            if (own.Length > 1) SortById(own);
        }
    }

    // Stable, so that several relationships to one node keep the order of the dataset.
    private static void SortById(Span<Neighbour> own)
    {
        var sorted = own.ToArray().OrderBy(each => each.Node.Id, StringComparer.Ordinal).ToArray();
        sorted.CopyTo(own);
    }

    public ReadOnlySpan<Neighbour> Of(int number) => _items.AsSpan(_offsets[number], _offsets[number + 1] - _offsets[number]);
}
