namespace CooperationGraph.Server.Pages;

/// <summary>The worked questions of <c>Api/Examples</c>: starters in the IDE, and the queries that the tests hold.</summary>
internal static class Examples
{
    private const string Prefix = "examples/";

    public static IReadOnlyList<Example> All { get; } =
        [.. typeof(Examples).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    // The comment at the top is the question.
    private static Example Read(string resource)
    {
        using var reader = new StreamReader(typeof(Examples).Assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        var question = string.Join(' ', text.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' ')));
        return new(resource[Prefix.Length..^".graphql".Length], question, text);
    }
}

internal sealed record Example(string Name, string Question, string Text);
