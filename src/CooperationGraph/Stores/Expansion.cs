using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// The relationships of many branches: those of branch <c>i</c> stand in <see cref="Items"/> from <c>Offsets[i]</c> up to, but not including, <c>Offsets[i + 1]</c>,
/// by the neighbour's id, then by <see cref="Relationship.Ordinal"/>. <see cref="Offsets"/> has one entry more than there are branches.
/// </summary>
/// <param name="LeftOut">One entry per branch: how many more stand after the last of it.</param>
public sealed record Expansion(ExpandedRelationship[] Items, int[] Offsets, int[] LeftOut)
{
    /// <summary>
    /// By <see cref="ExpandRequest.Hubs"/> all hubs among the neighbours of the branches, each once, with their degrees: no relationship to one is among <see cref="Items"/>, or counted as
    /// left out. Null where the store has not looked: then nothing is known of any neighbour.
    /// </summary>
    public IReadOnlyList<(GraphNode Node, int Degree)>? Hubs { get; init; }

    public ReadOnlySpan<ExpandedRelationship> Of(int branch) => Items.AsSpan(Offsets[branch], Offsets[branch + 1] - Offsets[branch]);
}

/// <summary>A relationship as it is met on a walk: with its branch, a whole one (<see cref="Branch.RelationshipTo"/>).</summary>
/// <param name="Other">The node that it leads to.</param>
/// <param name="Ordinal"><inheritdoc cref="Relationship.Ordinal" path="/summary"/></param>
/// <param name="Values">One slot per property of the type; null where the type has none.</param>
public readonly record struct ExpandedRelationship(GraphNode Other, int Ordinal, object?[]? Values)
{
    /// <summary>Where to go on after it.</summary>
    public RelationshipPosition Position => new(Other.Id, Ordinal);
}
