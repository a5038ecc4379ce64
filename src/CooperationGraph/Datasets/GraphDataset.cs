using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>
/// The valid, immutable content of a seed folder. Nodes stand by label in the order of <see cref="ModelTable.Labels"/> and within a label
/// by id (ordinal); their numbers are their positions in <see cref="Nodes"/>. Relationships that are stored as columns are among
/// <see cref="Relationships"/> like all others, which are sorted by type, start and end.
/// </summary>
public sealed class GraphDataset(IReadOnlyList<GraphNode> nodes, IReadOnlyList<RelationshipSet> relationships, string revision, ModelTable? model = null)
{
    /// <summary>What it may hold.</summary>
    public ModelTable Model { get; } = model ?? GraphModel.Table;

    public IReadOnlyList<GraphNode> Nodes { get; } = nodes;

    /// <summary>One set per relationship type, in the order of <see cref="ModelTable.RelationshipTypes"/>.</summary>
    public IReadOnlyList<RelationshipSet> Relationships { get; } = relationships;

    /// <summary>The fingerprint of the canonical dataset: 16 lower-case hexadecimal digits from the SHA-256 of its canonical files.</summary>
    public string Revision { get; } = revision;
}

/// <summary>
/// The relationships of one type as parallel arrays: relationship <c>i</c> leads from node <c>From[i]</c> to node <c>To[i]</c> (node
/// numbers) and has the values <c>Values[i]</c>; <see cref="Values"/> is null where the type has no properties.
/// </summary>
public sealed record RelationshipSet(RelationshipType Type, int[] From, int[] To, object?[][]? Values)
{
    /// <summary>The <see cref="Relationship.Ordinal"/> of each: parallel relationships follow one another.</summary>
    public int[] Ordinals()
    {
        var ordinals = new int[From.Length];
        for (var i = 1; i < ordinals.Length; i++)
            if (From[i] == From[i - 1] && To[i] == To[i - 1]) ordinals[i] = ordinals[i - 1] + 1;
        return ordinals;
    }
}
