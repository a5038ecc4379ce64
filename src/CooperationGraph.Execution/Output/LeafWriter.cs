using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Output;

/// <summary>
/// Writes one scalar or enum field of an object. The object is of the type that the field's resolver was registered for: whoever gives it has looked
/// (<see cref="Planning.LevelPlan.CheckType"/>), once for all fields of the object.
/// </summary>
internal abstract class LeafWriter
{
    /// <summary>Writes the value; false, and nothing written, where it is null.</summary>
    public abstract bool Write(object parent, JsonOutput output);

    /// <param name="words">The written words of the field's enum; null where it has none.</param>
    public static LeafWriter Of(Leaf leaf, FrozenDictionary<string, byte[]>? words) => leaf.Accept(new Maker(words));

    /// <summary>The words of an enum as they are written.</summary>
    public static FrozenDictionary<string, byte[]> Encode(IEnumerable<string> words) => words.ToFrozenDictionary(word => word, word => Encoding.UTF8.GetBytes($"\"{word}\""));

    private static byte[] Encoded(FrozenDictionary<string, byte[]> words, string word) =>
        words.TryGetValue(word, out var encoded) ? encoded : throw new InvalidOperationException($"'{word}' is no value of the field's enum.");

    private sealed class Maker(FrozenDictionary<string, byte[]>? words) : ILeafVisitor<LeafWriter>
    {
        public LeafWriter Text<T>(Func<T, string?> get)
            where T : class => words is null ? new TextWriter<T>(get) : new EnumWriter<T>(get, words);

        public LeafWriter TextList<T>(Func<T, IReadOnlyList<string>?> get)
            where T : class => new ListWriter<T>(get, words);

        public LeafWriter WholeNumber<T>(Func<T, int?> get)
            where T : class => new NumberWriter<T, int>(get);

        public LeafWriter Number<T>(Func<T, decimal?> get)
            where T : class => new NumberWriter<T, decimal>(get);

        public LeafWriter Boolean<T>(Func<T, bool?> get)
            where T : class => new BooleanWriter<T>(get);

        public LeafWriter Formatted<T, TValue>(Func<T, TValue?> get)
            where T : class
            where TValue : struct, IUtf8SpanFormattable => new FormattedWriter<T, TValue>(get);
    }

    private sealed class TextWriter<T>(Func<T, string?> get) : LeafWriter
        where T : class
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } text) return false;
            output.WriteText(text);
            return true;
        }
    }

    private sealed class EnumWriter<T>(Func<T, string?> get, FrozenDictionary<string, byte[]> words) : LeafWriter
        where T : class
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } word) return false;
            output.Write(Encoded(words, word));
            return true;
        }
    }

    private sealed class NumberWriter<T, TNumber>(Func<T, TNumber?> get) : LeafWriter
        where T : class
        where TNumber : struct, IUtf8SpanFormattable
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } value) return false;
            output.WriteFormatted(value);
            return true;
        }
    }

    private sealed class BooleanWriter<T>(Func<T, bool?> get) : LeafWriter
        where T : class
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } value) return false;
            output.Write(value ? "true"u8 : "false"u8);
            return true;
        }
    }

    private sealed class FormattedWriter<T, TValue>(Func<T, TValue?> get) : LeafWriter
        where T : class
        where TValue : struct, IUtf8SpanFormattable
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } value) return false;
            output.WriteByte((byte)'"');
            output.WriteFormatted(value);
            output.WriteByte((byte)'"');
            return true;
        }
    }

    private sealed class ListWriter<T>(Func<T, IReadOnlyList<string>?> get, FrozenDictionary<string, byte[]>? words) : LeafWriter
        where T : class
    {
        public override bool Write(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } texts) return false;
            // An invalid word must not leave half a list behind.
            var start = output.Position;
            try
            {
                output.WriteByte((byte)'[');
                for (var i = 0; i < texts.Count; i++)
                {
                    if (i > 0) output.WriteByte((byte)',');
                    if (words is null) output.WriteText(texts[i]);
                    else output.Write(Encoded(words, texts[i]));
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
}
