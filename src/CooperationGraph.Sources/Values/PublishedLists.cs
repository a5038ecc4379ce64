namespace CooperationGraph.Sources.Values;

/// <summary>Splits lists that stand in one cell.</summary>
internal static class PublishedLists
{
    private const int MaxParts = 200, MaxPartsOfName = 5;

    /// <summary>By bars, semicolons or line feeds, which stand in no name; a cell without one is one text.</summary>
    public static string[] Split(string text) => text.Split(['|', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The names of a list whose separator may also stand in a name ("China, Korea, Republic of, New Zealand"): of all ways to put the parts together so that each is known,
    /// the one with the fewest names. Null where there is none, with the first part that stands in no known name.
    /// </summary>
    /// <param name="resolve">What a name stands for; null where it is not known.</param>
    public static IReadOnlyList<T>? Split<T>(string text, Func<string, T?> resolve, out string unknown)
        where T : class
    {
        var names = new List<T>();
        foreach (var part in Split(text))
        {
            if (SplitCommas(part, resolve, out unknown) is not { } found) return null;
            names.AddRange(found);
        }

        unknown = "";
        return names;
    }

    private static List<T>? SplitCommas<T>(string text, Func<string, T?> resolve, out string unknown)
        where T : class
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        unknown = text;
        if (parts.Length > MaxParts) return null;

        // From the end: the fewest names that the rest can be read as.
        var best = new (int Count, int Length, T? Name)[parts.Length + 1];
        var isInName = new bool[parts.Length];
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            for (var length = Math.Min(MaxPartsOfName, parts.Length - i); length > 0; length--)
            {
                if (resolve(string.Join(", ", parts, i, length)) is not { } name) continue;
                isInName.AsSpan(i, length).Fill(true);
                var (rest, isEnd) = (best[i + length], i + length == parts.Length);
                if ((isEnd || rest.Name is not null) && (best[i].Name is null || best[i].Count > rest.Count + 1)) best[i] = (rest.Count + 1, length, name);
            }
        }

        var names = new List<T>();
        var place = 0;
        for (; place < parts.Length && best[place].Name is { } name; place += best[place].Length) names.Add(name);
        if (place == parts.Length) return names;
        if (Array.IndexOf(isInName, false) is var first and >= 0) unknown = parts[first];
        return null;
    }
}
