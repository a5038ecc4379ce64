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
    private const string Lower = "lower";
    private const string Upper = "upper";

    private readonly NodeLabel _label;
    private readonly string _match;
    private readonly string _condition;
    private readonly NodeOrder _order;
    private readonly PageRequest _page;
    private readonly string _place;
    private readonly string _ordering;
    private readonly string? _limit;
    private readonly List<(string Name, string Bound)> _bounds = [];

    /// <param name="match">A <c>MATCH</c> that binds <c>n</c>, which may bind a node several times, with what it demands itself after <c>WHERE</c>.</param>
    /// <param name="isOrdered">Whether it finds the nodes along an index on the order.</param>
    /// <param name="condition">What a node must fulfil, or null.</param>
    public PageWriter(NodeLabel label, string match, bool isOrdered, string? condition, NodeOrder order, PageRequest page, ConditionWriter conditions)
    {
        (_label, _match, _order, _page) = (label, match, order, page);
        _place = "n." + GraphWords.PlaceName(label, order);
        // Named as the index has it, or the planner does not see that the nodes come in order, reads all of them and sorts.
        _ordering = string.Join(", ", (isOrdered ? ["n.import", _place] : new[] { _place }).Select(by => page.Backward ? by + " DESC" : by));
        _condition = condition is null ? "" : (match.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ") + condition;
        if (page.After is { } after) _bounds.Add((Lower, Bound(after, conditions)));
        if (page.Before is { } before) _bounds.Add((Upper, Bound(before, conditions)));
        _limit = page.Size == int.MaxValue ? null : conditions.Parameter(page.Size + 1L);
    }

    /// <summary>A <c>MATCH</c> of what is counted, if it is another.</summary>
    public string? Counted { get; set; }

    /// <summary>What finds the nodes of the page, its windows among them, if it is another: no more of them than the page has and one.</summary>
    public string? Found { get; set; }

    /// <summary>The variables that <see cref="Bounds"/> binds, each after a comma; empty without cursors.</summary>
    public string BoundNames => string.Concat(_bounds.Select(bound => ", " + bound.Name));

    /// <summary>Binds the places of the page's cursors, which the other parts use.</summary>
    /// <param name="beside">The variables that are there and stay.</param>
    public string Bounds(string beside = "")
    {
        var names = beside;
        return string.Concat(_bounds.Select(bound =>
        {
            var text = $"{bound.Bound}WITH {(names.Length > 0 ? names + ", " : "")}coalesce(exact, next - 0.5, $end) AS {bound.Name} ";
            names += (names.Length > 0 ? ", " : "") + bound.Name;
            return text;
        }));
    }

    /// <summary>What the page's windows demand of a place, each after <c>AND</c>.</summary>
    public string DemandsOf(string place) => string.Concat(_bounds.Select(bound => $" AND {place} {(bound.Name == Lower ? '>' : '<')} {bound.Name}"));

    /// <summary>Orders what is found, along the page, by some columns, and ends where the page and one more are found.</summary>
    public string Top(params string[] columns) => $" ORDER BY {string.Join(", ", columns.Select(by => _page.Backward ? by + " DESC" : by))}{Limit}";

    private string Limit => _limit is null ? "" : $" LIMIT {_limit}";

    private string Joint => _condition.Length > 0 || _match.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ";

    /// <param name="scope">The variables that the pattern uses, for <c>CALL (…)</c>.</param>
    public string SubQueries(string scope, bool count)
    {
        var inner = (scope + BoundNames).TrimStart(',', ' ');
        var items = $"CALL ({inner}) {{ {Found ?? _match + _condition + Windows} WITH DISTINCT n ORDER BY {_ordering}{Limit} RETURN collect({NodeColumns.Of("n")}) AS items }}";
        return count ? $"{items} CALL ({scope}) {{ {Counted ?? _match + _condition} RETURN count(DISTINCT n) AS total }}" : items;
    }

    /// <summary>The same for each group <c>g</c> of the nodes, each of which stands once in it: a list of items, total, whether nodes stand before and beyond the cursors, and the group.</summary>
    /// <param name="keys">Binds <c>g</c>, in as many rows as the node has groups; null for none.</param>
    public string Grouped(string keys)
    {
        var window = string.Join(" AND ", Demands);
        var items = $"[n IN ns{(window.Length > 0 ? " WHERE " + window : "")}]{(_limit is null ? "" : $"[..{_limit}]")}";
        var before = _page.After is null ? "false" : $"any(n IN ns WHERE {_place} <= {Lower})";
        var beyond = _page.Before is null ? "false" : $"any(n IN ns WHERE {_place} >= {Upper}{AfterToo})";
        return $"{_match}{_condition} WITH DISTINCT n{keys} WITH n, g WHERE g IS NOT NULL WITH n, g ORDER BY {_ordering} WITH g, collect(n) AS ns {Bounds("g, ns")}"
            + $"WITH collect([[n IN {items} | {NodeColumns.Of("n")}], size(ns), {before}, {beyond}, g]) AS pages";
    }

    /// <summary>Whether a node stands at the cursor <c>after</c> or before it; <c>false</c> without one.</summary>
    public string HasBefore => _page.After is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint}{_place} <= {Lower} }}";

    /// <summary>Whether a node of the window stands at the cursor <c>before</c> or after it; <c>false</c> without one.</summary>
    public string HasBeyond => _page.Before is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint}{_place} >= {Upper}{AfterToo} }}";

    private string AfterToo => _page.After is null ? "" : $" AND {_place} > {Lower}";

    private string[] Demands => [.. _bounds.Select(bound => bound.Name == Lower ? $"{_place} > {Lower}" : $"{_place} < {Upper}")];

    private string Windows => _bounds.Count == 0 ? "" : Joint + string.Join(" AND ", Demands);

    // The place of the node that stands at the position; where none does any more, which only a search along the whole order can tell, one between those of its neighbours.
    private string Bound(PagePosition position, ConditionWriter conditions)
    {
        var id = conditions.Parameter(position.Id);
        var key = _order.By is { } by && Key(by, position.Key) is { } value ? conditions.Parameter(value) : null;
        var demand = _order.By is null ? "" : $" AND {Sorted("c", _order.By)} {(key is null ? "IS NULL" : "= " + key)}";
        var place = GraphWords.PlaceName(_label, _order);
        return $"CALL () {{ OPTIONAL MATCH (c:{GraphWords.Node} {{import: $import, id: {id}}}) WHERE c.{place} >= $first AND c.{place} < $end{demand} RETURN c.{place} AS exact }} "
            + $"CALL (exact) {{ UNWIND CASE WHEN exact IS NULL THEN [true] ELSE [] END AS gone {NodePattern.All(_label, _order)} AND {After(id, key)} RETURN min({_place}) AS next }} ";
    }

    // Of a node whether it stands after a position.
    private string After(string id, string? key)
    {
        if (_order.By is not { } by) return $"n.id > {id}";
        var property = Sorted("n", by);
        return key is null
            ? $"({property} IS NULL AND n.id > {id})"
            : $"({property} IS NULL OR {property} {(_order.Descending ? '<' : '>')} {key} OR ({property} = {key} AND n.id > {id}))";
    }

    private static string Sorted(string of, Property by) => by.Kind == PropertyKind.Date ? GraphWords.FirstOf(of, by) : $"{of}.{by.Name}";

    private static object? Key(Property by, string? key) =>
        (key, by.Kind) switch
        {
            (null, _) => null,
            (_, PropertyKind.Number) => decimal.TryParse(key, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            (_, PropertyKind.Date) => PartialDate.TryParse(key, out var date) ? date.SortText : null,
            _ => key,
        };
}
