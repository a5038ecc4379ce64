using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>
/// Input coercion of scalars and enums (GraphQL specification, sections 3.5 and 3.9). The built-in ones are read here: GraphQL.NET takes
/// <c>1.0</c> for no Int, and converts a number of a million digits before it looks at it.
/// </summary>
internal static class ScalarReader
{
    /// <summary>The longest number that is looked at; no Int, Float or ID of use needs more characters.</summary>
    public const int MaxNumberLength = 64;

    // Beyond it a double skips whole numbers.
    private const double MaxSafeInteger = 9007199254740991;

    /// <param name="hint">How a value of a custom scalar is written, where the scalar says it.</param>
    public static bool TryRead(ScalarGraphType type, GraphQLValue literal, out object? value, out string? hint)
    {
        (value, hint) = (null, null);
        if (literal is GraphQLIntValue { Value.Length: > MaxNumberLength } or GraphQLFloatValue { Value.Length: > MaxNumberLength }) return false;
        switch (type)
        {
            case EnumerationGraphType enumeration:
                value = literal is GraphQLEnumValue word ? enumeration.Values.FindByName(word.Name.Value)?.Value : null;
                break;
            case IntGraphType:
                if (literal is GraphQLIntValue whole && int.TryParse(whole.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) value = number;
                break;
            case FloatGraphType:
                var text = literal is GraphQLFloatValue real ? real.Value : literal is GraphQLIntValue integer ? integer.Value : default;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction)) value = fraction;
                break;
            case BooleanGraphType:
                if (literal is GraphQLBooleanValue truth) value = truth.BoolValue;
                break;
            case StringGraphType:
                if (literal is GraphQLStringValue words) value = words.Value.ToString();
                break;
            case IdGraphType:
                value = literal is GraphQLStringValue id ? id.Value.ToString() : literal is GraphQLIntValue digits ? digits.Value.ToString() : null;
                break;
            default:
                return TryCustom(() => type.ParseLiteral(literal), out value, out hint);
        }

        if (value is null) hint = ValuesOf(type);
        return value is not null;
    }

    /// <param name="json">Not null.</param>
    /// <param name="hint">How a value of a custom scalar is written, where the scalar says it.</param>
    public static bool TryRead(ScalarGraphType type, JsonElement json, out object? value, out string? hint)
    {
        (value, hint) = (null, null);
        if (json.ValueKind == JsonValueKind.Number && JsonMarshal.GetRawUtf8Value(json).Length > MaxNumberLength) return false;
        switch (type)
        {
            case EnumerationGraphType enumeration:
                value = json.ValueKind == JsonValueKind.String ? enumeration.Values.FindByName(json.GetString()!)?.Value : null;
                break;
            case IntGraphType:
                if (json.ValueKind != JsonValueKind.Number) break;
                if (json.TryGetInt32(out var number) || IsWhole(json, int.MaxValue, out number)) value = number;
                break;
            case FloatGraphType:
                if (json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var fraction) && double.IsFinite(fraction)) value = fraction;
                break;
            case BooleanGraphType:
                if (json.ValueKind is JsonValueKind.True or JsonValueKind.False) value = json.ValueKind == JsonValueKind.True;
                break;
            case StringGraphType:
                if (json.ValueKind == JsonValueKind.String) value = json.GetString();
                break;
            case IdGraphType:
                value = json.ValueKind switch
                {
                    JsonValueKind.String => json.GetString(),
                    JsonValueKind.Number => NumberAsId(json),
                    _ => null,
                };
                break;
            default:
                return TryCustom(() => type.ParseValue(PlainOf(json)), out value, out hint);
        }

        if (value is null) hint = ValuesOf(type);
        return value is not null;
    }

    private static string? ValuesOf(ScalarGraphType type) =>
        type is EnumerationGraphType enumeration ? $"Its values are {string.Join(", ", enumeration.Values.Select(each => each.Name))}." : null;

    // 1.0 and 1e0 are the Int 1: JSON does not tell numbers apart by their spelling.
    private static bool IsWhole(JsonElement json, double greatest, out int number)
    {
        number = 0;
        if (!json.TryGetDouble(out var value) || value != Math.Floor(value) || value > greatest || value < -greatest - 1) return false;
        number = (int)value;
        return true;
    }

    private static string? NumberAsId(JsonElement json)
    {
        var text = json.GetRawText();
        if (text.AsSpan().IndexOfAny(".eE") < 0) return text;
        return json.TryGetDouble(out var value) && value == Math.Floor(value) && Math.Abs(value) <= MaxSafeInteger ? ((long)value).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static bool TryCustom(Func<object?> parse, out object? value, out string? hint)
    {
        try
        {
            (value, hint) = (parse(), null);
            return value is not null;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            (value, hint) = (null, e is FormatException ? e.Message : null);
            return false;
        }
    }

    // What a custom scalar's ParseValue reads.
    private static object? PlainOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.TryGetDecimal(out var number) ? number : json.GetDouble(),
            JsonValueKind.Array => json.EnumerateArray().Select(PlainOf).ToArray(),
            JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => PlainOf(property.Value)),
            _ => null,
        };
}
