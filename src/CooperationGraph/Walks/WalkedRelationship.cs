using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>A relationship with its ends; two are equal that are the same relationship.</summary>
public sealed record WalkedRelationship(Relationship Relationship, GraphNode From, GraphNode To)
{
    /// <summary>By type in the order of the graph model, then by the ids of start and end (ordinal), parallel ones by their ordinal.</summary>
    public static readonly Comparison<WalkedRelationship> Order = static (left, right) =>
        left.Relationship.Type.Index.CompareTo(right.Relationship.Type.Index) is var byType and not 0 ? byType
        : string.CompareOrdinal(left.From.Id, right.From.Id) is var byFrom and not 0 ? byFrom
        : string.CompareOrdinal(left.To.Id, right.To.Id) is var byTo and not 0 ? byTo
        : left.Relationship.Ordinal.CompareTo(right.Relationship.Ordinal);

    /// <summary>Whether it is marked as unverified; never where its type has no such mark.</summary>
    public bool Unverified => Relationship.Type.Find("unverified") is Property<bool> mark && Relationship.Is(mark);

    internal static WalkedRelationship Of(Branch branch, ExpandedRelationship item) =>
        branch.Way.Direction == Direction.Outgoing ? new(branch.RelationshipTo(item), branch.Node, item.Other) : new(branch.RelationshipTo(item), item.Other, branch.Node);

    public bool Equals(WalkedRelationship? other) => other is not null && Relationship.Equals(other.Relationship);

    public override int GetHashCode() => Relationship.GetHashCode();
}
