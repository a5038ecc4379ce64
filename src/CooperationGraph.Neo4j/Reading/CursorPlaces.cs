using System.Collections.Concurrent;
using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Where the cursors of a page stand in an order. They are asked for by small statements of their own, the same for all pages: to find them within each page's statement made the database plan
/// it for twice as long, and each place in the order took the same looks. Within a revision a place is the same: those that were asked for or seen last are remembered. Safe for concurrent use.
/// </summary>
/// <param name="rowAsync">Asks the database for the one row of a statement.</param>
internal sealed class CursorPlaces(StoredDataset dataset, KeptNodes kept, Func<string, Dictionary<string, object?>, CancellationToken, Task<CypherValue[]>> rowAsync)
{
    private const int MaxPlaces = 10_000;

    private readonly ConcurrentDictionary<(NodeOrder, PagePosition), int> _places = new();

    /// <summary>Remembers where a node stands that ends a page, for the cursor of the next.</summary>
    public void Keep(NodeOrder order, GraphNode node, int place) => Keep(order, NodePager.PositionOf(node, order), place);

    /// <summary>The places of the page's window: the first that it may hold, and the first beyond it.</summary>
    public async ValueTask<(int From, int To)> WindowAsync(NodeLabel label, NodeOrder order, PageRequest page, CancellationToken cancellationToken) =>
        (page.After is { } after ? await PlaceAsync(label, order, after, behind: true, cancellationToken) : dataset.FirstOf(label),
            page.Before is { } before ? await PlaceAsync(label, order, before, behind: false, cancellationToken) : dataset.FirstOf(label) + dataset.CountOf(label));

    // The place of the node that stands at the position, or the one behind it; where none does any more, which only a search along the whole order can tell, that of the next.
    private async ValueTask<int> PlaceAsync(NodeLabel label, NodeOrder order, PagePosition position, bool behind, CancellationToken cancellationToken)
    {
        var (first, end) = (dataset.FirstOf(label), dataset.FirstOf(label) + dataset.CountOf(label));
        if (kept.Has(label)) return first + NodePager.Count(kept.Of(label, order), order, position, inclusive: behind);
        if (_places.TryGetValue((order, position), out var known)) return known + (behind ? 1 : 0);
        var key = order.By is { } by ? Key(by, position.Key) : null;
        Dictionary<string, object?> Parameters() => new() { ["first"] = first, ["end"] = end, ["id"] = position.Id, ["key"] = key };
        if ((await rowAsync(Statements.PlaceOf(label, order, key is not null), Parameters(), cancellationToken))[0].Items is [var exact])
        {
            Keep(order, position, exact.Whole);
            return exact.Whole + (behind ? 1 : 0);
        }

        var next = (await rowAsync(Statements.PlaceAfter(label, order, key is not null), Parameters(), cancellationToken))[0];
        return next.IsNull ? end : next.Whole;
    }

    private void Keep(NodeOrder order, PagePosition position, int place)
    {
        if (_places.Count >= MaxPlaces) _places.Clear();
        _places[(order, position)] = place;
    }

    private static object? Key(Property by, string? key) =>
        (key, by.Kind) switch
        {
            (null, _) => null,
            (_, PropertyKind.Number) => decimal.TryParse(key, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            (_, PropertyKind.Date) => PartialDate.TryParse(key, out var date) ? date.SortText : null,
            _ => key,
        };
}
