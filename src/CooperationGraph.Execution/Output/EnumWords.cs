using System.Collections.Frozen;
using System.Text;

namespace CooperationGraph.Execution.Output;

/// <summary>The words of an enum as they are written. Safe for concurrent use.</summary>
internal sealed class EnumWords(IEnumerable<string> words)
{
    // To look through more takes longer than to look up.
    private const int MaxNear = 16;

    private readonly FrozenDictionary<string, byte[]> _written = words.ToFrozenDictionary(word => word, word => Encoding.UTF8.GetBytes($"\"{word}\""));

    // By the very texts that values had: most have one text for all who have the word.
    private (string Word, byte[] Written)[] _near = [];

    /// <exception cref="InvalidOperationException">It is no word of the enum.</exception>
    public byte[] Of(string word)
    {
        foreach (var near in _near)
            if (ReferenceEquals(near.Word, word)) return near.Written;
        return Find(word);
    }

    private byte[] Find(string word)
    {
        if (!_written.TryGetValue(word, out var written)) throw new InvalidOperationException($"'{word}' is no value of the field's enum.");
        // What two threads add at once, one of them adds again.
        if (_near is { Length: < MaxNear } near) _near = [.. near, (word, written)];
        return written;
    }
}
