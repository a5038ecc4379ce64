using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>Evaluates what a condition asks of properties, whether a node has them or a relationship.</summary>
internal static class PropertyConditions
{
    private static readonly Func<Neighbour, Property, object?> OfRelationship = static (neighbour, property) => neighbour.Values?[property.Index];

    /// <summary>A condition on the properties of a relationship.</summary>
    /// <exception cref="ArgumentException">It asks something that no relationship has.</exception>
    public static Predicate<Neighbour> Compile(Condition condition) =>
        Compile(condition, OfRelationship, Compile) ?? throw new ArgumentException($"A relationship cannot be asked for {condition.GetType().Name}.", nameof(condition));

    /// <param name="compile">For the parts of a condition.</param>
    /// <returns>Null for a condition that is not about properties.</returns>
    public static Predicate<T>? Compile<T>(Condition condition, Func<T, Property, object?> value, Func<Condition, Predicate<T>> compile)
    {
        switch (condition)
        {
            case Condition.All { Parts: var parts }:
                var all = parts.Select(compile).ToArray();
                return owner => Array.TrueForAll(all, part => part(owner));
            case Condition.Any { Parts: var parts }:
                var any = parts.Select(compile).ToArray();
                return owner => Array.Exists(any, part => part(owner));
            case Condition.Not { Part: var part }:
                var not = compile(part);
                return owner => !not(owner);
            case Condition.TextIn { Property: var property, Values: var values }:
                var set = values.ToHashSet();
                return owner => value(owner, property) is string text && set.Contains(text);
            case Condition.HasValue { Property: var property }:
                return owner => value(owner, property) is not null;
            case Condition.DateBetween { From: { } begin, To: { } end } when begin > end:
                return _ => false;
            case Condition.DateBetween { Property: var property, From: var from, To: var to }:
                return owner => value(owner, property) is PartialDate date
                    ? (from is null || date.Last >= from) && (to is null || date.First <= to)
                    : from is null && to is null;
            default:
                return null;
        }
    }
}
