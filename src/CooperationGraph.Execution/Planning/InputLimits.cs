using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>Bounds of input values: of variables as they come, before anything reads them, and of what arguments are made of, each time one is used.</summary>
internal static class InputLimits
{
    /// <summary>A filter is more work than a word: an object costs as much as this many items, beside its fields.</summary>
    public const int ItemsOfObject = 10;

    // A number is converted in a time that grows with the square of its digits.
    private const int MaxNumber = 1000;

    /// <summary>Which bound the variables are over; null for none.</summary>
    /// <param name="variables">A JSON object.</param>
    public static RequestError? Check(JsonElement variables, EngineOptions options)
    {
        var items = 0;
        foreach (var variable in variables.EnumerateObject())
            if (Refusal(variable.Value, variable, options.MaxInputDepth, ref items, options) is { } refusal) return refusal;
        return null;
    }

    /// <summary>The items of a literal, with those of the variables in it.</summary>
    public static int ItemsOf(GraphQLValue literal, IReadOnlyDictionary<string, object?> variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return literal switch
        {
            GraphQLVariable variable => variables.TryGetValue(variable.Name.StringValue, out var value) ? ItemsOf(value) : 0,
            GraphQLListValue { Values: { } items } => items.Count + items.Sum(item => ItemsOf(item, variables)),
            GraphQLObjectValue { Fields: { } fields } => ItemsOfObject + fields.Count + fields.Sum(field => ItemsOf(field.Value, variables)),
            _ => 0,
        };
    }

    private static RequestError? Refusal(JsonElement value, JsonProperty variable, int depth, ref int items, EngineOptions options)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when JsonMarshal.GetRawUtf8Value(value).Length is > MaxNumber and var length:
                return new(ErrorCodes.Variables, $"The variable '${variable.Name}' holds a number of {length} characters; at most {MaxNumber} are allowed. Write an ID as a text.");
            case JsonValueKind.Array or JsonValueKind.Object:
                if (depth == 0)
                    return new(ErrorCodes.Depth, $"The variable '${variable.Name}' nests lists and objects more than {options.MaxInputDepth} deep. Ask in several requests.");
                break;
            default:
                return null;
        }

        items += value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : value.GetPropertyCount() + ItemsOfObject;
        if (items > options.MaxInputItems)
            return new(ErrorCodes.Cost, $"The variables have more than {options.MaxInputItems} items, an object counted as {ItemsOfObject} beside its fields; '${variable.Name}' is over it. Ask in several requests.");
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                if (Refusal(item, variable, depth - 1, ref items, options) is { } refusal) return refusal;
            return null;
        }

        foreach (var property in value.EnumerateObject())
            if (Refusal(property.Value, variable, depth - 1, ref items, options) is { } refusal) return refusal;
        return null;
    }

    private static int ItemsOf(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            IReadOnlyDictionary<string, object?> fields => ItemsOfObject + fields.Count + fields.Values.Sum(ItemsOf),
            IReadOnlyList<object?> list => list.Count + list.Sum(ItemsOf),
            _ => 0,
        };
    }
}
