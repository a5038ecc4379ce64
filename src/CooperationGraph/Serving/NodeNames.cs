using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>All names of the nodes of a label that datasets have other names for: their own, their aliases, their codes.</summary>
public sealed class NodeNames
{
    private readonly List<(string Folded, string Id)> _names = [];
    private readonly Dictionary<string, HashSet<string>> _codes = [];

    private NodeNames()
    {
    }

    /// <summary>
    /// The ids of the nodes one of whose names has every word of a text (<see cref="TextFold.Words"/>), as a part and in any order, or one of whose codes is the
    /// text; the dots of <c>U.S.A.</c> do not count. Where there are none, those whose names are the text but for a slip: a letter of four to seven, two of more.
    /// </summary>
    public IReadOnlySet<string> Find(string text)
    {
        var words = TextFold.Words(WithoutDots(text));
        var found = _codes.GetValueOrDefault(Folded(text.Trim()))?.ToHashSet() ?? [];
        foreach (var (folded, id) in _names)
            if (Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal))) found.Add(id);
        if (found.Count > 0) return found;
        var joined = string.Join(' ', words);
        var near = NearestName.AllOf(joined, _names.Select(each => each.Folded).Distinct(), count: 3, Math.Min(2, joined.Length / 4)).ToHashSet();
        return _names.Where(each => near.Contains(each.Folded)).Select(each => each.Id).ToHashSet();
    }

    internal static async ValueTask<NodeNames> ReadAsync(IGraphStore store, NodeLabel label, IReadOnlyList<GraphNode> nodes)
    {
        var names = new NodeNames();
        var (searched, codes) = (label.Searched.ToList(), label.Properties.Where(property => property.IsCode).Cast<Property<string>>().ToList());
        foreach (var node in nodes)
        {
            foreach (var property in searched)
                if (node.Get(property) is { } name) names._names.Add((Folded(name), node.Id));
            foreach (var property in codes)
                if (node.Get(property) is { } code) names.AddCode(code, node.Id);
        }

        var aliases = await store.GetNeighboursAsync(nodes, Links.AliasOf, Direction.Incoming, CancellationToken.None);
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var alias in aliases.Of(i))
            {
                var text = alias.Node.Get(Alias.Text)!;
                // What has no language is a code, and a part of a code means nothing.
                if (alias.Node.Get(Alias.Language) is null) names.AddCode(text, nodes[i].Id);
                else names._names.Add((Folded(text), nodes[i].Id));
            }
        }

        return names;
    }

    private static string Folded(string text) => TextFold.Of(WithoutDots(text));

    // Those after a letter that stands alone.
    private static string WithoutDots(string text) => !text.Contains('.', StringComparison.Ordinal)
        ? text
        : string.Concat(text.Where((c, i) => c != '.' || i == 0 || !char.IsLetter(text[i - 1]) || (i > 1 && char.IsLetterOrDigit(text[i - 2]))));

    private void AddCode(string code, string id)
    {
        var folded = Folded(code);
        if (!_codes.TryGetValue(folded, out var ids)) _codes.Add(folded, ids = []);
        ids.Add(id);
    }
}
