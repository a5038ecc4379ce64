using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Stores;

/// <summary>
/// A dataset held in memory: nodes in an array by number, and for each relationship type and direction one array of neighbours with the
/// offsets of each node. Every answer is there at once.
/// </summary>
public sealed class MemoryGraphStore : IGraphStore
{
    private readonly Dictionary<string, GraphNode> _byId;
    private readonly Dictionary<NodeLabel, GraphNode[]> _byLabel;
    private readonly ConcurrentDictionary<(NodeLabel, Property?, bool), GraphNode[]> _sorted = new();
    private readonly ConcurrentDictionary<Property<string>, FoldedTexts> _folded = new();
    private readonly Adjacency[] _outgoing;
    private readonly Adjacency[] _incoming;

    public MemoryGraphStore(GraphDataset dataset)
    {
        Revision = dataset.Revision;
        _byId = dataset.Nodes.ToDictionary(node => node.Id);
        _byLabel = dataset.Nodes.GroupBy(node => node.Label).ToDictionary(group => group.Key, group => group.ToArray());
        _outgoing = [.. dataset.Relationships.Select(set => new Adjacency(dataset.Nodes, set.From, set.To, set.Values))];
        _incoming = [.. dataset.Relationships.Select(set => new Adjacency(dataset.Nodes, set.To, set.From, set.Values))];
    }

    /// <inheritdoc/>
    public string Revision { get; }

    /// <inheritdoc/>
    public string Import => Revision;

    /// <inheritdoc/>
    public bool KeepsNodes => true;

