using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>Counts nodes of a dataset in memory by their groups.</summary>
internal sealed class MemoryGroups
{
    private readonly Action<GraphNode, List<string>>[] _keys;
    private readonly Property<decimal>? _sum;
    private readonly IReadOnlyCollection<NodeLabel> _labels;
    private readonly Adjacencies _adjacencies;
    public MemoryGroups(IReadOnlyList<GroupKey> keys, Property<decimal>? sum, IReadOnlyCollection<NodeLabel> labels, Adjacencies adjacencies)
    {
        (_sum, _labels, _adjacencies) = (sum, labels, adjacencies);
        _keys = [.. keys.Select(Compile)];
    }

    public NodeGroups Count(IEnumerable<GraphNode> nodes, CancellationToken cancellationToken)
    {
        var total = new Group([]);
        var groups = new Dictionary<string, Group>();
        Visit(
            nodes.Select(Counted),
            (node, keys) =>
            {
                var text = NodeGroup.TextOf(keys);
                if (!groups.TryGetValue(text, out var group)) groups.Add(text, group = new((string?[])keys.Clone()));
                group.Add(ValueOf(node));
            },
            cancellationToken);
        return new(total.Counted, [.. groups.Values.Select(group => group.Counted).Order(NodeGroup.ByKeys)]);

        GraphNode Counted(GraphNode node)
        {
            total.Add(ValueOf(node));
            return node;
        }
    }

    /// <summary>One slot per group: its nodes, each once, in their order. A group that is named twice has them twice.</summary>
    public IReadOnlyList<IReadOnlyCollection<GraphNode>> MembersOf(IReadOnlyList<IReadOnlyList<string?>> groups, IEnumerable<GraphNode> nodes, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, List<GraphNode>>();
        foreach (var group in groups) members[NodeGroup.TextOf(group)] = [];
        Visit(
            nodes,
            (node, keys) =>
            {
                if (members.TryGetValue(NodeGroup.TextOf(keys), out var own)) own.Add(node);
            },
            cancellationToken);
        return [.. groups.Select(group => members[NodeGroup.TextOf(group)])];
    }

    private decimal? ValueOf(GraphNode node) => _sum is null ? null : node.Get(_sum);

    // Each node with each combination of the values that it has of the keys; the array is the same at each call.
    private void Visit(IEnumerable<GraphNode> nodes, Action<GraphNode, string?[]> visit, CancellationToken cancellationToken)
    {
        var values = Array.ConvertAll(_keys, _ => new List<string>());
        var keys = new string?[values.Length];
        foreach (var node in nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < values.Length; i++)
            {
                values[i].Clear();
                _keys[i](node, values[i]);
            }

            if (values.Length > 0) Combine(node, at: 0);
        }

        void Combine(GraphNode node, int at)
        {
            if (at == keys.Length)
            {
                visit(node, keys);
                return;
            }

            // Nearly all nodes have one value of most keys.
            foreach (var each in values[at] is { Count: > 1 } several ? several.Distinct() : values[at])
            {
                keys[at] = each;
                Combine(node, at + 1);
            }

            if (values[at].Count > 0) return;
            keys[at] = null;
            Combine(node, at + 1);
        }
    }

    private Action<GraphNode, List<string>> Compile(GroupKey key)
    {
        switch (key)
        {
            case GroupKey.Word { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property));
            case GroupKey.Year { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property)?.Year is { } year ? $"{year:D4}" : null);
            case GroupKey.Decade { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property)?.Decade is { } decade ? $"{decade:D4}" : null);
            case GroupKey.StatusOn { Day: var day }:
                return (node, values) => Add(values, node.Label == Agreement.Label ? StatusTimeline.StateOn(node, day).Word() : null);
            case GroupKey.Related related:
                return Compile(related);
            default:
                throw new ArgumentException($"The memory store does not know the key {key.GetType().Name}.", nameof(key));
        }
    }

    private Action<GraphNode, List<string>> Compile(GroupKey.Related related)
    {
        var adjacency = _adjacencies.Of(related.Type, related.Direction);
        var having = related.Having is { } condition ? PropertyConditions.Compile(condition) : null;
        Action<GraphNode, List<string>> of = (related.Of, related.Under) switch
        {
            ({ } key, _) => Compile(key),
            (null, { } under) => (node, values) => values.AddRange(under.GetValueOrDefault(node.Id, [])),
            _ => static (node, values) => values.Add(node.Id),
        };
        return (node, values) =>
        {
            foreach (ref readonly var neighbour in adjacency.Of(node.Number))
                if (having?.Invoke(neighbour) != false) of(neighbour.Node, values);
        };
    }

    private Action<GraphNode, List<string>> OfLabel<T>(Property<T> property, Func<GraphNode, Property<T>, string?> value)
    {
        var label = _labels.FirstOrDefault(label => label.Properties.Contains(property));
        return (node, values) => Add(values, node.Label == label ? value(node, property) : null);
    }

    private static void Add(List<string> values, string? value)
    {
        if (value is not null) values.Add(value);
    }

    private sealed class Group(string?[] keys)
    {
        private int _count;
        private int _withValue;
        private decimal _sum;

        public NodeGroup Counted => new(keys, _count, _withValue, _sum);

        public void Add(decimal? value)
        {
            _count++;
            if (value is not { } number) return;
            _withValue++;
            _sum += number;
        }
    }
}
