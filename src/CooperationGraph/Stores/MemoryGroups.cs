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
    private readonly Dictionary<string, Group> _groups = [];
    private readonly Group _total = new([]);

    public MemoryGroups(IReadOnlyList<GroupKey> keys, Property<decimal>? sum, IReadOnlyCollection<NodeLabel> labels, Adjacencies adjacencies)
    {
        (_sum, _labels, _adjacencies) = (sum, labels, adjacencies);
        _keys = [.. keys.Select(Compile)];
    }

    public NodeGroups Count(IEnumerable<GraphNode> nodes, CancellationToken cancellationToken)
    {
        var values = Array.ConvertAll(_keys, _ => new List<string>());
        foreach (var node in nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = _sum is null ? null : node.Get(_sum);
            _total.Add(value);
            for (var i = 0; i < values.Length; i++)
            {
                values[i].Clear();
                _keys[i](node, values[i]);
            }

            if (values.Length > 0) Add(values, new string?[values.Length], at: 0, value);
        }

        return new(_total.Counted, [.. _groups.Values.Select(group => group.Counted).Order(NodeGroup.ByKeys)]);
    }

    // Each value of one key with each of the others.
    private void Add(List<string>[] values, string?[] keys, int at, decimal? value)
    {
        if (at == keys.Length)
        {
            // No key holds a control character.
            var key = string.Join('\u0001', keys.Select(each => each ?? "\0"));
            if (!_groups.TryGetValue(key, out var group)) _groups.Add(key, group = new((string?[])keys.Clone()));
            group.Add(value);
            return;
        }

        foreach (var each in values[at].Count == 0 ? [null] : values[at].Distinct().Cast<string?>())
        {
            keys[at] = each;
            Add(values, keys, at + 1, value);
        }
    }

    private Action<GraphNode, List<string>> Compile(GroupKey key)
    {
        switch (key)
        {
            case GroupKey.Word { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property));
            case GroupKey.Year { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property) is { } date ? $"{date.Year:D4}" : null);
            case GroupKey.Decade { Property: var property }:
                return OfLabel(property, static (node, property) => node.Get(property) is { } date ? $"{date.Year / 10 * 10:D4}" : null);
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
        Action<GraphNode, List<string>> of = related.Of is { } key ? Compile(key) : static (node, values) => values.Add(node.Id);
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
