using CooperationGraph.Graph;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api;

/// <summary>What people call a node of whatever label.</summary>
internal static class DisplayName
{
    // By the word of the language, then by label; null where the label has no names in it.
    private static readonly Dictionary<string, Property<string>?[]> Columns = Vocabulary.WordsOf<Language>().ToDictionary(word => word, word => GraphModel.Labels.Select(label => ColumnOf(label, word)).ToArray());

    private static readonly string English = Language.En.Word();

    /// <summary>
    /// Its name or title in the language that a field is asked for, of a column or else of an alias; without one the name that the data call it by; the id of a node without either.
    /// </summary>
    public static async ValueTask<Func<GraphNode, string>> InAsync(FieldContext context)
    {
        var language = context.Arguments.Text("language")!;
        var columns = Columns[language];
        if (language == English) return node => Own(node) ?? Called(node);
        var translations = await ((ApiContext)context.Request).Graph.GetTranslationsAsync(CancellationToken.None);
        return node => Own(node) ?? translations.Of(node, language) ?? Called(node);

        string? Own(GraphNode node) => columns.ElementAtOrDefault(node.Label.Index) is { } column ? node.Get(column) : null;
    }

    private static string Called(GraphNode node) => (node.Label.CalledBy is { } caption ? node.Get(caption) : null) ?? node.Id;

    private static Property<string>? ColumnOf(NodeLabel label, string language) =>
        label.CalledBy is { } caption && caption.Name.EndsWith("_en", StringComparison.Ordinal) ? label.Find(caption.Name[..^2] + language.ToLowerInvariant()) as Property<string> : null;
}
