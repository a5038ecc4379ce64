using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// What people type or paste in place of a page's address: an id (<c>/agreement:bit-cn-uz-1992</c>, <c>/agreements/agreement:bit-cn-uz-1992</c>), a label or one in the singular,
/// another case, spaces, a stop at the end, a name or a code.
/// </summary>
internal static class PastedLink
{
    // What may stand before the key: the segment of the list, the beginning of the ids, the label.
    private static readonly Dictionary<string, string> KindsByWord = GraphModel.Labels.Where(label => label.IsListed)
        .SelectMany(label => new[] { label.Plural, label.IdPrefix, label.Name }.Distinct(StringComparer.OrdinalIgnoreCase).Select(word => (word, label.IdPrefix)))
        .DistinctBy(each => each.word, StringComparer.OrdinalIgnoreCase).ToDictionary(each => each.word, each => each.IdPrefix, StringComparer.OrdinalIgnoreCase);

    // Of the sentence or the mark-up that a link was copied from.
    private static readonly char[] Around = ['/', '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '[', ']', '<', '>', '`', '“', '”', '«', '»', '‘', '’', '…', '*', '|', '{', '}', '，', '。', '；', '：', '（', '）', '「', '」', '\u200B', '\u2060', '\uFEFF'];

    // A word processor's hyphens and dashes.
    private static readonly char[] Dashes = ['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212'];

    /// <summary>The label whose ids begin with a word.</summary>
    public static NodeLabel LabelOf(string kind) => GraphModel.LabelOf(kind + ":")!;

    /// <summary>The kind of node and the key that a path means, as it is written and as it may be meant; both are empty where it means the list. Null where it means no kind.</summary>
    public static (string Kind, string Written, string Key)? Read(string path)
    {
        var text = Trim(path);
        // What no id ends with has not been written for it.
        var end = path[(path.LastIndexOf(text, StringComparison.Ordinal) + text.Length)..].TrimEnd('/', ' ');
        // An id, whatever stands before it.
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && KindsByWord.TryGetValue(Trim(text[(text.LastIndexOf('/', colon) + 1)..colon]), out var ofId))
            return (ofId, text[(colon + 1)..] + end, KeyIn(text[(colon + 1)..]));
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return KindsByWord.TryGetValue(slash < 0 ? text : Trim(text[..slash]), out var kind) ? slash < 0 ? (kind, "", "") : (kind, text[(slash + 1)..] + end, KeyIn(text[(slash + 1)..])) : null;
    }

    /// <summary>The path of the page that is meant, first of the id as it is written, and the ids that are near where there is none.</summary>
    public static async ValueTask<(string? Path, IReadOnlyList<string> Near)> FindAsync(ServedGraph graph, string kind, string written, string key, CancellationToken cancellationToken)
    {
        var id = $"{kind}:{key}";
        var nodes = await graph.Store.GetNodesAsync([$"{kind}:{written}", id], cancellationToken);
        if ((nodes[0] ?? nodes[1]) is { } node) return (NodeAddress.Of(node.Id), []);
        if ((await graph.GetSearchIndexAsync(cancellationToken)).Named(key, LabelOf(kind)) is { } named) return (NodeAddress.Of(named.Id), []);
        var near = await graph.GetNearIdsAsync(LabelOf(kind), id, count: 5, cancellationToken);
        return near.Count > 0 && TextFold.Of(near[0]) == TextFold.Of(id) ? (NodeAddress.Of(near[0]), near) : (null, near);
    }

    private static string KeyIn(string text) => string.Join('-', Trim(text).Split([' ', '\t', '\u00A0', '_', .. Dashes], StringSplitOptions.RemoveEmptyEntries));

    private static string Trim(string text) => text.Trim().Trim(Around).Trim();
}
