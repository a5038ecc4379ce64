using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>A part of a graph that is read from its beginning to its end: nodes or relationships, never both.</summary>
public sealed record GraphPart(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<Relationship> Relationships)
{
    /// <summary>The most that one part holds.</summary>
    public const int MaxSize = 2000;
}
