namespace CooperationGraph.Search;

/// <summary>Which names have a word, a word that begins with a text, or one that is a slip away from it.</summary>
internal sealed class WordIndex
{
    private readonly string[] _words;

    // The names of each word, and the places of the words of each name, both ascending: those of one stand from its offset up to the next one's.
    private readonly int[] _firstNames;
    private readonly int[] _names;
    private readonly int[] _firstPlaces;
    private readonly int[] _placesOfNames;

    // Each word from its end, with its place among the words.
    private readonly string[] _backwards;
    private readonly int[] _places;

    /// <param name="wordsOfNames">The words of each name, each once; a name is known by its place here.</param>
    public WordIndex(IReadOnlyList<IReadOnlyList<string>> wordsOfNames)
    {
        _words = [.. wordsOfNames.SelectMany(words => words).Distinct().Order(StringComparer.Ordinal)];
        var placeOf = _words.Select((word, place) => (word, place)).ToDictionary(each => each.word, each => each.place);
        (_firstNames, _firstPlaces) = (new int[_words.Length + 1], new int[wordsOfNames.Count + 1]);
        for (var name = 0; name < wordsOfNames.Count; name++)
        {
            _firstPlaces[name + 1] = _firstPlaces[name] + wordsOfNames[name].Count;
            foreach (var word in wordsOfNames[name]) _firstNames[placeOf[word] + 1]++;
        }

        for (var place = 0; place < _words.Length; place++) _firstNames[place + 1] += _firstNames[place];
        (_names, _placesOfNames) = (new int[_firstNames[^1]], new int[_firstPlaces[^1]]);
        var next = _firstNames[..^1];
        for (var name = 0; name < wordsOfNames.Count; name++)
        {
            var own = _placesOfNames.AsSpan(_firstPlaces[name], wordsOfNames[name].Count);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = placeOf[wordsOfNames[name][i]];
                _names[next[own[i]]++] = name;
            }

            own.Sort();
        }

        _backwards = Array.ConvertAll(_words, Backwards);
        _places = [.. Enumerable.Range(0, _words.Length)];
        Array.Sort(_backwards, _places, StringComparer.Ordinal);
    }

    /// <summary>
    /// The names that have every word, or a word that begins with it, each once, in no order; with each how many it has not as a whole. Only the names of the rarest word are looked
    /// at: what it costs does not grow with those of the others.
    /// </summary>
    /// <param name="slips">Whether a word may be one slip away as well: then how many are.</param>
    public List<(int Name, int Misses)> NamesWith(IReadOnlyList<string> words, bool slips)
    {
        List<(int Name, int Misses)> found = [];
        List<Sought> sought = [];
        foreach (var word in words)
        {
            sought.Add(Seek(word, slips));
            if (sought[^1].Count == 0) return found;
        }

        if (sought.MinBy(each => each.Count) is not { } rarest) return found;
        for (var place = rarest.Begin; place < rarest.End; place++) Look(place);
        foreach (var place in rarest.Near) Look(place);
        return found;

        void Look(int place)
        {
            foreach (var name in _names.AsSpan(_firstNames[place], _firstNames[place + 1] - _firstNames[place]))
            {
                var places = _placesOfNames.AsSpan(_firstPlaces[name], _firstPlaces[name + 1] - _firstPlaces[name]);
                // Where several of its words are like the rarest, it is looked at once.
                if (FirstLike(rarest, places) != place) continue;
                var misses = 0;
                foreach (var each in sought)
                {
                    if (MissesOf(each, places) is not { } own) goto Next;
                    misses += own;
                }

                found.Add((name, misses));
            Next:;
            }
        }
    }

    private static int FirstLike(Sought word, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
            if (place >= word.Begin && place < word.End) return place;
        if (word.Near.Count == 0) return -1;
        foreach (var place in places)
            if (word.Near.Contains(place)) return place;
        return -1;
    }

    // Null where none of the words is like it.
    private static int? MissesOf(Sought word, ReadOnlySpan<int> places) =>
        FirstLike(word, places) is var first && first < 0 ? null
        : first >= word.Begin && first < word.End ? (first == word.Whole || word.Forgives ? 0 : 1)
        : 1;

    private Sought Seek(string word, bool slips)
    {
        var (begin, end) = RangeOf(_words, word);
        HashSet<int> near = slips && OneEdit.MayBe(word) ? [.. Near(word)] : [];
        var count = _firstNames[end] - _firstNames[begin] + near.Sum(place => _firstNames[place + 1] - _firstNames[place]);
        return new(begin, end, begin < end && _words[begin].Length == word.Length ? begin : -1, near, slips, count);
    }

    private IEnumerable<int> Near(string word)
    {
        // A slip in the second half leaves the first, and one in the first half the second; one in the middle all of the first but a letter.
        var half = word.Length / 2;
        var (begin, end) = RangeOf(_words, word[..(half - 1)]);
        for (var i = begin; i < end; i++)
            if (OneEdit.Apart(word, _words[i])) yield return i;
        (begin, end) = RangeOf(_backwards, Backwards(word[half..]));
        for (var i = begin; i < end; i++)
            if (OneEdit.Apart(word, _words[_places[i]])) yield return _places[i];
    }

    /// <summary>The texts that begin with one, among many in their order (ordinal).</summary>
    internal static (int Begin, int End) RangeOf(string[] sorted, string start)
    {
        var begin = FirstWhere(sorted, 0, text => string.CompareOrdinal(text, start) >= 0);
        return (begin, FirstWhere(sorted, begin, text => !text.StartsWith(start, StringComparison.Ordinal)));
    }

    private static int FirstWhere(string[] sorted, int from, Func<string, bool> isThere)
    {
        var (low, high) = (from, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isThere(sorted[middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static string Backwards(string word) => string.Create(word.Length, word, (letters, from) =>
    {
        from.CopyTo(letters);
        letters.Reverse();
    });

    /// <param name="Begin">From here up to <paramref name="End"/> stand the words that begin with it.</param>
    /// <param name="Whole">The word itself; below zero where there is none.</param>
    /// <param name="Near">Those one slip away.</param>
    /// <param name="Forgives">Whether one that begins with it is as good as the whole.</param>
    /// <param name="Count">How many names the words have together, at most.</param>
    private sealed record Sought(int Begin, int End, int Whole, IReadOnlySet<int> Near, bool Forgives, int Count);
}
