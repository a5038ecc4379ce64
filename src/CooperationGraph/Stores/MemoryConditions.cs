using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Stores;

/// <summary>Evaluates conditions over a dataset in memory. Safe for concurrent use.</summary>
internal sealed class MemoryConditions(Dictionary<string, GraphNode> byId, Dictionary<NodeLabel, GraphNode[]> byLabel, Adjacencies adjacencies)
{
    private static readonly Func<GraphNode, Property, object?> ValueOf = static (node, property) => node[property];

    private readonly ConcurrentDictionary<Property<string>, FoldedTexts> _folded = new();

    /// <summary>Heeds the token at every node: a condition may be long, and the nodes many.</summary>
    public Predicate<GraphNode> Of(Condition condition, CancellationToken cancellationToken)
    {
        var predicate = Compile(condition);
        return node =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return predicate(node);
        };
    }

    /// <summary>The only nodes that can fulfil a condition, where ids lead to them; null where every node of the label must be asked.</summary>
    public HashSet<GraphNode>? CandidatesOf(Condition condition) =>
        condition switch
        {
            Condition.IdIn { Ids: var ids } => [.. Known(ids)],
            Condition.ClaimedBy { SourceIds: var ids } =>
                [.. Known(ids).SelectMany(source => Others(Links.Cites, Direction.Incoming, source)).SelectMany(claim => Others(Links.About, Direction.Outgoing, claim))],
            Condition.RelatedTo { Ids: { } ids } related => [.. Known(ids).SelectMany(node => Others(related.Type, related.Direction.Reversed(), node))],
            Condition.LeadsTo leads when CandidatesOf(leads.Condition) is { } ends => [.. ends.SelectMany(node => Others(leads.Type, leads.Direction.Reversed(), node))],
            Condition.All { Parts: var parts } => parts.Select(CandidatesOf).Where(each => each is not null).MinBy(each => each!.Count),
            _ => null,
        };

    // A property's slot means nothing on a node of another label, so a condition on a property only ever meets nodes that have it.
    private Predicate<GraphNode> Compile(Condition condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (PropertyConditions.Compile(condition, ValueOf, Compile) is { } onProperties) return onProperties;
        switch (condition)
        {
            case Condition.IdIn { Ids: var ids }:
                return node => ids.Contains(node.Id);
            case Condition.TextContains { Properties: var properties, Text: var text }:
                var words = TextFold.Words(text);
                if (words.Length == 0) return _ => true;
                var texts = properties.Select(Folded).ToArray();
                return node => Array.Exists(texts, folded => folded.Of(node) is { } within && Array.TrueForAll(words, word => within.Contains(word, StringComparison.Ordinal)));
            case Condition.RelatedTo related:
                return Compile(related);
            case Condition.LeadsTo { Label: var label } leads:
                var (ways, end) = (adjacencies.Of(leads.Type, leads.Direction), Compile(leads.Condition));
                return node =>
                {
                    foreach (ref readonly var neighbour in ways.Of(node.Number))
                        if (neighbour.Node.Label == label && end(neighbour.Node)) return true;
                    return false;
                };
            case Condition.ClaimedBy { SourceIds: var sources }:
                return node => Sources(node).Any(sources.Contains);
            case Condition.StatusOn { Day: var day, States: var states }:
                return node => states.Contains(StatusTimeline.StateOn(node, day));
            default:
                throw new ArgumentException($"The memory store does not know the condition {condition.GetType().Name}.", nameof(condition));
        }
    }

    private Predicate<GraphNode> Compile(Condition.RelatedTo related)
    {
        var adjacency = adjacencies.Of(related.Type, related.Direction);
        var numbers = related.Ids is { } ids ? Known(ids).Select(node => node.Number).ToHashSet() : null;
        var having = related.Having is { } condition ? PropertyConditions.Compile(condition) : null;
        if (numbers is null && having is null) return node => adjacency.Of(node.Number).Length > 0;
        return node =>
        {
            foreach (ref readonly var neighbour in adjacency.Of(node.Number))
                if (numbers?.Contains(neighbour.Node.Number) != false && having?.Invoke(neighbour) != false) return true;
            return false;
        };
    }

    private IEnumerable<GraphNode> Known(IReadOnlySet<string> ids) => ids.Select(byId.GetValueOrDefault).OfType<GraphNode>();

    private FoldedTexts Folded(Property<string> property) =>
        _folded.GetOrAdd(property, _ => new(property, byLabel.FirstOrDefault(each => each.Key.Properties.Contains(property)).Value ?? []));

    private GraphNode[] Others(RelationshipType type, Direction direction, GraphNode node)
    {
        var neighbours = adjacencies.Of(type, direction).Of(node.Number);
        var others = new GraphNode[neighbours.Length];
        for (var i = 0; i < others.Length; i++) others[i] = neighbours[i].Node;
        return others;
    }

    private IEnumerable<string> Sources(GraphNode node)
    {
        foreach (var claim in Others(Links.About, Direction.Incoming, node))
            foreach (var source in Others(Links.Cites, Direction.Outgoing, claim)) yield return source.Id;
    }

    // The texts of one property as they are compared, made once: the numbers of a label's nodes follow one another.
    private sealed class FoldedTexts(Property<string> property, GraphNode[] nodes)
    {
        private readonly string?[] _texts = Array.ConvertAll(nodes, node => node.Get(property) is { } text ? TextFold.Of(text) : null);
        private readonly int _first = nodes.Length > 0 ? nodes[0].Number : 0;

        public string? Of(GraphNode node) => _texts[node.Number - _first];
    }
}
