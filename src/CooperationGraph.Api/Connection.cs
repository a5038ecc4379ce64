using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>A page of a list.</summary>
/// <param name="edgeOf">Makes the edge of a place on the page.</param>
internal sealed class Connection(IReadOnlyList<object> nodes, Func<int, Edge> edgeOf, int totalCount, bool hasPrevious, bool hasNext)
{
    private Edge[]? _edges;

    public IReadOnlyList<object> Nodes => nodes;

    /// <summary>Made where somebody asks for them.</summary>
    public Edge[] Edges => _edges ??= [.. Enumerable.Range(0, nodes.Count).Select(edgeOf)];

    public int TotalCount => totalCount;

    public bool HasPrevious => hasPrevious;

    public bool HasNext => hasNext;

    /// <param name="linkOf">What the edge of a place on the page says beside its node.</param>
    public static Connection Of(NodePage page, PagedList list, Func<int, object>? linkOf = null) =>
        new(page.Nodes, i => new(page.Nodes[i], list, Link: linkOf?.Invoke(i)), page.TotalCount, page.HasPrevious, page.HasNext);

    /// <summary>A page of edges that are made.</summary>
    public static Connection Of(Edge[] edges, int totalCount, bool hasPrevious, bool hasNext) => new(Array.ConvertAll(edges, edge => edge.Node), i => edges[i], totalCount, hasPrevious, hasNext);

    /// <summary>The cursor of a place on the page; null where there is none.</summary>
    public string? CursorOf(int place) => place >= 0 && place < nodes.Count ? (_edges?[place] ?? edgeOf(place)).Cursor : null;

    /// <summary>A page of what is no node but has an id.</summary>
    /// <param name="items">All items, by id (ordinal).</param>
    public static Connection Of<T>(IReadOnlyList<T> items, Func<T, string> idOf, PageRequest page, PagedList list)
        where T : class
    {
        var after = items.TakeWhile(item => page.After is not null && string.CompareOrdinal(idOf(item), page.After.Id) <= 0).Count();
        var before = items.TakeWhile(item => page.Before is null || string.CompareOrdinal(idOf(item), page.Before.Id) < 0).Count();
        var (start, end) = page.Backward ? (Math.Max(after, before - page.Size), before) : (after, Math.Min(before, after + page.Size));
        var edges = items.Skip(start).Take(Math.Max(0, end - start)).Select(item => new Edge(item, list, new(null, idOf(item)))).ToArray();
        return Of(edges, items.Count, start > 0, end < items.Count);
    }
}

/// <summary>An item of a page.</summary>
/// <param name="Place">Where an item stands that is no node, or a node in an order that is none of its label.</param>
/// <param name="Link">What the edge says beside its node, where its type has more fields.</param>
internal sealed record Edge(object Node, PagedList List, PagePosition? Place = null, object? Link = null)
{
    public string Cursor => Api.Cursor.Of(Place ?? NodePager.PositionOf((GraphNode)Node, List.Order), List);
}

/// <summary>A connection type and its edge type.</summary>
/// <param name="Item">What their names begin with.</param>
/// <param name="Node">The type of the items.</param>
/// <param name="Plural">What the items are.</param>
internal sealed record ConnectionType(string Item, string Node, string Plural)
{
    /// <summary>One for each label that is shown page by page; agreements of a country have more to say on their edges, and conflicts are no nodes.</summary>
    public static IReadOnlyList<ConnectionType> All(ModelTable model) =>
    [
        .. model.Labels.Where(label => label.IsPaged).Select(label => new ConnectionType(label.Name, label.Name, label.Plural)),
        new("CountryAgreement", Agreement.Label.Name, "agreements of a country"), new("Conflict", "Conflict", "conflicts"), new("Search", "Node", "hits"),
        new("Revision", "KnownRevision", "revisions"), new("Change", "Change", "changes"),
    ];

    /// <summary>The connection type in the contract.</summary>
    public string Sdl =>
        $$"""""
        """A page of {{Plural}}, as in the Relay connection specification."""
        type {{Item}}Connection {
          "The page's items, each with its cursor."
          edges: [{{Item}}Edge!]!
          "The page's {{Plural}}, without cursors."
          nodes: [{{Node}}!]!
          "Where the page lies in the whole list."
          pageInfo: PageInfo!
          "How many {{Plural}} there are on all pages together."
          totalCount: Int!
        }

        """"";

    /// <summary>The edge type in the contract, without its end: it may have more fields.</summary>
    public string EdgeSdl =>
        $$"""""
        """One of the {{Plural}} on a page."""
        type {{Item}}Edge {
          "The item's position: pass it as `after` or `before`."
          cursor: String!
          "The item itself."
          node: {{Node}}!

        """"";

    public void Register(ResolverTable table)
    {
        var (connection, edge) = (Item + "Connection", Item + "Edge");
        table.For<Connection>(connection)
            .WholeNumber("totalCount", page => page.TotalCount)
            .Many("edges", page => page.Edges)
            .Many("nodes", page => page.Nodes)
            .One("pageInfo", page => page);
        table.For<Edge>(edge)
            .Text("cursor", each => each.Cursor)
            .One("node", each => each.Node);
    }

    public static void RegisterPageInfo(ResolverTable table) =>
        table.For<Connection>("PageInfo")
            .Boolean("hasNextPage", page => page.HasNext)
            .Boolean("hasPreviousPage", page => page.HasPrevious)
            .Text("startCursor", page => page.CursorOf(0))
            .Text("endCursor", page => page.CursorOf(page.Nodes.Count - 1));
}
