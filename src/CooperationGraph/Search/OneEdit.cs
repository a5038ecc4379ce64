namespace CooperationGraph.Search;

/// <summary>One slip of the hand: a letter too many, one missing, another one, or two neighbours in each other's place.</summary>
internal static class OneEdit
{
    /// <summary>Whether a word has as many letters, and nothing but letters, that a slip in it still leaves the word that is meant.</summary>
    public static bool MayBe(string word) => word.Length >= 4 && word.All(char.IsLetter);

    /// <summary>Whether one slip leads from one word to the other; never for equal ones.</summary>
    public static bool Apart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Math.Abs(left.Length - right.Length) > 1) return false;
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        return (left.Length, right.Length) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => left[0] == right[1] && left[1] == right[0],
            _ => false,
        };
    }
}
