using System.Collections.Concurrent;

namespace CooperationGraph.Stores.Memory;

/// <summary>Which nodes of a label have which text. Safe for concurrent use.</summary>
internal sealed class PlacesByText
{
    private readonly Dictionary<string, int[]> _places;
    private readonly ConcurrentDictionary<string, NodeSet> _sets = new();
    private readonly int _size;

    /// <param name="size">How many nodes the label has.</param>
    /// <param name="texts">Each text with the place of a node that has it, once each.</param>
    public PlacesByText(int size, IEnumerable<(string Text, int Place)> texts)
    {
        _size = size;
        _places = texts.GroupBy(each => each.Text, each => each.Place, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<string> Texts => _places.Keys;

    public void AddTo(NodeSet set, string text)
    {
        if (!_places.TryGetValue(text, out var places)) return;
        // What many have is kept as a set as well: it is no larger than the places.
        if (places.Length >= _size / 64) set.UnionWith(_sets.GetOrAdd(text, static (_, own) => SetOf(own._size, own.Places), (_size, Places: places)));
        else
            foreach (var place in places) set.Add(place);
    }

    private static NodeSet SetOf(int size, int[] places)
    {
        var set = new NodeSet(size);
        foreach (var place in places) set.Add(place);
        return set;
    }
}
