namespace CooperationGraph.Stores;

/// <summary>
/// What text is compared as where its case does not matter. Stores find one text in another by the code units of the two folds alone: no
/// database ignores case by the same rules as .NET or as another database.
/// </summary>
public static class TextFold
{
    /// <summary>
    /// The composed form (NFC, as the dataset has it), letter by letter first in upper, then in lower case, both by the invariant rules: what has one
    /// upper case in common has one fold (<c>ſ</c>, <c>S</c> and <c>s</c>; <c>ς</c>, <c>Σ</c> and <c>σ</c>), and what only an upper case leads to as well (<c>ẞ</c> and <c>ß</c>).
    /// No letter becomes two, and <c>ı</c> and <c>İ</c> of Turkish stay apart from <c>i</c>.
    /// </summary>
    public static string Of(string text) => Compose(text).ToUpperInvariant().ToLowerInvariant();

    /// <summary>The words of a text as they are compared: what stands between white space, each once.</summary>
    public static string[] Words(string text) => [.. Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];

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
