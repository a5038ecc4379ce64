using CooperationGraph.Graph;
using CooperationGraph.Serving;

namespace CooperationGraph.Server.Pages;

/// <summary>What people write where the query takes a code or an id: a country by any of its names.</summary>
internal static class NamedNodes
{
    /// <summary>The key of the node of a label that a text names, in any language, or is the code or the id of: <c>KAZ</c> of <c>Казахстан</c>; the text itself where it names none or several, for the query to say what is near.</summary>
    public static async Task<string> KeyOfAsync(HttpContext http, ServedGraph graph, NodeLabel label, string text)
    {
        // Most links have the id itself, and need no index of names.
        var id = label.IdOf(label == Country.Label ? text.ToUpperInvariant() : text);
        if (id.All(char.IsAscii) && (await PageTime.WithinAsync(http, end => graph.Store.GetNodesAsync([id], end)))[0] is not null) return id[(label.IdPrefix.Length + 1)..];
        var named = (await PageTime.WithinAsync(http, graph.GetSearchIndexAsync)).Named(text, label);
        return named is null ? label.Has(text.ToLowerInvariant()) ? text[(label.IdPrefix.Length + 1)..] : text : named.Id[(label.IdPrefix.Length + 1)..];
    }
}
