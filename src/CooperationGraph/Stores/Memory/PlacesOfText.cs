namespace CooperationGraph.Stores.Memory;

/// <summary>The nodes of a label that have one text. Safe for concurrent use.</summary>
/// <param name="size">How many nodes the label has.</param>
/// <param name="places">The nodes' places, each once.</param>
internal sealed class PlacesOfText(int size, int[] places)
{
    private NodeSet? _set;

    public void AddTo(NodeSet set)
    {
        // What many have is kept as a set as well: it is no larger than the places.
        if (places.Length >= size / 64) set.UnionWith(_set ??= SetOf());
        else
            foreach (var place in places) set.Add(place);
    }

    private NodeSet SetOf()
    {
        var set = new NodeSet(size);
        foreach (var place in places) set.Add(place);
        return set;
    }
}
