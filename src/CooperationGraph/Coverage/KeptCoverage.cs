using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>
/// Rows of the matrix that were computed for a revision, for whoever asks for the same types again, of the same countries or others, on the same day or another on which nothing of them is
/// otherwise. At most some 8,000 rows are kept, together some ten megabytes; and of each question the last four matrices. Where the store keeps the countries but
/// not the other nodes in them, these live as long as the rows: 20,000 agreements at most, some ten megabytes more. Safe for concurrent use.
/// </summary>
public sealed class KeptCoverage
{
    private const int MaxQuestions = 32;

    // Of all questions together.
    private const int MaxRows = 8_000;

    // With what sources disagree on, in rows of a store that does not keep them.
    internal const int MaxAgreements = 20_000;

    private static readonly ConditionalWeakTable<ServedGraph, KeptCoverage> OfGraphs = [];

    private static readonly NodeLabel[] Labels = [Country.Label, CountryGroup.Label, Agreement.Label, CheckedScope.Label, Claim.Label, Source.Label];

    // By the country that all rows are with.
    private readonly ConcurrentDictionary<(int With, string Types), KeptRows> _kept = new();

    private readonly Lock _counting = new();

    private int _lastNumber;
    private int _rows;
    private int _agreements;

    private KeptCoverage()
    {
    }

    /// <summary>How many agreements, with what sources disagree on, live for the rows alone: a row that shares one with another counts it again.</summary>
    internal int Agreements => Volatile.Read(ref _agreements);

    /// <summary>Those of a revision that is served.</summary>
    public static KeptCoverage Of(ServedGraph graph) => OfGraphs.GetValue(graph, static _ => new());

    /// <summary>As <see cref="CoverageReader.GetAsync"/>.</summary>
    /// <param name="store">The graph's, or one that watches its calls.</param>
    public async ValueTask<CoverageMatrix> GetAsync(
        ServedGraph graph, IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, GraphNode with, DateOnly asOf, CancellationToken cancellationToken)
    {
        var denied = await graph.GetDeniedRelationshipsAsync(cancellationToken);
        if (!store.Keeps(Country.Label)) return await ReadAsync(countries);

        var question = (with.Number, string.Join(',', types));
        if (!_kept.ContainsKey(question)) MakeRoom(rows: 0, agreements: 0, questions: 1);
        var kept = _kept.GetOrAdd(question, static _ => new());
        if (kept.Matrix(countries, asOf) is { } same)
            // What is asked for once may never be again: it is told from others, and so its JSON is kept, from the second time on.
            return same.Number >= 0 ? same : kept.Replace(same, same with { Number = Interlocked.Increment(ref _lastNumber) });
        var rows = new CoverageRow[countries.Count];
        List<GraphNode>? unknown = null;
        for (var i = 0; i < rows.Length; i++)
            if ((rows[i] = kept.Row(countries[i], asOf)!) is null) (unknown ??= []).Add(countries[i]);
        if (unknown is not null)
        {
            var read = (await ReadAsync(unknown)).Rows;
            var agreements = Array.TrueForAll(Labels, store.Keeps) ? 0 : read.Sum(row => row.Cells.Sum(cell => cell.Agreements.Count + cell.Conflicts.Count));
            var areKept = agreements <= MaxAgreements;
            // Before they are kept: what others keep meanwhile is counted too.
            if (areKept && MakeRoom(unknown.Count, agreements, questions: 0)) kept = _kept.GetOrAdd(question, static _ => new());
            for (var (i, next) = (0, 0); i < rows.Length; i++) rows[i] ??= areKept ? kept.Keep(read[next++] with { Number = Interlocked.Increment(ref _lastNumber) }, asOf) : read[next++];
            if (!areKept) return new(with, asOf, types, rows);
        }

        var matrix = new CoverageMatrix(with, asOf, types, rows);
        kept.Keep(matrix);
        return matrix;

        ValueTask<CoverageMatrix> ReadAsync(IReadOnlyList<GraphNode> missing) => CoverageReader.GetAsync(store, missing, types, with, asOf, denied, cancellationToken);
    }

    // Forgets all where there would be too much, and counts what is kept next.
    private bool MakeRoom(int rows, int agreements, int questions)
    {
        lock (_counting)
        {
            var isTooMuch = _rows + rows > MaxRows || _agreements + agreements > MaxAgreements || _kept.Count + questions > MaxQuestions;
            if (isTooMuch)
            {
                _kept.Clear();
                (_rows, _agreements) = (0, 0);
            }

            _rows += rows;
            _agreements += agreements;
            return isTooMuch;
        }
    }
}
