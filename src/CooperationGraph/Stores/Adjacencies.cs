using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>The neighbours of every node of a dataset along every relationship type in both directions.</summary>
internal sealed class Adjacencies(GraphDataset dataset)
{
    private readonly Adjacency[] _outgoing = [.. dataset.Relationships.Select(set => new Adjacency(dataset.Nodes, set.From, set.To, set.Values))];
    private readonly Adjacency[] _incoming = [.. dataset.Relationships.Select(set => new Adjacency(dataset.Nodes, set.To, set.From, set.Values))];

    public Adjacency Of(RelationshipType type, Direction direction) => (direction == Direction.Outgoing ? _outgoing : _incoming)[type.Index];
}
