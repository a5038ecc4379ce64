using System.Globalization;
using System.Text;
using CooperationGraph.Stores;

namespace CooperationGraph.Search;

/// <summary>
/// A name or a question as both are compared. The same reading serves the index and the question, on every store: compatible forms are one (NFKC), case and
/// diacritics do not count, nor do the dots of <c>U.S.A.</c>, apostrophes, and the article in <c>the Gambia</c> and <c>Bahamas, The</c>.
/// </summary>
public sealed class SearchText
{
    private const string Article = "the";

    // Letters that Unicode does not take for another with a mark, though people type the other.
    private static readonly Dictionary<char, string> Plain =
        new[] { ('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('ø', "o"), ('ł', "l"), ('đ', "d"), ('ð', "d"), ('þ', "th"), ('ı', "i"), ('&', " and ") }.ToDictionary(each => each.Item1, each => each.Item2);

    private SearchText(List<string> runs)
    {
        Key = string.Concat(runs);
        Words = [.. runs.SelectMany(Pairs).Distinct()];
    }

    /// <summary>The letters and digits of the whole, in their order: texts with one key are the same name. Empty where there are none.</summary>
    public string Key { get; }

    /// <summary>Each once, in their order. Chinese and Japanese, which have no spaces, as pairs of characters that follow each other.</summary>
    public IReadOnlyList<string> Words { get; }

    public static SearchText Of(string text)
    {
        var runs = Runs(Fold(text));
        if (runs.Count > 1 && runs.Exists(run => run != Article)) runs.RemoveAll(run => run == Article);
        return new(runs);
    }

    private static string Fold(string text)
    {
        // Most names and every id: no form, mark or letter of theirs is another's.
        if (Ascii.IsValid(text)) return text.ToLowerInvariant().Replace("&", Plain['&'], StringComparison.Ordinal);
        var decomposed = TextFold.Of(Whole(text).Normalize(NormalizationForm.FormKC)).Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var letter in decomposed)
        {
            // The marks that are shared by Latin, Greek and Cyrillic; those of other scripts are letters.
            if (letter is >= '\u0300' and <= '\u036F') continue;
            if (Plain.TryGetValue(letter, out var plain)) folded.Append(plain);
            else folded.Append(letter);
        }

        return folded.ToString().Normalize();
    }

    // Half a surrogate pair and U+FFFE have no normal form. No name has them, a question may.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune);
        return whole.ToString();
    }

    // What stands between two that are neither letter nor digit, and between Chinese and what is not.
    private static List<string> Runs(string folded)
    {
        var (runs, run, letters) = (new List<string>(), new StringBuilder(), 0);
        var runes = folded.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
            {
                if (i > 0 && run.Length > 0 && IsJoined(rune) != IsJoined(runes[i - 1])) End();
                run.Append(rune);
                letters++;
                continue;
            }

            // A letter with its dot; a number with its fraction.
            if (rune.Value == '.' && letters == 1 && Rune.IsLetter(runes[i - 1])) letters = 0;
            else if (rune.Value is '.' or ',' && i > 0 && i + 1 < runes.Length && Rune.IsDigit(runes[i - 1]) && Rune.IsDigit(runes[i + 1])) run.Append(rune);
            else if (!IsSilent(rune)) End();
        }

        End();
        return runs;

        void End()
        {
            if (run.Length > 0) runs.Add(run.ToString());
            run.Clear();
            letters = 0;
        }
    }

    private static IEnumerable<string> Pairs(string run)
    {
        if (!IsJoined(Rune.GetRuneAt(run, 0))) return [run];
        var runes = run.EnumerateRunes().ToArray();
        if (runes.Length < 2) return [run];
        return Enumerable.Range(0, runes.Length - 1).Select(i => $"{runes[i]}{runes[i + 1]}");
    }

    // Written without spaces.
    private static bool IsJoined(Rune rune) => rune.Value is (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Apostrophes of every kind, and what is not seen at all.
    private static bool IsSilent(Rune rune) => rune.Value is '\'' or '`' or '´' or '‘' or '’' or 'ʻ' or 'ʼ' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
