using System.Runtime.CompilerServices;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Output;

/// <summary>
/// Writes one scalar or enum field of an object. The object is of the type that the field's resolver was registered for: whoever gives it has looked
/// (<see cref="Planning.LevelPlan.CheckType"/>), once for all fields of the object.
/// </summary>
internal abstract class LeafWriter
{
    private WrittenValues? _written;

    /// <param name="words">Those of the field's enum; null where it has none.</param>
    public static LeafWriter Of(Leaf leaf, EnumWords? words)
    {
        var writer = leaf.Accept(new Maker(words));
        writer._written = leaf.Written;
        return writer;
    }

    /// <summary>Writes the value; false, and nothing written, where it is null.</summary>
    public bool Write(object parent, JsonOutput output)
    {
        if (_written is null) return WriteAnew(parent, output);
        if (_written.Of(parent) is not { } known) return WriteAndKeep(_written, parent, output);
        output.Write(known);
        return true;
    }

    /// <inheritdoc cref="Write"/>
    protected abstract bool WriteAnew(object parent, JsonOutput output);

    private bool WriteAndKeep(WrittenValues written, object parent, JsonOutput output)
    {
        var start = output.Position;
        if (!WriteAnew(parent, output)) return false;
        written.Keep(parent, output.Written.Span[start..]);
        return true;
    }

    private sealed class Maker(EnumWords? words) : ILeafVisitor<LeafWriter>
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
        protected override bool WriteAnew(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } text) return false;
            output.WriteText(text);
            return true;
        }
    }

    private sealed class EnumWriter<T>(Func<T, string?> get, EnumWords words) : LeafWriter
        where T : class
    {
        protected override bool WriteAnew(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } word) return false;
            output.Write(words.Of(word));
            return true;
        }
    }

    private sealed class NumberWriter<T, TNumber>(Func<T, TNumber?> get) : LeafWriter
        where T : class
        where TNumber : struct, IUtf8SpanFormattable
    {
        protected override bool WriteAnew(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } value) return false;
            output.WriteFormatted(value);
            return true;
        }
    }

    private sealed class BooleanWriter<T>(Func<T, bool?> get) : LeafWriter
        where T : class
    {
        protected override bool WriteAnew(object parent, JsonOutput output)
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
        protected override bool WriteAnew(object parent, JsonOutput output)
        {
            if (get(Unsafe.As<T>(parent)) is not { } value) return false;
            output.WriteByte((byte)'"');
            output.WriteFormatted(value);
            output.WriteByte((byte)'"');
            return true;
        }
    }

    private sealed class ListWriter<T>(Func<T, IReadOnlyList<string>?> get, EnumWords? words) : LeafWriter
        where T : class
    {
        protected override bool WriteAnew(object parent, JsonOutput output)
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
                    else output.Write(words.Of(texts[i]));
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
