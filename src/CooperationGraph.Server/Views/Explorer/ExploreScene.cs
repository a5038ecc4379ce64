using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>What of a graph is shown: on the chosen day, without what is hidden and what hangs on nothing else.</summary>
internal sealed class ExploreScene
{
    private const int NameRoom = 260;
    private const int Margin = 40;

    private readonly ExploreGraph _graph;

    public ExploreScene(PageQuery query, ExploreChoice choice, DateOnly today)
    {
        (Query, Choice, Today) = (query, choice, ExploreChoice.Day(today));
        _graph = ExploreGraph.Of(query.Data, choice);
        var day = choice.AsOf is { } asOf ? ExploreChoice.Day(asOf) : null;
        var hidden = choice.Hidden.ToHashSet();
        Held = [.. _graph.Links.Where(link => !hidden.Contains(link.From) && !hidden.Contains(link.To))];
        var there = Held.Where(link => IsThere(link.Spells)).ToList();
        var reached = Reach(there, [.. Roots().Where(id => !hidden.Contains(id))]);
        Nodes = [.. _graph.Nodes.Where(node => reached.Contains(node.Id))];
        Links = [.. there.Where(link => reached.Contains(link.From))];
        // What somebody has hidden is not left out.
        var known = _graph.Links.Where(link => IsThere(link.Spells)).SelectMany(link => new[] { link.From, link.To }).CountBy(id => id).ToDictionary();
        foreach (var node in Nodes) node.Missing = IsThere(node.Spells) ? Math.Max(0, (node.DegreeThen ?? 0) - known.GetValueOrDefault(node.Id)) : 0;
        Edges = [.. Links.GroupBy(link => string.CompareOrdinal(link.From, link.To) < 0 ? (link.From, link.To) : (link.To, link.From)).Select(pair => new ExploreEdge([.. pair], this[pair.First().From].Place, this[pair.First().To].Place, pair.All(IsOver)))];

        bool IsThere(IReadOnlyList<DaySpell> spells) => day is null || spells.Any(spell => spell.Holds(day));
    }

    public PageQuery Query { get; }

    public ExploreChoice Choice { get; }

    /// <summary>The day that it is, as <c>YYYY-MM-DD</c>.</summary>
    public string Today { get; }

    public IReadOnlyList<ExploreNode> Nodes { get; }

    /// <summary>In the order of the answer.</summary>
    public IReadOnlyList<ExploreLink> Links { get; }

    /// <summary>One line for each two nodes, however many relationships link them.</summary>
    public IReadOnlyList<ExploreEdge> Edges { get; }

    /// <summary>What is not hidden, on whatever day.</summary>
    public IReadOnlyList<ExploreLink> Held { get; }

    public ExploreNode this[string id] => _graph[id];

    public string Title => Choice.To is { } to ? $"From {NameOf(Choice.Ids[0])} to {NameOf(to)}" : $"Around {string.Join(" and ", Choice.Ids.Select(NameOf))}";

    /// <summary>The relationships that a limit left out, of the nodes that are shown.</summary>
    public int Missing => Nodes.Sum(node => node.Missing);

    /// <summary>What has room for every node on every day, so that the picture holds still while the day changes: left, top, width and height.</summary>
    public (int Left, int Top, int Width, int Height) Bounds
    {
        get
        {
            var (left, right, top, bottom) = (0, 0, 0, 0);
            foreach (var node in _graph.Nodes)
            {
                var (x, y) = node.Place;
                // In the middle a name stands below its node.
                var side = CellOf(node).Side;
                left = Math.Min(left, x - (side < 0 ? NameRoom : side == 0 ? NameRoom / 2 : Margin));
                right = Math.Max(right, x + (side > 0 ? NameRoom : side == 0 ? NameRoom / 2 : Margin));
                top = Math.Min(top, y);
                bottom = Math.Max(bottom, y);
            }

            return (left, top - Margin, right - left, bottom - top + (2 * Margin));
        }
    }

    public Cell CellOf(ExploreNode node) => _graph.CellOf(node);

    public bool IsStart(ExploreNode node) => Choice.Ids.Contains(node.Id) || node.Id == Choice.To;

    public string NameOf(string id) => _graph.Nodes.FirstOrDefault(node => node.Id == id)?.Name ?? id;

    /// <summary>Whether it has ended by today, where no day is chosen.</summary>
    public bool IsOver(ExploreLink link) => Choice.AsOf is null && link.Spells is [.., var last] && last.IsOver(Today);

    // Where it starts, and what somebody went on to that nothing leads to.
    private IEnumerable<string> Roots() => _graph.Nodes.Where(node => CellOf(node).Side == 0 || IsStart(node)).Select(node => node.Id);

    private static HashSet<string> Reach(List<ExploreLink> links, List<string> roots)
    {
        var neighbours = links.SelectMany(link => new[] { (At: link.From, Other: link.To), (At: link.To, Other: link.From) }).ToLookup(each => each.At, each => each.Other);
        HashSet<string> reached = [.. roots];
        for (var open = new Queue<string>(reached); open.TryDequeue(out var id);)
        {
            foreach (var other in neighbours[id])
                if (reached.Add(other)) open.Enqueue(other);
        }

        return reached;
    }
}

/// <summary>A line of a picture.</summary>
/// <param name="Over">Whether all that it stands for has ended.</param>
internal sealed record ExploreEdge(IReadOnlyList<ExploreLink> Links, Point From, Point To, bool Over)
{
    // What stands above each other is linked by a bow.
    private const int Near = 60;

    /// <summary>As SVG path data. <c>drawing.ts</c> has the same.</summary>
    public string Path
    {
        get
        {
            var middle = Math.Abs(To.X - From.X) >= Near ? (From.X + To.X) / 2 : Math.Min(From.X, To.X) - (Near * Math.Sign(From.X + To.X));
            return $"M{From.X} {From.Y}C{middle} {From.Y} {middle} {To.Y} {To.X} {To.Y}";
        }
    }
}
