using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>
/// All nodes of a label counted by dimensions, once for each question of a revision: without a filter a count goes over the whole graph. At most 64 questions are kept, and of none more
/// than 5,000 groups; together some ten megabytes. Safe for concurrent use.
/// </summary>
public sealed class KeptGroups
{
    private const int MaxQuestions = 64;
    private const int MaxGroups = 5000;

    private static readonly ConditionalWeakTable<ServedGraph, KeptGroups> OfGraphs = [];

    private readonly ConcurrentDictionary<(NodeLabel Label, string Dimensions, DateOnly? Day), DerivedFact<CountedGroups>> _kept = new();

    private KeptGroups()
    {
    }

    /// <summary>Those of a revision that is served.</summary>
    public static KeptGroups Of(ServedGraph graph) => OfGraphs.GetValue(graph, static _ => new());

    /// <param name="asOf">Asked only where a dimension depends on it.</param>
    public async ValueTask<CountedGroups> GetAsync(ServedGraph graph, NodeLabel label, IReadOnlyList<Dimension> dimensions, Func<DateOnly> asOf, CancellationToken cancellationToken)
    {
        DateOnly? day = dimensions.Any(dimension => dimension.DependsOnDay) ? asOf() : null;
        var question = (label, string.Join(',', dimensions.Select(dimension => dimension.Name)), day);
        if (_kept.Count >= MaxQuestions && !_kept.ContainsKey(question)) _kept.Clear();
        var fact = _kept.GetOrAdd(question, _ => new(() => CountedGroups.ReadAsync(graph, graph.Store, label, Condition.Always, dimensions, () => day!.Value, CancellationToken.None)));
        var counted = await fact.GetAsync(cancellationToken);
        if (counted.Counted.Groups.Count > MaxGroups) _kept.TryRemove(question, out _);
        return counted;
    }
}
