using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>A relationship type and the direction in which it is walked.</summary>
public readonly record struct Way(RelationshipType Type, Direction Direction)
{
    /// <summary>A type in both directions, outgoing first.</summary>
    public static Way[] Both(RelationshipType type) => [new(type, Direction.Outgoing), new(type, Direction.Incoming)];

    /// <summary>Whether a node of the label can have such relationships.</summary>
    public bool LeadsFrom(NodeLabel label) => Direction == Direction.Outgoing ? Type.StartsFrom(label) : Type.LeadsTo(label);

    /// <summary>Whether they can lead to a node of the label.</summary>
    public bool LeadsTo(NodeLabel label) => Direction == Direction.Outgoing ? Type.LeadsTo(label) : Type.StartsFrom(label);
}
