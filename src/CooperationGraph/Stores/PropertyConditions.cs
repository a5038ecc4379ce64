using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>Evaluates what a condition asks of the properties of a relationship.</summary>
internal static class PropertyConditions
{
    /// <exception cref="ArgumentException">It asks something that no relationship has.</exception>
    public static Predicate<Neighbour> Compile(Condition condition)
    {
        switch (condition)
        {
            case Condition.All { Parts: var parts }:
                var all = parts.Select(Compile).ToArray();
                return neighbour => Array.TrueForAll(all, part => part(neighbour));
            case Condition.Any { Parts: var parts }:
                var any = parts.Select(Compile).ToArray();
                return neighbour => Array.Exists(any, part => part(neighbour));
            case Condition.Not { Part: var part }:
                var not = Compile(part);
                return neighbour => !not(neighbour);
            case Condition.TextIn { Property: var property, Values: var values }:
                return neighbour => neighbour.Get(property) is { } text && values.Contains(text);
            case Condition.HasValue { Property: var property }:
                return neighbour => neighbour.Values?[property.Index] is not null;
            case Condition.DateBetween { From: { } begin, To: { } end } when begin > end:
                return _ => false;
            case Condition.DateBetween { Property: var property, From: var from, To: var to }:
                return neighbour => neighbour.Get(property) is { } date
                    ? (from is null || date.Last >= from) && (to is null || date.First <= to)
                    : from is null && to is null;
            default:
                throw new ArgumentException($"A relationship cannot be asked for {condition.GetType().Name}.", nameof(condition));
        }
    }
}
