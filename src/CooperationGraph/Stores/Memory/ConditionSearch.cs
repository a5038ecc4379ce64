using System.Runtime.CompilerServices;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores.Memory;

/// <summary>
/// Finds the nodes of a label that fulfil a condition. For each kind of condition something leads to them, so that nobody is asked who does not fulfil it; how many fulfil several is counted by
/// bits.
/// </summary>
internal sealed class ConditionSearch(
    NodeLabel label, Dictionary<string, GraphNode> byId, Dictionary<NodeLabel, LabelNodes> byLabel, Adjacencies adjacencies, ReachedNodes reached, CancellationToken cancellationToken)
{
    private readonly LabelNodes _nodes = byLabel[label];

    // A property's slot means nothing on a node of another label, so a condition on a property only ever meets nodes that have it.
    public NodeSet Find(Condition condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellationToken.ThrowIfCancellationRequested();
        switch (condition)
        {
            case Condition.All { Parts: var parts }:
                return All(parts);
            case Condition.Any { Parts: var parts }:
                return Any(parts);
            case Condition.Not { Part: var part }:
                return Find(part).Not();
            case Condition.IdIn { Ids: var ids }:
                return _nodes.WithId(ids, () => Adding(ids, (set, node) =>
                {
                    if (node.Label == label) set.Add(_nodes.PlaceOf(node));
                }));
            case Condition.TextIn { Property: var property, Values: var values }:
                var texts = _nodes.None();
                foreach (var value in values) _nodes.ByText(property).AddTo(texts, value);
                return texts;
            case Condition.HasValue { Property: var property }:
                return _nodes.WithValue(property);
            case Condition.DateBetween { From: null, To: null }:
                return _nodes.None().Not();
            case Condition.DateBetween { Property: var property, From: var from, To: var to }:
                return from > to ? _nodes.None() : _nodes.DatesOf(property).Between(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
            case Condition.TextContains contains:
                return Containing(contains);
            case Condition.RelatedTo { Ids: null } related:
                return Related(related.Type, related.Direction, related.Having is { } having ? PropertyConditions.Compile(having) : static _ => true);
            case Condition.RelatedTo { Ids: { } ids } related:
                var way = new Way(related.Type, related.Direction.Reversed());
                return Adding(ids, (set, node) => reached.AddTo(set, label, node, way, related.Having));
            case Condition.LeadsTo leads:
                return Leading(leads);
            case Condition.ClaimedBy { SourceIds: var ids }:
                return Adding(ids, (set, node) => reached.AddClaimed(set, label, node));
            case Condition.StatusOn { Day: var day, States: var states }:
                return _nodes.Status.On(day, states);
            default:
                throw new ArgumentException($"The memory store does not know the condition {condition.GetType().Name}.", nameof(condition));
        }
    }

    private NodeSet Containing(Condition.TextContains contains)
    {
        var words = TextFold.Words(contains.Text);
        if (words.Length == 0) return _nodes.None().Not();
        var containing = contains.OrAliases ? Leading(new(Links.AliasOf, Direction.Incoming, Alias.Label, new Condition.TextContains([Alias.Text], contains.Text))) : _nodes.None();
        foreach (var property in contains.Properties) containing.UnionWith(_nodes.WordsOf(property).Containing(words));
        return containing;
    }

    private NodeSet All(IReadOnlyList<Condition> parts)
    {
        if (parts.Count == 0) return _nodes.None().Not();
        var all = Find(parts[0]);
        for (var i = 1; i < parts.Count && all.Count > 0; i++) all = all.And(Find(parts[i]));
        return all;
    }

    private NodeSet Any(IReadOnlyList<Condition> parts)
    {
        var any = _nodes.None();
        foreach (var part in parts) any.UnionWith(Find(part));
        return any;
    }

    private NodeSet Adding(IReadOnlySet<string> ids, Action<NodeSet, GraphNode> add)
    {
        var set = _nodes.None();
        foreach (var id in ids)
            if (byId.TryGetValue(id, out var node)) add(set, node);
        return set;
    }

    private NodeSet Related(RelationshipType type, Direction direction, Predicate<Neighbour> fulfils)
    {
        var (set, adjacency) = (_nodes.None(), adjacencies.Of(type, direction));
        for (var place = 0; place < _nodes.Nodes.Length; place++)
        {
            foreach (ref readonly var neighbour in adjacency.Of(_nodes.Nodes[place].Number))
            {
                if (!fulfils(neighbour)) continue;
                set.Add(place);
                break;
            }
        }

        return set;
    }

    private NodeSet Leading(Condition.LeadsTo leads)
    {
        if (!byLabel.TryGetValue(leads.Label, out var others)) return _nodes.None();
        var ends = new ConditionSearch(leads.Label, byId, byLabel, adjacencies, reached, cancellationToken).Find(leads.Condition);
        // From the side of the fewer.
        if (ends.Count > _nodes.Nodes.Length) return Related(leads.Type, leads.Direction, neighbour => neighbour.Node.Label == leads.Label && ends.Contains(others.PlaceOf(neighbour.Node)));
        var (set, way) = (_nodes.None(), new Way(leads.Type, leads.Direction.Reversed()));
        foreach (var place in ends.Places()) reached.AddTo(set, label, others.Nodes[place], way, having: null);
        return set;
    }
}
