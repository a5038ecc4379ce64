namespace CooperationGraph.Graph;

/// <summary>
/// One value of the nodes of a label as it was written for answers, kept beside each node that its store keeps (<see cref="GraphNode.IsKept"/>): within a revision it is written alike each time. A node
/// has room for those values only that anybody asked for of its label. Safe for concurrent use.
/// </summary>
/// <param name="property">Null for the id.</param>
public sealed class WrittenValue(NodeLabel label, Property? property)
{
    // None before one is kept.
    private int _slot = -1;

    /// <summary>What was written of a node's value; null where it is not known.</summary>
    public byte[]? Of(GraphNode node) => node.Written(_slot);

    /// <summary>Keeps it, where the node is kept.</summary>
    public void Keep(GraphNode node, ReadOnlySpan<byte> written)
    {
        if (!node.IsKept) return;
        if (_slot < 0) _slot = label.WrittenSlotOf(property);
        node.KeepWritten(_slot, written.ToArray());
    }
}
