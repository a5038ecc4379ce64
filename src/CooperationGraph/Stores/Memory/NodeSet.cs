using System.Numerics;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// Some nodes of a label, by their places among all of it: one bit each, so that how many fulfil two conditions is counted 64 at a time. Whoever makes one adds to it; once it has been
/// handed on it never changes, and may be kept.
/// </summary>
/// <param name="size">How many nodes the label has.</param>
internal sealed class NodeSet(int size)
{
    private const int Bits = 64;

    private readonly ulong[] _words = new ulong[(size + Bits - 1) / Bits];
    private int _count = -1;

    /// <summary>How many nodes the label has.</summary>
    public int Size => size;

    /// <summary>How many nodes are in it.</summary>
    public int Count
    {
        get
        {
            if (_count >= 0) return _count;
            var count = 0;
            foreach (var word in _words) count += BitOperations.PopCount(word);
            return _count = count;
        }
    }

    public bool Contains(int place) => (_words[place / Bits] >> (place % Bits) & 1) != 0;

    public void Add(int place) => _words[place / Bits] |= 1UL << (place % Bits);

    public void Remove(int place) => _words[place / Bits] &= ~(1UL << (place % Bits));

    /// <summary>The first place in it that is not before another; the size where there is none.</summary>
    public int FirstFrom(int place)
    {
        if (place >= size) return size;
        var i = place / Bits;
        for (var word = _words[i] & (ulong.MaxValue << (place % Bits)); ; word = _words[i])
        {
            if (word != 0) return (i * Bits) + BitOperations.TrailingZeroCount(word);
            if (++i == _words.Length) return size;
        }
    }

    /// <summary>The last place in it before another; -1 where there is none.</summary>
    public int LastBefore(int place)
    {
        if (place <= 0) return -1;
        var i = (place - 1) / Bits;
        for (var word = _words[i] & (ulong.MaxValue >> (Bits - 1 - ((place - 1) % Bits))); ; word = _words[i])
        {
            if (word != 0) return (i * Bits) + Bits - 1 - BitOperations.LeadingZeroCount(word);
            if (--i < 0) return -1;
        }
    }

    public void UnionWith(NodeSet other)
    {
        var (words, others) = (_words, other._words);
        for (var i = 0; i < words.Length; i++) words[i] |= others[i];
    }

    public NodeSet Copy()
    {
        var copy = new NodeSet(size);
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    public NodeSet And(NodeSet other)
    {
        var both = Copy();
        var (words, others) = (both._words, other._words);
        for (var i = 0; i < words.Length; i++) words[i] &= others[i];
        return both;
    }

    public NodeSet Not()
    {
        var rest = new NodeSet(size);
        for (var i = 0; i < _words.Length; i++) rest._words[i] = ~_words[i];
        if (size % Bits > 0) rest._words[^1] &= (1UL << (size % Bits)) - 1;
        return rest;
    }

    /// <summary>The places in it, first to last.</summary>
    public int[] Places()
    {
        var (places, next) = (new int[Count], 0);
        for (var i = 0; i < _words.Length; i++)
            for (var word = _words[i]; word != 0; word &= word - 1) places[next++] = (i * Bits) + BitOperations.TrailingZeroCount(word);
        return places;
    }
}
