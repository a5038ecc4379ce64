namespace CooperationGraph.Graph;

/// <summary>
/// One kind of what is derived from a node, kept beside its instance for as long as that lives: a node never changes within a revision. What rests on
/// more than the node may be kept only where the store keeps its nodes. Safe for concurrent use.
/// </summary>
public sealed class NodeFact<T>
    where T : class
{
    /// <summary>What is kept of the node, or null.</summary>
    public T? Of(GraphNode node)
    {
        for (var kept = Volatile.Read(ref node.Kept); kept is not null; kept = kept.Next)
            if (ReferenceEquals(kept.Kind, this)) return (T)kept.Value;
        return null;
    }

    /// <summary>Keeps a value, unless somebody else was first.</summary>
    /// <returns>What is kept from now on.</returns>
    public T Keep(GraphNode node, T value)
    {
        while (true)
        {
            var head = Volatile.Read(ref node.Kept);
            if (Of(node) is { } known) return known;
            if (Interlocked.CompareExchange(ref node.Kept, new(this, value, head), head) == head) return value;
        }
    }
}

/// <summary>The facts kept of one node, as a list: there are few kinds.</summary>
internal sealed record KeptFact(object Kind, object Value, KeptFact? Next);
