using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Writes one page of the nodes <c>n</c> that a pattern matches: the sub-queries <c>items</c> (one more than the page has, where there is one)
/// and <c>total</c>, and whether nodes stand before and beyond the page's cursors.
/// </summary>
internal sealed class PageWriter
{
    private readonly string _match;
    private readonly string _condition;
    private readonly NodeOrder _order;
    private readonly PageRequest _page;
    private readonly string? _after;
    private readonly string? _before;
    private readonly string? _limit;

    /// <param name="match">A <c>MATCH</c> that binds <c>n</c>, which may bind a node several times, with what it demands itself after <c>WHERE</c>.</param>
    /// <param name="condition">What a node must fulfil, or null.</param>
    public PageWriter(string match, string? condition, NodeOrder order, PageRequest page, ConditionWriter conditions)
    {
        (_match, _order, _page) = (match, order, page);
        _condition = condition is null ? "" : (match.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ") + condition;
        _after = page.After is { } after ? Window(after, isAfter: true, conditions) : null;
        _before = page.Before is { } before ? Window(before, isAfter: false, conditions) : null;
        _limit = page.Size == int.MaxValue ? null : conditions.Parameter(page.Size + 1L);
    }

    private string Limit => _limit is null ? "" : $" LIMIT {_limit}";

    private string Joint => _condition.Length > 0 || _match.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ";

    /// <param name="scope">The variables that the pattern uses, for <c>CALL (…)</c>.</param>
    public string SubQueries(string scope, bool count)
    {
        var items = $"CALL ({scope}) {{ {_match}{_condition}{Windows()} WITH DISTINCT n ORDER BY {Ordering()}{Limit} RETURN collect({NodeColumns.Of("n")}) AS items }}";
        return count ? $"{items} CALL ({scope}) {{ {_match}{_condition} RETURN count(DISTINCT n) AS total }}" : items;
    }

    /// <summary>The same for each group <c>g</c> of the nodes, each of which stands once in it: a list of items, total, whether nodes stand before and beyond the cursors, and the group.</summary>
    /// <param name="keys">Binds <c>g</c>, in as many rows as the node has groups; null for none.</param>
    public string Grouped(string keys)
    {
        var window = string.Join(" AND ", new[] { _after, _before }.OfType<string>());
        var items = $"[n IN ns{(window.Length > 0 ? " WHERE " + window : "")}]{(_limit is null ? "" : $"[..{_limit}]")}";
        var before = _after is null ? "false" : $"any(n IN ns WHERE NOT {_after})";
        var beyond = _before is null ? "false" : $"any(n IN ns WHERE NOT {_before}{(_after is null ? "" : " AND " + _after)})";
        return $"{_match}{_condition} WITH DISTINCT n{keys} WITH n, g WHERE g IS NOT NULL WITH n, g ORDER BY {Ordering()} WITH g, collect(n) AS ns "
            + $"WITH collect([[n IN {items} | {NodeColumns.Of("n")}], size(ns), {before}, {beyond}, g]) AS pages";
    }

    /// <summary>Whether a node stands at the cursor <c>after</c> or before it; <c>false</c> without one.</summary>
    public string HasBefore => _after is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint}NOT {_after} }}";

    /// <summary>Whether a node of the window stands at the cursor <c>before</c> or after it; <c>false</c> without one.</summary>
    public string HasBeyond => _before is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint}NOT {_before}{(_after is null ? "" : " AND " + _after)} }}";

    private string Windows() => (_after, _before) switch
    {
        (null, null) => "",
        (null, _) => Joint + _before,
        (_, null) => Joint + _after,
        _ => $"{Joint}{_after} AND {_before}",
    };

    // Missing keys last, then by number, which is the order of the ids; from the back, all of it the other way round.
    private string Ordering()
    {
        var number = _page.Backward ? "n.number DESC" : "n.number";
        if (_order.By is not { } by) return number;
        var missing = _page.Backward ? $"n.{by.Name} IS NULL DESC" : $"n.{by.Name} IS NULL";
        return $"{missing}, {Sorted(by)}{(_order.Descending != _page.Backward ? " DESC" : "")}, {number}";
    }

    // True or false of every node, never null, so that its negation holds of all others.
    private string Window(PagePosition position, bool isAfter, ConditionWriter conditions)
    {
        var id = $"n.id {(isAfter ? '>' : '<')} {conditions.Parameter(position.Id)}";
        if (_order.By is not { } by) return id;
        var property = Sorted(by);
        if (Key(by, position.Key) is not { } key) return isAfter ? $"({property} IS NULL AND {id})" : $"({property} IS NOT NULL OR {id})";
        var parameter = conditions.Parameter(key);
        var beside = $"{property} {(isAfter != _order.Descending ? '>' : '<')} {parameter} OR ({property} = {parameter} AND {id})";
        return isAfter ? $"({property} IS NULL OR {beside})" : $"coalesce({beside}, false)";
    }

    private static string Sorted(Property by) => by.Kind == PropertyKind.Date ? GraphWords.FirstOf("n", by) : "n." + by.Name;

    private static object? Key(Property by, string? key) =>
        (key, by.Kind) switch
        {
            (null, _) => null,
            (_, PropertyKind.Number) => decimal.TryParse(key, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            (_, PropertyKind.Date) => PartialDate.TryParse(key, out var date) ? date.SortText : null,
            _ => key,
        };
}
