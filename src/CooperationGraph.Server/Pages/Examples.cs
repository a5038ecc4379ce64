using System.Reflection;
using CooperationGraph.Api;

namespace CooperationGraph.Server.Pages;

/// <summary>Questions with the queries that answer them.</summary>
internal static class Examples
{
    private const string Prefix = "examples/";

    /// <summary>The worked questions of <c>CooperationGraph.Api/Examples</c>: starters in the IDE, and the queries that the tests hold.</summary>
    public static IReadOnlyList<Example> All { get; } =
        [.. typeof(ApiSchema).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Read(typeof(ApiSchema).Assembly, name))];

    /// <summary>Short ones, of a few lines each, for whoever reads of the service for the first time. The page <c>/docs/questions</c> answers them.</summary>
    public static IReadOnlyList<Example> First { get; } =
        [.. new[] { "treaty-of-a-day", "disagreement", "absence", "railway", "foreign-ministers", "by-any-name", "how-linked", "how-many" }.Select(name => Read(typeof(Examples).Assembly, $"questions/{name}.graphql"))];

    /// <summary>The question that the service began with.</summary>
    public static Example Sentence { get; } = All.Single(example => example.Name == "seed-sentence");

    /// <summary>All that the statement says which that question is taken from.</summary>
    public static Example Statement { get; } = All.Single(example => example.Name == "whole-statement");

    // The comment at the top is the question.
    private static Example Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        var question = string.Join(' ', text.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' ')));
        return new(System.IO.Path.GetFileNameWithoutExtension(resource), question, text);
    }
}

/// <param name="Text">The file: the question as a comment, and the query.</param>
public sealed record Example(string Name, string Question, string Text)
{
    /// <summary>The short address that opens a worked question in the IDE.</summary>
    public string Path => "/examples/" + Name;

    /// <summary>The query without its comment.</summary>
    public string Query => string.Join('\n', Text.Split('\n').SkipWhile(line => line.StartsWith('#'))).TrimEnd();
}
