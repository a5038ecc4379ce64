namespace CooperationGraph.Datasets;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
public static class NearestName
{
    /// <summary>
    /// The name with the smallest Levenshtein distance, ignoring case; the first of equals. Null where none is within half the length of
    /// <paramref name="name"/>.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var best = Bound(name) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) >= best) continue;
            var distance = Distance(name, candidate);
            if (distance >= best) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>The nearest names by the same measure, nearest first, at most <paramref name="count"/>.</summary>
    public static IReadOnlyList<string> AllOf(string name, IEnumerable<string> known, int count) =>
        // The difference of the lengths is the least distance: a name of 8,000 letters is compared with none, which took 1.4 s.
        [.. known.Where(candidate => Math.Abs(candidate.Length - name.Length) <= Bound(name)).Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(each => each.distance <= Bound(name))
            .OrderBy(each => each.distance).ThenBy(each => each.candidate, StringComparer.Ordinal).Take(count).Select(each => each.candidate)];

    /// <summary>A sentence such as <c> The nearest known one is 'country:KAZ'.</c>, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Of(name, known) is { } nearest ? $" The nearest known one is '{nearest}'." : "";

    private static int Bound(string name) => Math.Max(2, name.Length / 2);

    private static int Distance(string left, string right)
    {
        Span<int> row = right.Length < 256 ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
