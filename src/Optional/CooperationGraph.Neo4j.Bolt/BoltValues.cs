using System.Collections;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Neo4j.Bolt;

/// <summary>Values as Bolt has them: null, flags, integers of 64 bits, doubles, texts, lists and maps (PackStream).</summary>
internal static class BoltValues
{
    public static Dictionary<string, object?> ParametersOf(IReadOnlyDictionary<string, object?>? parameters) => parameters?.ToDictionary(each => each.Key, each => Write(each.Value)) ?? [];

    /// <exception cref="InvalidOperationException">It is none of what the project's statements return.</exception>
    public static CypherValue Read(object? value) =>
        value switch
        {
            null => default,
            string text => new(text),
            long whole => new(whole),
            double number => new(number),
            bool flag => new(flag),
            IReadOnlyList<object?> items => new([.. items.Select(Read)]),
            _ => throw new InvalidOperationException($"The database answered {value.GetType().Name}, which no statement asks for."),
        };

    private static object? Write(object? value) =>
        value switch
        {
            null or string or bool or int or long or double => value,
            // As JSON has it: a number with a point is a float.
            decimal { Scale: 0 } number => (long)number,
            decimal number => DoubleNumber.Of(number),
            IDictionary map => map.Keys.Cast<string>().ToDictionary(key => key, key => Write(map[key])),
            IEnumerable items => items.Cast<object?>().Select(Write).ToList(),
            _ => throw new ArgumentException($"{value.GetType().Name} is no parameter of a statement.", nameof(value)),
        };
}
