using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>
/// Rows of the matrix that were computed for a revision, for whoever asks for the same day and types again, of the same countries or others. At most 32 questions are kept, each with a row for a
/// country: together some ten megabytes. Rows are kept of a store that keeps the nodes in them. Safe for concurrent use.
/// </summary>
public sealed class KeptCoverage
{
    private const int MaxQuestions = 32;

    private static readonly ConditionalWeakTable<ServedGraph, KeptCoverage> OfGraphs = [];

    private static readonly NodeLabel[] Labels = [Country.Label, CountryGroup.Label, Agreement.Label, CheckedScope.Label, Claim.Label, Source.Label];

    // By the side of checks on which it stands, the country that all rows are with.
    private readonly ConcurrentDictionary<(bool IsCounterpart, int With, string Types, DateOnly AsOf), ConcurrentDictionary<int, CoverageRow>> _kept = new();

    private int _lastNumber;

    private KeptCoverage()
    {
    }

    /// <summary>Those of a revision that is served.</summary>
    public static KeptCoverage Of(ServedGraph graph) => OfGraphs.GetValue(graph, static _ => new());

    /// <summary>As <see cref="CoverageReader.GetAsync"/>, or <see cref="CoverageReader.GetOfCountryAsync"/> where <paramref name="with"/> is no counterpart.</summary>
    /// <param name="store">The graph's, or one that watches its calls.</param>
    public async ValueTask<CoverageMatrix> GetAsync(
        ServedGraph graph, IGraphStore store, bool isCounterpart, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, GraphNode with, DateOnly asOf, CancellationToken cancellationToken)
    {
        var denied = await graph.GetDeniedRelationshipsAsync(cancellationToken);
        if (!Array.TrueForAll(Labels, store.Keeps)) return await ReadAsync(countries);

        var question = (isCounterpart, with.Number, string.Join(',', types), asOf);
        if (_kept.Count >= MaxQuestions && !_kept.ContainsKey(question)) _kept.Clear();
        var kept = _kept.GetOrAdd(question, static _ => new());
        var rows = new CoverageRow[countries.Count];
        List<GraphNode>? unknown = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (kept.TryGetValue(countries[i].Number, out var known)) rows[i] = known;
            else (unknown ??= []).Add(countries[i]);
        }

        if (unknown is null) return new(with, asOf, types, rows);
        foreach (var row in (await ReadAsync(unknown)).Rows) kept.TryAdd(row.Country.Number, row with { Number = Interlocked.Increment(ref _lastNumber) });
        for (var i = 0; i < rows.Length; i++) rows[i] ??= kept[countries[i].Number];
        return new(with, asOf, types, rows);

        ValueTask<CoverageMatrix> ReadAsync(IReadOnlyList<GraphNode> missing) => isCounterpart
            ? CoverageReader.GetAsync(store, missing, types, with, asOf, denied, cancellationToken)
            : CoverageReader.GetOfCountryAsync(store, with, types, missing, asOf, denied, cancellationToken);
    }
}
