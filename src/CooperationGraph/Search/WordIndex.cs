namespace CooperationGraph.Search;

/// <summary>Which names have a word, a word that begins with a text, or one that is a slip away from it.</summary>
internal sealed class WordIndex
{
    private readonly string[] _words;
    private readonly int[][] _having;

    // Each word from its end, with its place among the words.
    private readonly string[] _backwards;
    private readonly int[] _places;

    /// <param name="wordsOfNames">The words of each name; a name is known by its place here.</param>
    public WordIndex(IReadOnlyList<IReadOnlyList<string>> wordsOfNames)
    {
        var having = new Dictionary<string, List<int>>();
        for (var i = 0; i < wordsOfNames.Count; i++)
        {
            foreach (var word in wordsOfNames[i])
            {
                if (!having.TryGetValue(word, out var names)) having.Add(word, names = []);
                names.Add(i);
            }
        }

        _words = [.. having.Keys.Order(StringComparer.Ordinal)];
        _having = Array.ConvertAll(_words, word => having[word].ToArray());
        _backwards = Array.ConvertAll(_words, Backwards);
        _places = [.. Enumerable.Range(0, _words.Length)];
        Array.Sort(_backwards, _places, StringComparer.Ordinal);
    }

    /// <summary>The names that have every word, or a word that begins with it; with each how many it has not as a whole.</summary>
    /// <param name="slips">Whether a word may be one slip away as well: then how many are.</param>
    public Dictionary<int, int> NamesWith(IReadOnlyList<string> words, bool slips)
    {
        Dictionary<int, int>? found = null;
        // Long words are rare.
        foreach (var word in words.OrderByDescending(word => word.Length))
        {
            var names = new Dictionary<int, int>();
            foreach (var (place, misses) in Like(word, slips))
            {
                foreach (var name in _having[place])
                {
                    var before = 0;
                    if (found is not null && !found.TryGetValue(name, out before)) continue;
                    names[name] = Math.Min(before + misses, names.GetValueOrDefault(name, int.MaxValue));
                }
            }

            found = names;
            if (found.Count == 0) break;
        }

        return found ?? [];
    }

    private IEnumerable<(int Place, int Misses)> Like(string word, bool slips)
    {
        for (var i = FirstFrom(_words, word); i < _words.Length && _words[i].StartsWith(word, StringComparison.Ordinal); i++) yield return (i, slips || _words[i].Length == word.Length ? 0 : 1);
        if (!slips || !OneEdit.MayBe(word)) yield break;
        // A slip in the second half leaves the first, and one in the first half the second; one in the middle all of the first but a letter.
        var half = word.Length / 2;
        var (start, end) = (word[..(half - 1)], Backwards(word[half..]));
        for (var i = FirstFrom(_words, start); i < _words.Length && _words[i].StartsWith(start, StringComparison.Ordinal); i++)
            if (OneEdit.Apart(word, _words[i])) yield return (i, 1);
        for (var i = FirstFrom(_backwards, end); i < _backwards.Length && _backwards[i].StartsWith(end, StringComparison.Ordinal); i++)
            if (OneEdit.Apart(word, _words[_places[i]])) yield return (_places[i], 1);
    }

    private static int FirstFrom(string[] sorted, string text)
    {
        var place = Array.BinarySearch(sorted, text, StringComparer.Ordinal);
        return place < 0 ? ~place : place;
    }

    private static string Backwards(string word) => string.Create(word.Length, word, (letters, from) =>
    {
        from.CopyTo(letters);
        letters.Reverse();
    });
}
