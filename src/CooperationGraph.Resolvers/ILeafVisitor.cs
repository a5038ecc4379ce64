namespace CooperationGraph.Resolvers;

/// <summary>Takes a <see cref="Leaf"/> apart, so that an engine can make of it what it writes with, and calls nothing in between.</summary>
public interface ILeafVisitor<out TResult>
{
    TResult Text<T>(Func<T, string?> get)
        where T : class;

    TResult TextList<T>(Func<T, IReadOnlyList<string>?> get)
        where T : class;

    TResult WholeNumber<T>(Func<T, int?> get)
        where T : class;

    TResult Number<T>(Func<T, decimal?> get)
        where T : class;

    TResult Boolean<T>(Func<T, bool?> get)
        where T : class;

    /// <summary>A text that its value formats itself, without characters that JSON escapes.</summary>
    TResult Formatted<T, TValue>(Func<T, TValue?> get)
        where T : class
        where TValue : struct, IUtf8SpanFormattable;
}
