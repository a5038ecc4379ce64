using System.Collections.Concurrent;
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

    private const uint NotMet = uint.MaxValue;

    // A millisecond, more or less, of code that has just started.
    private const int NodesAtOnce = 16;
    private const int MaxTurns = 100;

    private readonly IReadOnlyList<NamedNode> _nodes;

    // Of each name.
    private readonly (int Node, int Place)[] _names;
    private readonly (NodeLabel Label, int Length, NameStanding Standing, bool IsCode)[] _traits;

    // Sorted, with the name that has each.
    private readonly string[] _keys;
    private readonly int[] _byKey;
    private readonly WordIndex _words;

    // Of each node how it is met best, and by which name, for one question; no question leaves anything there.
    private readonly ConcurrentBag<(uint Rank, int Name)[]> _boards = [];

    /// <param name="nodes">By label and id (ordinal).</param>
    public SearchIndex(IReadOnlyList<NamedNode> nodes)
        : this(nodes, [.. nodes.Select(TextsOf)])
    {
    }

    private SearchIndex(IReadOnlyList<NamedNode> nodes, IReadOnlyList<SearchText[]> texts)
    {
        _nodes = nodes;
        List<(int Node, int Place)> names = [];
        List<(NodeLabel Label, int Length, NameStanding Standing, bool IsCode)> traits = [];
        List<string> keys = [];
        List<IReadOnlyList<string>> words = [];
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = 0; j < nodes[i].Names.Count; j++)
            {
                var (name, text) = (nodes[i].Names[j], texts[i][j]);
                names.Add((i, j));
                traits.Add((nodes[i].Label, text.Key.Length, name.Standing, name.IsCode));
                keys.Add(text.Key);
                words.Add(name.IsCode ? [] : text.Words);
            }
        }

        (_names, _traits) = ([.. names], [.. traits]);
        _words = new(words);
        _byKey = [.. Enumerable.Range(0, keys.Count)];
        _keys = [.. keys];
        Array.Sort(_keys, _byKey, StringComparer.Ordinal);
    }

    /// <summary>The same as the constructor makes, but most of its work gives way to whatever else waits for a thread: on one core it would hold up all that is asked meanwhile.</summary>
    /// <param name="nodes">By label and id (ordinal).</param>
    public static async ValueTask<SearchIndex> BuildAsync(IReadOnlyList<NamedNode> nodes)
    {
        var texts = new SearchText[nodes.Count][];
        // Among many requests each turn may be long in coming, and a search may wait for the last.
        var atOnce = Math.Max(NodesAtOnce, nodes.Count / MaxTurns);
        for (var i = 0; i < texts.Length; i++)
        {
            if (i % atOnce == 0) await Task.Yield();
            texts[i] = TextsOf(nodes[i]);
        }

        return new(nodes, texts);
    }

    private static SearchText[] TextsOf(NamedNode node) => [.. node.Names.Select(name => SearchText.Of(name.Text))];

    /// <summary>What a text finds. Any text may be asked for: one without letters and digits finds nothing.</summary>
    /// <param name="labels">Of which of <see cref="SearchKinds.All"/>; null for all.</param>
    public SearchHits Find(string text, IReadOnlySet<NodeLabel>? labels)
    {
        var sought = SearchText.Of(text);
        if (!_boards.TryTake(out var best))
        {
            best = new (uint, int)[_nodes.Count];
            Array.Fill(best, (NotMet, 0));
        }

        List<int> met = [];
        if (sought.Key.Length > 0)
        {
            var (begin, end) = WordIndex.RangeOf(_keys, sought.Key);
            for (var i = begin; i < end; i++)
            {
                var name = _byKey[i];
                if (_keys[i].Length == sought.Key.Length) Add(name, Tier.Exact, misses: 0);
                else if (!_traits[name].IsCode) Add(name, Tier.Prefix, misses: 0);
            }

            foreach (var (name, misses) in _words.NamesWith(sought.Words, slips: false)) Add(name, Tier.Words, misses);
            if (met.Count == 0)
                foreach (var (name, misses) in _words.NamesWith(sought.Words, slips: true)) Add(name, Tier.Near, misses);
        }

        var (ranks, names) = (new ulong[met.Count], new int[met.Count]);
        for (var place = 0; place < ranks.Length; place++)
        {
            var node = met[place];
            (ranks[place], names[place]) = (((ulong)best[node].Rank << 32) | (uint)node, best[node].Name);
            best[node] = (NotMet, 0);
        }

        _boards.Add(best);
        return new(ranks, names, Read);

        void Add(int name, Tier tier, int misses)
        {
            var (label, length, standing, _) = _traits[name];
            if (labels?.Contains(label) == false) return;
            var excess = Math.Abs(length - sought.Key.Length);
            var rank = ((uint)tier << 28) | ((uint)Math.Min(misses, MaxMisses) << 20) | ((uint)Math.Min(excess, MaxExcess) << 4) | (uint)standing;
            ref var before = ref best[_names[name].Node];
            if (before.Rank == NotMet) met.Add(_names[name].Node);
            if (rank < before.Rank || (rank == before.Rank && name < before.Name)) before = (rank, name);
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

    private enum Tier { Exact, Prefix, Words, Near }
}
