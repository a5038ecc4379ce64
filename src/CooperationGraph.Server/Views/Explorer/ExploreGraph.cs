using System.Text.Json;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>All that the answer behind a picture holds, each node at its place: what of it is shown on a day is for <see cref="ExploreView"/>.</summary>
internal sealed class ExploreGraph
{
    private readonly Dictionary<string, ExploreNode> _nodes = [];
    private readonly Dictionary<string, ExploreLink> _links = [];
    private readonly Placement _placement = new();

    private ExploreGraph()
    {
    }

    /// <summary>In the order in which they found their places.</summary>
    public IReadOnlyCollection<ExploreNode> Nodes => _nodes.Values;

    public IReadOnlyCollection<ExploreLink> Links => _links.Values;

    public ExploreNode this[string id] => _nodes[id];

    public static ExploreGraph Of(JsonElement data, ExploreChoice choice)
    {
        var graph = new ExploreGraph();
        var start = data.GetProperty("start");
        if (choice.To is null) graph.AddAround(start);
        else graph.AddPaths([.. start.EnumerateArray()], choice);
        foreach (var (i, expansion) in choice.Expansions.Index()) graph.AddStep(data.GetProperty(ExploreQuery.StepOf(i)), expansion.Id);
        foreach (var node in graph.Nodes) node.Place = choice.Pinned.TryGetValue(node.Id, out var pinned) ? pinned : graph._placement.Cells[node.Id].Place;
        return graph;
    }

    public Cell CellOf(ExploreNode node) => _placement.Cells[node.Id];

    private void AddAround(JsonElement part)
    {
        var rings = NodesOf(part).GroupBy(node => node.Distance).OrderBy(ring => ring.Key).ToList();
        AddLinks(part);
        foreach (var ring in rings)
        {
            List<ExploreNode> nodes = [.. ring];
            nodes.Sort(ExploreNode.Order);
            if (ring.Key == 0) _placement.Start([.. nodes.Select(node => node.Id)]);
            else if (ring.Key == 1) _placement.Surround([.. nodes.Select(node => node.Id)]);
            foreach (var node in nodes)
            {
                // Beyond the one through which it was come to, the first that found its place where there are several.
                if (ring.Key > 1) _placement.PutBeyond(node.Id, _nodes.Keys.First(other => node.Neighbours.Contains(other)));
                _nodes.Add(node.Id, node);
            }
        }

        Connect();

        IEnumerable<ExploreNode> NodesOf(JsonElement of)
        {
            var neighbours = of.List("relationships").SelectMany(each => new[] { (At: each.Text("from")!, Other: each.Text("to")!), (At: each.Text("to")!, Other: each.Text("from")!) }).ToLookup(each => each.At, each => each.Other);
            return of.List("nodes").Select(each => new ExploreNode(each, neighbours[each.Text("id")!]));
        }
    }

    private void AddPaths(List<JsonElement> paths, ExploreChoice choice)
    {
        // At least the two ends stand there, where they are linked.
        var steps = new Dictionary<string, (ExploreNode Node, int Step)>();
        foreach (var path in paths)
        {
            foreach (var (step, node) in path.List("nodes").Index())
            {
                var read = new ExploreNode(node, []);
                if (!steps.TryGetValue(read.Id, out var known) || step < known.Step) steps[read.Id] = (read, step);
            }

            AddLinks(path);
        }

        // Where all of them end, beyond whatever they pass.
        if (steps.TryGetValue(choice.To!, out var end)) steps[choice.To!] = (end.Node, steps.Values.Max(each => each.Node == end.Node ? 0 : each.Step) + 1);
        foreach (var column in steps.Values.GroupBy(each => each.Step).OrderBy(column => column.Key))
        {
            List<string> ids = [.. column.Select(each => each.Node.Id)];
            if (column.Key == 0) _placement.Start(ids);
            else _placement.PutColumn(ids, column.Key - 1);
            foreach (var (node, _) in column) _nodes.Add(node.Id, node);
        }

        Connect();
    }

    private void AddStep(JsonElement part, string from)
    {
        AddLinks(part);
        List<ExploreNode> nodes = [.. part.List("nodes").Select(each => new ExploreNode(each, []))];
        foreach (var node in nodes)
            if (_nodes.TryGetValue(node.Id, out var known)) (known.Degree, known.DegreeThen) = (known.Degree ?? node.Degree, known.DegreeThen ?? node.DegreeThen);
        if (!_nodes.ContainsKey(from))
        {
            _placement.PutInMiddle(from);
            _nodes.Add(from, nodes.Find(node => node.Id == from)!);
        }

        nodes.Sort(ExploreNode.Order);
        foreach (var node in nodes.Where(node => !_nodes.ContainsKey(node.Id)))
        {
            _placement.PutBeyond(node.Id, from);
            _nodes.Add(node.Id, node);
        }

        Connect();
    }

    private void AddLinks(JsonElement part)
    {
        foreach (var link in part.List("relationships").Select(each => new ExploreLink(each))) _links.TryAdd(link.Id, link);
    }

    // Degrees count what is not shown as well.
    private void Connect()
    {
        foreach (var node in _nodes.Values) node.Known = 0;
        foreach (var link in _links.Values)
        {
            if (_nodes.TryGetValue(link.From, out var from)) from.Known++;
            if (_nodes.TryGetValue(link.To, out var to)) to.Known++;
        }
    }
}
