using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Search;

namespace CooperationGraph.Server.Pages;

/// <summary>What the address of the search page asks for: <c>q</c>, <c>kind</c> and <c>after</c>, none of which must be given.</summary>
public sealed record SearchChoice(string Text, string? Kind, string? After)
{
    /// <summary>How many UTF-16 code units a form lets people type; the query itself takes any text.</summary>
    public const int MaxLength = 200;

    internal static readonly string[] Parameters = ["q", "kind", "after"];

    public object Variables => new { text = Text, kinds = Kind is null ? null : new[] { Kind }, after = After };

    /// <summary>Variables of the query for the form alone.</summary>
    public static object Nothing { get; } = new { text = "", asked = false };

    /// <summary>What is wrong with it that no answer tells in the address's own words; empty where the query may be asked.</summary>
    public IReadOnlyList<string> Errors => Kind is null ? [] : [.. WrongChoice.OfWords("kind", [Kind], Vocabulary.WordsOf<SearchKind>())];

    /// <summary>The text as a heading: no longer than a form would have let it be.</summary>
    public string Shown => Beginning.Of(Text, MaxLength);

    public static SearchChoice Of(HttpRequest request)
    {
        var kind = request.Query["kind"].ToString().Trim();
        return new(request.Query["q"].ToString().Trim(), kind.Length == 0 ? null : kind.ToUpperInvariant().Replace(' ', '_').Replace('-', '_'), request.Query["after"].ToString() is { Length: > 0 } after ? after : null);
    }

    /// <summary>The address of the next part of the list.</summary>
    public string PageAfter(string cursor) => $"/search?q={Uri.EscapeDataString(Text)}{(Kind is null ? "" : "&kind=" + Uri.EscapeDataString(Kind))}&after={Uri.EscapeDataString(cursor)}";
}
