using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>Cuts a dataset into parts (<see cref="IGraphStore.StreamAsync"/>).</summary>
internal sealed class DatasetParts(GraphDataset dataset)
{
    private readonly int[][] _ordinals = [.. dataset.Relationships.Select(set => set.Ordinals())];

    public IEnumerable<GraphPart> Of(IReadOnlySet<NodeLabel> labels)
    {
        foreach (var nodes in dataset.Nodes.Where(node => labels.Contains(node.Label)).Chunk(GraphPart.MaxSize)) yield return new(nodes, []);
        foreach (var set in dataset.Relationships)
            foreach (var relationships in Of(set, labels).Chunk(GraphPart.MaxSize)) yield return new([], relationships);
    }

    private IEnumerable<Relationship> Of(RelationshipSet set, IReadOnlySet<NodeLabel> labels)
    {
        for (var i = 0; i < set.From.Length; i++)
        {
            var (from, to) = (dataset.Nodes[set.From[i]], dataset.Nodes[set.To[i]]);
            if (labels.Contains(from.Label) && labels.Contains(to.Label)) yield return new(set.Type, from.Id, to.Id, _ordinals[set.Type.Index][i], set.Values?[i]);
        }
    }
}
