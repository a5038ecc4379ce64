using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// The words of one text of each node. Whoever seeks a word wherever it stands finds the words that it stands in, which are far fewer than the texts, and then the nodes of these: a word that is
/// sought holds no white space (<see cref="TextFold.Words"/>), so it stands in a text where it stands in one of the parts between white space.
/// </summary>
internal sealed class TextIndex
{
    private const char Separator = '\n';

    private readonly PlacesByText _places;
    private readonly string[] _parts;
    private readonly int[] _starts;

    // All parts, each followed by a separator: searched as a whole, by the processor's widest registers.
    private readonly string _all;
    private readonly int _size;

    public TextIndex(GraphNode[] nodes, Property<string> property)
    {
        _size = nodes.Length;
        _places = new(nodes.Length, nodes.SelectMany((node, place) => PartsOf(node.Get(property)).Select(part => (part, place))));
        _parts = [.. _places.Texts];
        _starts = new int[_parts.Length];
        for (var (i, start) = (0, 0); i < _parts.Length; start += _parts[i++].Length + 1) _starts[i] = start;
        _all = string.Join(Separator, _parts) + Separator;
    }

    /// <summary>The nodes whose text contains every word.</summary>
    /// <param name="words">Those of <see cref="TextFold.Words"/>, one at least.</param>
    public NodeSet Containing(IReadOnlyList<string> words)
    {
        var found = Containing(words[0]);
        for (var i = 1; i < words.Count && found.Count > 0; i++) found = found.And(Containing(words[i]));
        return found;
    }

    private NodeSet Containing(string word)
    {
        var found = new NodeSet(_size);
        for (var from = 0; from < _all.Length;)
        {
            var at = _all.AsSpan(from).IndexOf(word);
            if (at < 0) break;
            var part = Array.BinarySearch(_starts, from + at);
            if (part < 0) part = ~part - 1;
            _places.AddTo(found, _parts[part]);
            from = _starts[part] + _parts[part].Length + 1;
        }

        return found;
    }

    private static IEnumerable<string> PartsOf(string? text) => text is null ? [] : TextFold.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
