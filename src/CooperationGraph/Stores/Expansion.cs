using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// The relationships of many branches: those of branch <c>i</c> stand in <see cref="Items"/> from <c>Offsets[i]</c> up to, but not including, <c>Offsets[i + 1]</c>,
/// by the neighbour's id, then by <see cref="Relationship.Ordinal"/>. <see cref="Offsets"/> has one entry more than there are branches.
/// </summary>
/// <param name="LeftOut">One entry per branch: how many more stand after the last of it.</param>
public sealed record Expansion(ExpandedRelationship[] Items, int[] Offsets, int[] LeftOut)
{
    public ReadOnlySpan<ExpandedRelationship> Of(int branch) => Items.AsSpan(Offsets[branch], Offsets[branch + 1] - Offsets[branch]);
}

/// <summary>A relationship as it is met on a walk.</summary>
/// <param name="Other">The node that it leads to.</param>
public readonly record struct ExpandedRelationship(Relationship Relationship, GraphNode Other)
{
    /// <summary>Where to go on after it.</summary>
    public RelationshipPosition Position => new(Other.Id, Relationship.Ordinal);
}
