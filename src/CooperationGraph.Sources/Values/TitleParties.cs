namespace CooperationGraph.Sources.Values;

/// <summary>The two parties that the title of a bilateral treaty names: <c>China - Korea, Republic of BIT (2007)</c>.</summary>
internal static class TitleParties
{
    // "Macedonia, The former Yugoslav Republic of" has six.
    private const int MaxWords = 12;

    private static readonly string[] Dashes = [" - ", " – ", " — "];

    /// <summary>What both names stand for; null where the title does not begin with two known names and a dash between them.</summary>
    /// <param name="resolve">What a name stands for; null where it is not known.</param>
    public static IReadOnlyList<string>? Of(string title, Func<string, string?> resolve)
    {
        if (title.Split(Dashes, StringSplitOptions.TrimEntries) is not [var first, var rest] || resolve(first) is not { } one) return null;
        // After the second name stand the kind of treaty and its year: the longest beginning that is a name.
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, MaxWords); length > 0; length--)
            if (resolve(string.Join(' ', words, 0, length)) is { } other) return [one, other];
        return null;
    }
}
