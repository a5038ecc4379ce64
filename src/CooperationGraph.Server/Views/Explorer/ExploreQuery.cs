using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Walks;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>The one operation behind a picture: what is around where it starts, or the paths, and what is around each node at which it goes on.</summary>
internal static class ExploreQuery
{
    // The last line of the operation, before its fragments.
    private const string End = "\n}\n";

    // Where nobody has chosen types: single figures have no names, and would fill the picture.
    private static readonly string[] Labels = [.. WalkScope.Facts.Except([Observation.Label]).Select(label => label.Name).Order(StringComparer.Ordinal)];

    public static Task<PageQuery> RunAsync(HttpContext http, ExploreChoice choice)
    {
        Dictionary<string, object?> variables = new() { ["of"] = choice.Ids, ["types"] = choice.Types.Count > 0 ? choice.Types : null, ["labels"] = choice.Types.Count > 0 ? null : Labels };
        if (choice.To is null) (variables["depth"], variables["limit"]) = (choice.Depth, choice.Limit);
        else (variables["to"], variables["anyDay"]) = (new[] { choice.To }, choice.AsOf is null);
        variables["asOf"] = choice.AsOf is { } day ? ExploreChoice.Day(day) : null;
        foreach (var (i, expansion) in choice.Expansions.Index()) (variables[$"node{i}"], variables[$"limit{i}"]) = (new[] { expansion.Id }, expansion.Limit);
        return PageQuery.RunTextAsync(http, TextOf(choice), variables);
    }

    /// <summary>The name of the field that goes on at one of the nodes.</summary>
    public static string StepOf(int expansion) => $"step{expansion}";

    private static string TextOf(ExploreChoice choice)
    {
        var around = PageQuery.TextOf("explore");
        var fragments = around[(around.IndexOf(End, StringComparison.Ordinal) + End.Length)..];
        var text = choice.To is null ? around[..^fragments.Length] : PageQuery.TextOf("explore-paths");
        // No fragment may be left over.
        if (choice.To is not null && choice.Expansions.Count == 0) fragments = fragments[fragments.IndexOf("\nfragment Walked", StringComparison.Ordinal)..];
        var declared = string.Concat(choice.Expansions.Select((_, i) => $", $node{i}: [ID!]!, $limit{i}: Int!"));
        var steps = string.Concat(choice.Expansions.Select((_, i) => $"\n  {StepOf(i)}: neighborhood(of: $node{i}, relationships: $types, labels: $labels, limit: $limit{i}, anyDay: true) {{\n    ...Around\n  }}"));
        return text[..^End.Length].Replace(") {\n  dataset", declared + ") {\n  dataset", StringComparison.Ordinal) + steps + End + fragments;
    }
}
