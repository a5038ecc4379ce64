using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Writes one page of the nodes <c>n</c> that a pattern matches: its items (one more than the page has, where there is one), their total, and whether nodes stand before and beyond the page's
/// window, whose places are <c>$from</c> and <c>$to</c> (<see cref="CursorPlaces"/>). What is found along the order ends where the page does, and all else is asked by itself. Whatever else is found is
/// gathered once, as <c>ns</c>, and cut: the pattern stands in the statement once, and whatever the cursors are and whether it is counted the statement is the same, for to plan one takes half a
/// millisecond for each of its letters.
/// </summary>
internal sealed class PageWriter
{
    private readonly string _match;
    private readonly string _condition;
    private readonly bool _isOrdered;
    private readonly PageRequest _page;
    private readonly string _place;
    private readonly string _ordering;
    private readonly string? _limit;

    /// <param name="match">A <c>MATCH</c> that binds <c>n</c>, which may bind a node several times, with what it demands itself after <c>WHERE</c>.</param>
    /// <param name="isOrdered">Whether it finds the nodes along an index on the order.</param>
    /// <param name="condition">What a node must fulfil, or null.</param>
    public PageWriter(NodeLabel label, string match, bool isOrdered, string? condition, NodeOrder order, PageRequest page, ConditionWriter conditions)
    {
        (_match, _isOrdered, _page) = (match, isOrdered, page);
        _place = GraphWords.PlaceName(label, order);
        // Named as the index has it, or the planner does not see that the nodes come in order, reads all of them and sorts.
        _ordering = string.Join(", ", (isOrdered ? ["n.import", "n." + _place] : new[] { "n." + _place }).Select(by => page.Backward ? by + " DESC" : by));
        _condition = condition is null ? "" : (match.Contains(" WHERE ", StringComparison.Ordinal) ? " AND " : " WHERE ") + condition;
        _limit = page.Size == int.MaxValue ? null : conditions.Parameter(page.Size + 1L);
    }

    /// <summary>A <c>MATCH</c> of what is counted, if it is another.</summary>
    public string? Counted { get; set; }

    /// <summary>What finds the nodes of the page, its window among them, if it is another: no more of them than the page has and one.</summary>
    public string? OfPage { get; set; }

    /// <summary>Whether it is for <see cref="Grouped"/>.</summary>
    public bool OfGroups { get; init; }

    /// <summary>What the page's window demands of a place, each after <c>AND</c>.</summary>
    public string DemandsOf(string place) => (_page.After is null ? "" : $" AND {place} >= $from") + (_page.Before is null ? "" : $" AND {place} < $to");

    /// <summary>Orders what is found, along the page, by some columns, and ends where the page and one more are found.</summary>
    public string Top(params string[] columns) => $" ORDER BY {string.Join(", ", columns.Select(by => _page.Backward ? by + " DESC" : by))}{Limit}";

    /// <summary>The sub-queries that the other parts rest on.</summary>
    /// <param name="scope">The variables that the pattern uses, for <c>CALL (…)</c>.</param>
    public string Found(string scope, bool count)
    {
        if (IsGathered) return $"CALL ({scope}) {{ {_match}{_condition} WITH DISTINCT n ORDER BY {_ordering} RETURN collect(n) AS ns }}";
        var items = $"CALL ({scope}) {{ {OfPage ?? _match + _condition + Joint(DemandsOf("n." + _place))} WITH DISTINCT n ORDER BY {_ordering}{Limit} RETURN collect({NodeColumns.Of("n")}) AS items }}";
        return count ? $"{items} CALL ({scope}) {{ {Counted ?? _match + _condition} RETURN count(DISTINCT n) AS total }}" : items;
    }

    /// <summary>Gathers the nodes of each group <c>g</c>, each of which stands once in it.</summary>
    /// <param name="keys">Binds <c>g</c>, in as many rows as the node has groups; null for none.</param>
    public string Grouped(string keys) => $"{_match}{_condition} WITH DISTINCT n{keys} WITH n, g WHERE g IS NOT NULL WITH n, g ORDER BY {_ordering} WITH g, collect(n) AS ns";

    public string Items => IsGathered ? $"[n IN [n IN ns WHERE $from <= n.{_place} < $to]{(_limit is null ? "" : $"[..{_limit}]")} | {NodeColumns.Of("n")}]" : "items";

    /// <summary>What is gathered is counted in any case.</summary>
    public string Total(bool count) => IsGathered ? "size(ns)" : count ? "total" : "0";

    /// <summary>Whether a node stands at the cursor <c>after</c> or before it; <c>false</c> without one.</summary>
    public string HasBefore =>
        IsGathered ? $"coalesce({(_page.Backward ? "last" : "head")}(ns).{_place} < $from, false)"
        : _page.After is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint($" AND n.{_place} < $from")} }}";

    /// <summary>Whether a node that stands after the cursor <c>after</c> stands at the cursor <c>before</c> or after it; <c>false</c> without one.</summary>
    public string HasBeyond =>
        IsGathered ? $"coalesce({(_page.Backward ? "head" : "last")}(ns).{_place} >= CASE WHEN $from > $to THEN $from ELSE $to END, false)"
        : _page.Before is null ? "false" : $"EXISTS {{ {_match}{_condition}{Joint($" AND n.{_place} >= $to{(_page.After is null ? "" : $" AND n.{_place} >= $from")}")} }}";

    /// <summary>Number and place of each node that is gathered, where they are as few as <see cref="KeptLists.Parameter"/> allows; else an empty list.</summary>
    public string Listed => IsGathered ? $"CASE WHEN size(ns) <= ${KeptLists.Parameter} THEN [n IN ns | [id(n), n.{_place}]] ELSE [] END" : "[]";

    /// <summary>Whether all that is found is read.</summary>
    public bool IsGathered => OfGroups || (!_isOrdered && OfPage is null);

    private string Limit => _limit is null ? "" : $" LIMIT {_limit}";

    // A demand that begins with AND, where it may be the first.
    private string Joint(string demand) =>
        demand.Length == 0 || _condition.Length > 0 || _match.Contains(" WHERE ", StringComparison.Ordinal) ? demand : " WHERE" + demand[" AND".Length..];
}
