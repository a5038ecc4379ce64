using System.Collections.Concurrent;
using System.Text.Json;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// How many nodes a search finds, for the pages of it that are asked for later: within a revision it is the same, and to count what a hub is related to costs more than its page. The last thousand
/// or so; searches by long lists are not kept. Safe for concurrent use.
/// </summary>
internal sealed class KeptTotals
{
    private const int MaxTotals = 1000;
    private const int MaxLength = 2000;

    private readonly ConcurrentDictionary<string, int> _totals = new();

    /// <summary>What tells a search from others.</summary>
    /// <param name="parameters">Those that the text uses and does not write itself.</param>
    /// <param name="write">Writes the text of what it counts.</param>
    public static string Search(Dictionary<string, object?> parameters, Func<ConditionWriter, string> write) => write(new(parameters)) + JsonSerializer.Serialize(parameters);

    public int? Find(string search) => _totals.TryGetValue(search, out var total) ? total : null;

    public void Keep(string search, int total)
    {
        if (search.Length > MaxLength) return;
        if (_totals.Count >= MaxTotals) _totals.Clear();
        _totals[search] = total;
    }
}
