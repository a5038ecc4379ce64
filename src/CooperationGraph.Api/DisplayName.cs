using CooperationGraph.Graph;

namespace CooperationGraph.Api;

/// <summary>What people call a node of whatever label.</summary>
internal static class DisplayName
{
    // By the word of the language, then by label; null where the label has no names in it.
    private static readonly Dictionary<string, Property<string>?[]> Columns = Vocabulary.WordsOf<Language>().ToDictionary(word => word, word => GraphModel.Labels.Select(label => ColumnOf(label, word)).ToArray());

    /// <summary>Its name or title in a language, else the one that the data call it by; the id of a node without either.</summary>
    /// <param name="language">The word of a <see cref="Language"/>.</param>
    public static Func<GraphNode, string> In(string language)
    {
        var columns = Columns[language];
        return node => (columns.ElementAtOrDefault(node.Label.Index) is { } column ? node.Get(column) : null) ?? (node.Label.CalledBy is { } caption ? node.Get(caption) : null) ?? node.Id;
    }

    private static Property<string>? ColumnOf(NodeLabel label, string language) =>
        label.CalledBy is { } caption && caption.Name.EndsWith("_en", StringComparison.Ordinal) ? label.Find(caption.Name[..^2] + language.ToLowerInvariant()) as Property<string> : null;
}
