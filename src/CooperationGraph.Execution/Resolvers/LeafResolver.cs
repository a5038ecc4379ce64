using System.Collections.Frozen;
using System.Text;
using CooperationGraph.Execution.Output;

namespace CooperationGraph.Execution.Resolvers;

/// <summary>Writes one scalar or enum field of an object, at once.</summary>
internal abstract class LeafResolver
{
    /// <summary>Writes the value; false, and nothing written, where it is null.</summary>
    public abstract bool Write(object parent, JsonOutput output);
}

internal sealed class TextLeaf(Func<object, string?> get) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } text) return false;
        output.WriteText(text);
        return true;
    }
}

internal sealed class EnumLeaf(Func<object, string?> get, FrozenDictionary<string, byte[]> words) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } word) return false;
        output.Write(Encoded(words, word));
        return true;
    }

    public static FrozenDictionary<string, byte[]> Encode(IEnumerable<string> words) => words.ToFrozenDictionary(word => word, word => Encoding.UTF8.GetBytes($"\"{word}\""));

    public static byte[] Encoded(FrozenDictionary<string, byte[]> words, string word) =>
        words.TryGetValue(word, out var encoded) ? encoded : throw new InvalidOperationException($"'{word}' is no value of the field's enum.");
}

internal sealed class IntegerLeaf(Func<object, int?> get) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } value) return false;
        output.WriteFormatted(value);
        return true;
    }
}

internal sealed class NumberLeaf(Func<object, decimal?> get) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } value) return false;
        output.WriteFormatted(value);
        return true;
    }
}

internal sealed class BooleanLeaf(Func<object, bool?> get) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } value) return false;
        output.Write(value ? "true"u8 : "false"u8);
        return true;
    }
}

/// <summary>A value that formats itself without characters that JSON escapes, such as a date; written in quotes.</summary>
internal sealed class FormattedLeaf<T>(Func<object, T?> get) : LeafResolver
    where T : struct, IUtf8SpanFormattable
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } value) return false;
        output.WriteByte((byte)'"');
        output.WriteFormatted(value);
        output.WriteByte((byte)'"');
        return true;
    }
}

internal sealed class ListLeaf(Func<object, IReadOnlyList<string>?> get, FrozenDictionary<string, byte[]>? words) : LeafResolver
{
    public override bool Write(object parent, JsonOutput output)
    {
        if (get(parent) is not { } texts) return false;
        // An invalid word must not leave half a list behind.
        var start = output.Position;
        try
        {
            output.WriteByte((byte)'[');
            for (var i = 0; i < texts.Count; i++)
            {
                if (i > 0) output.WriteByte((byte)',');
                if (words is null) output.WriteText(texts[i]);
                else output.Write(EnumLeaf.Encoded(words, texts[i]));
            }

            output.WriteByte((byte)']');
            return true;
        }
        catch (InvalidOperationException)
        {
            output.Position = start;
            throw;
        }
    }
}
