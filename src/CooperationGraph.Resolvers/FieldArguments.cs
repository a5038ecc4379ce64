using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace CooperationGraph.Resolvers;

/// <summary>
/// The coerced arguments of a field, or the fields of an input object, by name. Enum values are their words, custom scalars what they
/// parse to. Reading one that was not given, or is null, answers null.
/// </summary>
public sealed class FieldArguments
{
    public static readonly FieldArguments None = new(new Dictionary<string, object?>());

    private readonly IReadOnlyDictionary<string, object?> _fields;

    /// <param name="fields">Coerced: texts and words of enums as strings, numbers as int or double, truths as bool, lists as any sequence, input objects as such dictionaries.</param>
    public FieldArguments(IReadOnlyDictionary<string, object?> fields) => _fields = fields;

    public string? Text(string name) => TextOf(Value(name));

    public T? Get<T>(string name)
        where T : struct => (T?)Value(name);

    /// <summary>A list's texts, in their order.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        switch (Value(name))
        {
            case IReadOnlyList<object?> items:
                var texts = new string[items.Count];
                for (var i = 0; i < texts.Length; i++) texts[i] = TextOf(items[i])!;
                return texts;
            case IEnumerable list: return [.. list.Cast<object?>().Select(item => TextOf(item)!)];
            default: return null;
        }
    }

    /// <summary>Whether it was given, and is not null.</summary>
    public bool Has(string name) => Value(name) is not null;

    public FieldArguments? Input(string name) => Value(name) is IReadOnlyDictionary<string, object?> fields ? new(fields) : null;

    public IReadOnlyList<FieldArguments>? Inputs(string name) =>
        Value(name) is IEnumerable list ? [.. list.Cast<IReadOnlyDictionary<string, object?>>().Select(fields => new FieldArguments(fields))] : null;

    /// <summary>
    /// A value in one spelling, equal for equal ones: what is null counts as not given, and neither the order of an input object's fields nor that of a
    /// list's items means anything. Empty where nothing is given.
    /// </summary>
    public string Spelling(string name)
    {
        return Of(Value(name));

        static string Of(object? value) =>
            value switch
            {
                null => "",
                string text => JsonSerializer.Serialize(text),
                IReadOnlyDictionary<string, object?> fields =>
                    string.Join(',', fields.Select(field => (field.Key, Value: Of(field.Value))).Where(field => field.Value.Length > 0).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}:{field.Value}")) is { Length: > 0 } inner ? $"{{{inner}}}" : "",
                IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Of).Order(StringComparer.Ordinal))}]",
                var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
            };
    }

    private object? Value(string name) => _fields.TryGetValue(name, out var value) ? value : null;

    // An ID may be written as a number.
    private static string? TextOf(object? value) => value is null or string ? (string?)value : Convert.ToString(value, CultureInfo.InvariantCulture);
}
