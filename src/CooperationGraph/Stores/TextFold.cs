namespace CooperationGraph.Stores;

/// <summary>
/// What text is compared as where its case does not matter. Stores find one text in another by the code units of the two folds alone: no
/// database ignores case by the same rules as .NET or as another database.
/// </summary>
public static class TextFold
{
    // Hyphens and dashes, the minus sign, the slash.
    private static readonly char[] Joints = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '/'];

    /// <summary>
    /// The composed form (NFC, as the dataset has it), letter by letter first in upper, then in lower case, both by the invariant rules: what has one
    /// upper case in common has one fold (<c>ſ</c>, <c>S</c> and <c>s</c>; <c>ς</c>, <c>Σ</c> and <c>σ</c>), and what only an upper case leads to as well (<c>ẞ</c> and <c>ß</c>).
    /// No letter becomes two, and <c>ı</c> and <c>İ</c> of Turkish stay apart from <c>i</c>.
    /// </summary>
    public static string Of(string text) => Compose(text).ToUpperInvariant().ToLowerInvariant();

    /// <summary>
    /// The words of a text as they are compared, each once: what stands between white space, dashes and slashes, without the punctuation around it. Titles have
    /// an en dash where people type a hyphen, and lists write <c>Korea, South</c>. A text of nothing but punctuation is its own word.
    /// </summary>
    public static string[] Words(string text)
    {
        var whole = Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. whole.SelectMany(word => word.Split(Joints)).Select(WithoutPunctuation).Where(word => word.Length > 0).Distinct()];
        return words.Length > 0 ? words : [.. whole.Distinct()];
    }

    private static string WithoutPunctuation(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && char.IsPunctuation(word[start])) start++;
        while (end > start && char.IsPunctuation(word[end - 1])) end--;
        return word[start..end];
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize();
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair and U+FFFE have no normal form. No dataset has them, a question may.
            return text;
        }
    }
}
