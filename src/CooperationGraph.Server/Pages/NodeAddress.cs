using CooperationGraph.Api;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages;

/// <summary>Where the page of a node is: <c>agreement:bit-cn-kz-1992</c> at <c>/agreements/bit-cn-kz-1992</c>.</summary>
internal static class NodeAddress
{
    /// <summary>The first path segment of each kind of node that has a page, with the beginning of its ids. The query has the name of that beginning.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = GraphModel.Labels.Where(label => label.IsListed)
        // As people read of them in the query.
        .OrderBy(label => ApiSchema.Sdl.IndexOf($"\n  {label.Plural}(", StringComparison.Ordinal)).ToDictionary(label => label.Plural, label => label.IdPrefix);

    private static readonly Dictionary<string, string> Segments = Kinds.ToDictionary(kind => kind.Value, kind => kind.Key);

    /// <summary>The path of a node's page; null for nodes without one, such as claims.</summary>
    public static string? Of(string id) =>
        id.IndexOf(':') is > 0 and var colon && Segments.TryGetValue(id[..colon], out var segment)
            ? $"/{segment}/{string.Join('/', id[(colon + 1)..].Split('/').Select(Uri.EscapeDataString))}"
            : null;
}
