namespace CooperationGraph.Server.Pages;

/// <summary>The places that every page leads to, in the order of the header.</summary>
internal static class Navigation
{
    public static IReadOnlyList<(string Path, string Name)> Places { get; } =
    [
        ("/countries", "Countries"),
        ("/agreements", "Agreements"),
        ("/coverage", "Coverage"),
        ("/map", "Map"),
        ("/timeline", "Timeline"),
        ("/explore", "Explore"),
        ("/disagreements", "Disagreements"),
        ("/docs", "Documentation"),
        ("/graphql", "GraphQL"),
    ];

    /// <summary>Whether a page is a place itself or stands below it.</summary>
    public static bool IsWithin(string path, string place) => path == place || path.StartsWith(place + "/", StringComparison.Ordinal);
}