    /// <inheritdoc/>
    public int CountOf(NodeLabel label) => _byLabel.GetValueOrDefault(label, []).Length;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var nodes = new GraphNode?[ids.Count];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = _byId.GetValueOrDefault(ids[i]);
        return new(nodes);
    }

    /// <inheritdoc/>
    public ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (CandidatesOf(condition) is { } candidates && candidates.Count < _byLabel.GetValueOrDefault(label, []).Length / 4)
        {
            var predicate = Heeding(Compile(condition), cancellationToken);
            return new(NodePager.Page([.. candidates.Where(node => node.Label == label && predicate(node))], order, page));
        }

        var sorted = Sorted(label, order);
        return new(NodePager.PageSorted(condition == Condition.Always ? sorted : Array.FindAll(sorted, Heeding(Compile(condition), cancellationToken)), order, page));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var predicate = Heeding(Compile(condition), cancellationToken);
        var matches = new bool[nodes.Count];
        for (var i = 0; i < matches.Length; i++) matches[i] = predicate(nodes[i]);
        return new(matches);
    }

    /// <inheritdoc/>
    public ValueTask<Neighbours> GetNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var adjacency = Of(type, direction);
        var offsets = new int[nodes.Count + 1];
        for (var i = 0; i < nodes.Count; i++) offsets[i + 1] = offsets[i] + adjacency.Of(nodes[i].Number).Length;
        var items = new Neighbour[offsets[^1]];
        for (var i = 0; i < nodes.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            adjacency.Of(nodes[i].Number).CopyTo(items.AsSpan(offsets[i]));
        }

        return new(new Neighbours(items, offsets));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var adjacency = Of(type, direction);
        var predicate = condition == Condition.Always ? null : Heeding(Compile(condition), cancellationToken);
        var pages = new NodePage[nodes.Count];
        for (var i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new HashSet<GraphNode>();
            foreach (var neighbour in adjacency.Of(nodes[i].Number))
                if (neighbour.Node.Label == label && predicate?.Invoke(neighbour.Node) != false) found.Add(neighbour.Node);
            pages[i] = NodePager.Page(found, order, page);
        }

        return new(pages);
    }

    // A condition may be long, and the nodes many.
    private static Predicate<GraphNode> Heeding(Predicate<GraphNode> predicate, CancellationToken cancellationToken) =>
        node =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return predicate(node);
        };

    private Adjacency Of(RelationshipType type, Direction direction) => (direction == Direction.Outgoing ? _outgoing : _incoming)[type.Index];

    private GraphNode[] Sorted(NodeLabel label, NodeOrder order) =>
        _sorted.GetOrAdd((label, order.By, order.Descending), _ =>
        {
            var nodes = (GraphNode[])_byLabel.GetValueOrDefault(label, []).Clone();
            NodePager.Sort(nodes, order);
            return nodes;
        });

    private FoldedTexts Folded(Property<string> property) =>
        _folded.GetOrAdd(property, _ => new(property, _byLabel.GetValueOrDefault(GraphModel.Labels.First(label => label.Properties.Contains(property)), [])));

    // The only nodes that can fulfil a condition, where ids lead to them; null where every node of the label must be asked.
    private HashSet<GraphNode>? CandidatesOf(Condition condition) =>
        condition switch
        {
            Condition.IdIn { Ids: var ids } => [.. ids.Select(_byId.GetValueOrDefault).OfType<GraphNode>()],
            Condition.ClaimedBy { SourceIds: var ids } =>
            [
                .. ids.Select(_byId.GetValueOrDefault).OfType<GraphNode>().SelectMany(source => Others(new(Links.Cites, Direction.Outgoing, Ids: null), source))
                    .SelectMany(claim => Others(new(Links.About, Direction.Incoming, Ids: null), claim)),
            ],
            Condition.RelatedTo { Ids: { } ids } related => [.. ids.Select(_byId.GetValueOrDefault).OfType<GraphNode>().SelectMany(node => Others(related, node))],
            Condition.All { Parts: var parts } => parts.Select(CandidatesOf).Where(each => each is not null).MinBy(each => each!.Count),
            _ => null,
        };

    private GraphNode[] Others(Condition.RelatedTo related, GraphNode node)
    {
        var neighbours = Of(related.Type, related.Direction == Direction.Outgoing ? Direction.Incoming : Direction.Outgoing).Of(node.Number);
        var others = new GraphNode[neighbours.Length];
        for (var i = 0; i < others.Length; i++) others[i] = neighbours[i].Node;
        return others;
    }

    // A property's slot means nothing on a node of another label, so a condition on a property only ever meets nodes that have it.
    private Predicate<GraphNode> Compile(Condition condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (condition)
        {
            case Condition.All { Parts: var parts }:
                var all = parts.Select(Compile).ToArray();
                return node => Array.TrueForAll(all, part => part(node));
            case Condition.Any { Parts: var parts }:
                var any = parts.Select(Compile).ToArray();
                return node => Array.Exists(any, part => part(node));
            case Condition.Not { Part: var part }:
                var not = Compile(part);
                return node => !not(node);
            case Condition.IdIn { Ids: var ids }:
                return node => ids.Contains(node.Id);
            case Condition.TextIn { Property: var property, Values: var values }:
                var set = values.ToHashSet();
                return node => node.Get(property) is { } text && set.Contains(text);
            case Condition.HasValue { Property: var property }:
                return node => node[property] is not null;
            case Condition.DateBetween { From: { } begin, To: { } end } when begin > end:
                return _ => false;
            case Condition.DateBetween { Property: var property, From: var from, To: var to }:
                return node => node.Get(property) is { } date
                    ? (from is null || date.Last >= from) && (to is null || date.First <= to)
                    : from is null && to is null;
            case Condition.TextContains { Properties: var properties, Text: var text }:
                var words = TextFold.Words(text);
                if (words.Length == 0) return _ => true;
                var texts = properties.Select(Folded).ToArray();
                return node => Array.Exists(texts, folded => folded.Of(node) is { } within && Array.TrueForAll(words, word => within.Contains(word, StringComparison.Ordinal)));
            case Condition.RelatedTo { Type: var type, Direction: var direction, Ids: var ids }:
                var adjacency = Of(type, direction);
                if (ids is null) return node => adjacency.Of(node.Number).Length > 0;
                var numbers = ids.Select(_byId.GetValueOrDefault).OfType<GraphNode>().Select(node => node.Number).ToHashSet();
                return node => AnyOf(adjacency.Of(node.Number), numbers);
            case Condition.ClaimedBy { SourceIds: var sources }:
                return node => Sources(node).Any(sources.Contains);
            case Condition.StatusOn { Day: var day, States: var states }:
                return node => states.Contains(AgreementStatus.On(node, day).State);
            default:
                throw new ArgumentException($"The memory store does not know the condition {condition.GetType().Name}.", nameof(condition));
        }
    }

    private IEnumerable<string> Sources(GraphNode node)
    {
        foreach (var claim in Others(new(Links.About, Direction.Outgoing, Ids: null), node))
            foreach (var source in Others(new(Links.Cites, Direction.Incoming, Ids: null), claim)) yield return source.Id;
    }

    private static bool AnyOf(ReadOnlySpan<Neighbour> neighbours, HashSet<int> numbers)
    {
        foreach (var neighbour in neighbours)
            if (numbers.Contains(neighbour.Node.Number)) return true;
        return false;
    }

    // The texts of one property as they are compared, made once: the numbers of a label's nodes follow one another.
    private sealed class FoldedTexts(Property<string> property, GraphNode[] nodes)
    {
        private readonly string?[] _texts = Array.ConvertAll(nodes, node => node.Get(property) is { } text ? TextFold.Of(text) : null);
        private readonly int _first = nodes.Length > 0 ? nodes[0].Number : 0;

        public string? Of(GraphNode node) => _texts[node.Number - _first];
    }
}
