using System.Collections.Concurrent;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>What is kept of one question for the matrix, on whatever day it was asked. Safe for concurrent use.</summary>
internal sealed class KeptRows
{
    private const int MaxMatrices = 4;

    // Of each country by the days on which they hold, first to last.
    private readonly ConcurrentDictionary<int, CoverageRow[]> _rows = new();

    private CoverageMatrix[] _matrices = [];

    /// <summary>A country's row on a day; null where none is kept that holds on it.</summary>
    public CoverageRow? Row(GraphNode country, DateOnly day) => _rows.TryGetValue(country.Number, out var rows) && PlaceOf(rows, day) is >= 0 and var place ? rows[place] : null;

    /// <summary>Keeps a row, unless somebody else was first.</summary>
    /// <param name="day">One on which it holds.</param>
    /// <returns>What is kept from now on.</returns>
    public CoverageRow Keep(CoverageRow row, DateOnly day)
    {
        _rows.AddOrUpdate(row.Country.Number, static (_, each) => [each.row], static (_, rows, each) => PlaceOf(rows, each.day) is < 0 and var next ? [.. rows[..~next], each.row, .. rows[~next..]] : rows, (row, day));
        return Row(row.Country, day) ?? row;
    }

    /// <summary>The matrix of these very countries, in this order, on this day.</summary>
    public CoverageMatrix? Matrix(IReadOnlyList<GraphNode> countries, DateOnly day) => Array.Find(_matrices, matrix => matrix.AsOf == day && IsOf(matrix.Rows, countries));

    // What two threads keep at once, one of them makes again.
    public void Keep(CoverageMatrix matrix) => _matrices = [matrix, .. _matrices.Take(MaxMatrices - 1)];

    public CoverageMatrix Replace(CoverageMatrix kept, CoverageMatrix by)
    {
        _matrices = [.. _matrices.Select(matrix => ReferenceEquals(matrix, kept) ? by : matrix)];
        return by;
    }

    // The complement of where it belongs if none holds on the day.
    private static int PlaceOf(CoverageRow[] rows, DateOnly day)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Days.To < day) low = middle + 1;
            else high = middle;
        }

        return low < rows.Length && rows[low].Days.From <= day ? low : ~low;
    }

    private static bool IsOf(IReadOnlyList<CoverageRow> rows, IReadOnlyList<GraphNode> countries)
    {
        if (rows.Count != countries.Count) return false;
        for (var i = 0; i < rows.Count; i++)
            if (!ReferenceEquals(rows[i].Country, countries[i])) return false;
        return true;
    }
}
