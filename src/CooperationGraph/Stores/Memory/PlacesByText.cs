namespace CooperationGraph.Stores.Memory;

/// <summary>Which nodes of a label have which text. Safe for concurrent use.</summary>
internal sealed class PlacesByText
{
    private readonly Dictionary<string, PlacesOfText> _places;

    /// <param name="size">How many nodes the label has.</param>
    /// <param name="texts">Each text with the place of a node that has it, once each.</param>
    public PlacesByText(int size, IEnumerable<(string Text, int Place)> texts) =>
        _places = texts.GroupBy(each => each.Text, each => each.Place, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new PlacesOfText(size, [.. group]), StringComparer.Ordinal);

    /// <summary>Each text once, with who has it.</summary>
    public IReadOnlyDictionary<string, PlacesOfText> All => _places;

    public void AddTo(NodeSet set, string text)
    {
        if (_places.TryGetValue(text, out var places)) places.AddTo(set);
    }
}
