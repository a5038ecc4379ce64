using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// The words of one text of each node. Whoever seeks a word wherever it stands finds the words that it stands in, which are far fewer than the texts, and then the nodes of these: a word that is
/// sought holds no white space (<see cref="TextFold.Words"/>), so it stands in a text where it stands in one of the parts between white space. Those with its rarest trigram are looked at; what is
/// too short for one is kept once it was sought. Safe for concurrent use.
/// </summary>
internal sealed class TextIndex
{
    private const int Trigram = 3;
    private const int MaxKept = 256;

    private readonly string[] _parts;
    private readonly PlacesOfText[] _places;

    // By trigram the parts that hold it, in order.
    private readonly Dictionary<(char, char, char), List<int>> _byTrigram = [];
    private readonly ConcurrentDictionary<string, NodeSet> _short = new(StringComparer.Ordinal);
    private readonly int _size;

    public TextIndex(GraphNode[] nodes, Property<string> property)
    {
        _size = nodes.Length;
        var all = new PlacesByText(nodes.Length, nodes.SelectMany((node, place) => PartsOf(node.Get(property)).Select(part => (part, place)))).All;
        (_parts, _places) = ([.. all.Keys], [.. all.Values]);
        for (var part = 0; part < _parts.Length; part++)
        {
            for (var at = 0; at + Trigram <= _parts[part].Length; at++)
            {
                var holders = CollectionsMarshal.GetValueRefOrAddDefault(_byTrigram, At(_parts[part], at), out _) ??= [];
                if (holders.Count == 0 || holders[^1] != part) holders.Add(part);
            }
        }

        foreach (var holders in _byTrigram.Values) holders.TrimExcess();
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
        if (word.Length >= Trigram) return Holding(word, RarestOf(word));
        if (_short.TryGetValue(word, out var known)) return known;
        if (_short.Count >= MaxKept) _short.Clear();
        return _short[word] = Holding(word, Enumerable.Range(0, _parts.Length));
    }

    private NodeSet Holding(string word, IEnumerable<int> parts)
    {
        var found = new NodeSet(_size);
        foreach (var part in parts)
            if (_parts[part].Contains(word, StringComparison.Ordinal)) _places[part].AddTo(found);
        return found;
    }

    private List<int> RarestOf(string word)
    {
        List<int>? rarest = null;
        for (var at = 0; at + Trigram <= word.Length; at++)
        {
            if (!_byTrigram.TryGetValue(At(word, at), out var holders)) return [];
            if (rarest is null || holders.Count < rarest.Count) rarest = holders;
        }

        return rarest!;
    }

    private static (char, char, char) At(string text, int at) => (text[at], text[at + 1], text[at + 2]);

    private static IEnumerable<string> PartsOf(string? text) => text is null ? [] : TextFold.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
