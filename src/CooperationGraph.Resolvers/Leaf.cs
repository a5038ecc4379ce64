using System.Globalization;
using System.Text;

namespace CooperationGraph.Resolvers;

/// <summary>Reads one scalar or enum field of an object that holds it already.</summary>
public abstract class Leaf
{
    // Dates and numbers.
    private const int MaxFormatted = 128;

    private Leaf(LeafForm form) => Form = form;

    public LeafForm Form { get; }

    /// <summary>Where what was written of it is kept; null where it is written each time.</summary>
    public WrittenValues? Written { get; init; }

    public static Leaf Text<T>(Func<T, string?> get, WrittenValues? written = null)
        where T : class => new TextLeaf<T>(get) { Written = written };

    public static Leaf TextList<T>(Func<T, IReadOnlyList<string>?> get, WrittenValues? written = null)
        where T : class => new ListLeaf<T>(get) { Written = written };

    public static Leaf WholeNumber<T>(Func<T, int?> get)
        where T : class => new WholeNumberLeaf<T>(get);

    public static Leaf Number<T>(Func<T, decimal?> get, WrittenValues? written = null)
        where T : class => new NumberLeaf<T>(get) { Written = written };

    public static Leaf Boolean<T>(Func<T, bool?> get)
        where T : class => new BooleanLeaf<T>(get);

    public static Leaf Formatted<T, TValue>(Func<T, TValue?> get, WrittenValues? written = null)
        where T : class
        where TValue : struct, IUtf8SpanFormattable => new FormattedLeaf<T, TValue>(get) { Written = written };

    /// <summary>The value: a string, a list of strings, an int, a decimal or a bool, as <see cref="Form"/> says; null for none.</summary>
    /// <exception cref="InvalidCastException">The object is of another type than the field's.</exception>
    public abstract object? Read(object parent);

    public abstract TResult Accept<TResult>(ILeafVisitor<TResult> visitor);

    private sealed class TextLeaf<T>(Func<T, string?> get) : Leaf(LeafForm.Text)
        where T : class
    {
        public override object? Read(object parent) => get((T)parent);

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.Text(get);
    }

    private sealed class ListLeaf<T>(Func<T, IReadOnlyList<string>?> get) : Leaf(LeafForm.TextList)
        where T : class
    {
        public override object? Read(object parent) => get((T)parent);

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.TextList(get);
    }

    private sealed class WholeNumberLeaf<T>(Func<T, int?> get) : Leaf(LeafForm.WholeNumber)
        where T : class
    {
        public override object? Read(object parent) => get((T)parent);

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.WholeNumber(get);
    }

    private sealed class NumberLeaf<T>(Func<T, decimal?> get) : Leaf(LeafForm.Number)
        where T : class
    {
        public override object? Read(object parent) => get((T)parent);

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.Number(get);
    }

    private sealed class BooleanLeaf<T>(Func<T, bool?> get) : Leaf(LeafForm.Boolean)
        where T : class
    {
        public override object? Read(object parent) => get((T)parent);

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.Boolean(get);
    }

    private sealed class FormattedLeaf<T, TValue>(Func<T, TValue?> get) : Leaf(LeafForm.Text)
        where T : class
        where TValue : struct, IUtf8SpanFormattable
    {
        public override object? Read(object parent)
        {
            if (get((T)parent) is not { } value) return null;
            Span<byte> text = stackalloc byte[MaxFormatted];
            return value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture) ? Encoding.UTF8.GetString(text[..length]) : throw new InvalidOperationException($"A value takes more than {MaxFormatted} bytes.");
        }

        public override TResult Accept<TResult>(ILeafVisitor<TResult> visitor) => visitor.Formatted(get);
    }
}
