namespace CooperationGraph.Datasets;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
public static class NearestName
{
    /// <summary>A longer name is none that somebody mistyped; comparing it would cost its square.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The name with the smallest Levenshtein distance, ignoring case; the first of equals. Null where none is within half the length of
    /// <paramref name="name"/>.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength) return null;
        string? nearest = null;
        var best = Bound(name) + 1;
        var upper = name.ToUpperInvariant();
        foreach (var candidate in known)
        {
            var distance = Distance(upper, candidate, best - 1);
            if (distance >= best) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>The nearest names by the same measure, nearest first and by ordinal, at most <paramref name="count"/>.</summary>
    /// <param name="within">The greatest distance; half the length of <paramref name="name"/> if not given.</param>
    public static IReadOnlyList<string> AllOf(string name, IEnumerable<string> known, int count, int? within = null)
    {
        if (name.Length > MaxLength) return [];
        var nearest = new List<(int Distance, string Name)>(count + 1);
        var upper = name.ToUpperInvariant();
        foreach (var candidate in known)
        {
            var greatest = nearest.Count < count ? within ?? Bound(name) : nearest[^1].Distance;
            var distance = Distance(upper, candidate, greatest);
            if (distance > greatest) continue;
            var place = nearest.FindIndex(each => distance < each.Distance || (distance == each.Distance && string.CompareOrdinal(candidate, each.Name) < 0));
            nearest.Insert(place < 0 ? nearest.Count : place, (distance, candidate));
            if (nearest.Count > count) nearest.RemoveAt(count);
        }

        return nearest.ConvertAll(each => each.Name);
    }

    /// <summary>A sentence such as <c> The nearest known one is 'country:KAZ'.</c>, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known) => Of(name, known) is { } nearest ? $" The nearest known one is '{nearest}'." : "";

    private static int Bound(string name) => Math.Max(2, name.Length / 2);

    // One more than the greatest distance of interest where it is greater: what cannot come near is not compared to its end.
    private static int Distance(string upper, string candidate, int greatest)
    {
        if (Math.Abs(upper.Length - candidate.Length) > greatest) return greatest + 1;
        Span<char> other = stackalloc char[candidate.Length];
        candidate.AsSpan().ToUpperInvariant(other);
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= upper.Length; i++)
        {
            var (diagonal, least, letter) = (row[0], i, upper[i - 1]);
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var substituted = diagonal + (letter == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > greatest) return greatest + 1;
        }

        return row[^1];
    }
}
