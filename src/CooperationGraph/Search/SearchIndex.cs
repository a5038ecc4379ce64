using System.Globalization;
using CooperationGraph.Graph;

namespace CooperationGraph.Search;

/// <summary>
/// Finds nodes by any of their names and codes. The ranking is the same whatever store the names come from: a code or name that is the text; a name that begins with
/// it; one that has all its words, or words that begin with them, in any order; and, where nothing is met so, one whose words are one slip away in words of four letters
/// and more. Safe for concurrent use.
/// </summary>
public sealed class SearchIndex
{
    // A rank holds, from the highest bit on, how the name is met, how many words are not met as they are, how many letters it has beyond the text, and what it is to
    // its node; then the node. Equal text gives equal ranks on every store.
    private const int MaxMisses = 0xFF;
    private const int MaxExcess = 0xFFFF;

    private readonly IReadOnlyList<NamedNode> _nodes;
    private readonly List<(int Node, int Place)> _names = [];
    private readonly List<string> _keyOf = [];

    // Sorted, with the name that has each.
    private readonly string[] _keys;
    private readonly int[] _byKey;
    private readonly WordIndex _words;

    /// <param name="nodes">By label and id (ordinal).</param>
    public SearchIndex(IReadOnlyList<NamedNode> nodes)
    {
        _nodes = nodes;
        var words = new List<IReadOnlyList<string>>();
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = 0; j < nodes[i].Names.Count; j++)
            {
                var text = SearchText.Of(nodes[i].Names[j].Text);
                _names.Add((i, j));
                _keyOf.Add(text.Key);
                words.Add(nodes[i].Names[j].IsCode ? [] : text.Words);
            }
        }

        _words = new(words);
        _byKey = [.. Enumerable.Range(0, _keyOf.Count)];
        _keys = [.. _keyOf];
        Array.Sort(_keys, _byKey, StringComparer.Ordinal);
    }

    /// <summary>What a text finds. Any text may be asked for: one without letters and digits finds nothing.</summary>
    /// <param name="labels">Of which of <see cref="SearchKinds.All"/>; null for all.</param>
    public SearchHits Find(string text, IReadOnlySet<NodeLabel>? labels)
    {
        var sought = SearchText.Of(text);
        var best = new Dictionary<int, (uint Rank, int Name)>();
        if (sought.Key.Length > 0)
        {
            for (var i = FirstFrom(sought.Key); i < _keys.Length && _keys[i].StartsWith(sought.Key, StringComparison.Ordinal); i++)
            {
                var name = _byKey[i];
                if (_keys[i].Length == sought.Key.Length) Add(name, Tier.Exact, misses: 0);
                else if (!NameOf(name).IsCode) Add(name, Tier.Prefix, misses: 0);
            }

            foreach (var (name, misses) in _words.NamesWith(sought.Words, slips: false)) Add(name, Tier.Words, misses);
            if (best.Count == 0)
                foreach (var (name, misses) in _words.NamesWith(sought.Words, slips: true)) Add(name, Tier.Near, misses);
        }

        var ranks = new ulong[best.Count];
        var place = 0;
        foreach (var (node, (rank, _)) in best) ranks[place++] = ((ulong)rank << 32) | (uint)node;
        Array.Sort(ranks);
        return new(ranks, rank => Read(rank, best[(int)(uint)rank].Name));

        void Add(int name, Tier tier, int misses)
        {
            var node = _names[name].Node;
            if (labels is not null && !labels.Contains(_nodes[node].Label)) return;
            var excess = Math.Abs(_keyOf[name].Length - sought.Key.Length);
            var rank = ((uint)tier << 28) | ((uint)Math.Min(misses, MaxMisses) << 20) | ((uint)Math.Min(excess, MaxExcess) << 4) | (uint)NameOf(name).Standing;
            if (!best.TryGetValue(node, out var before) || rank < before.Rank || (rank == before.Rank && name < before.Name)) best[node] = (rank, name);
        }
    }

    /// <summary>The node of a label that a text names or is the code of; null where it is none's, or several nodes' to which it is the same, as <c>Congo</c> is an alias of two countries.</summary>
    public NamedNode? Named(string text, NodeLabel label)
    {
        var (best, _, _) = Find(text, new HashSet<NodeLabel> { label }).Page(new(2));
        var exact = best.Where(hit => hit.How is MatchKind.Code or MatchKind.Name).ToList();
        return exact.Count == 1 || (exact.Count == 2 && exact[0].Matched.Standing != exact[1].Matched.Standing) ? exact[0].Node : null;
    }

    private SearchName NameOf(int name) => _nodes[_names[name].Node].Names[_names[name].Place];

    private SearchHit Read(ulong rank, int name)
    {
        var (node, matched) = (_nodes[_names[name].Node], NameOf(name));
        var how = (Tier)(rank >> 60) switch
        {
            Tier.Exact => matched.IsCode ? MatchKind.Code : MatchKind.Name,
            Tier.Prefix => MatchKind.Prefix,
            Tier.Words => MatchKind.Words,
            _ => MatchKind.Near,
        };
        return new(node, matched, how, new(string.Create(CultureInfo.InvariantCulture, $"{rank >> 32:x8}{node.Label.Index:x2}"), node.Id));
    }

    private int FirstFrom(string key)
    {
        var place = Array.BinarySearch(_keys, key, StringComparer.Ordinal);
        if (place < 0) return ~place;
        while (place > 0 && _keys[place - 1] == key) place--;
        return place;
    }

    private enum Tier { Exact, Prefix, Words, Near }
}
