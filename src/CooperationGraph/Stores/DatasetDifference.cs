namespace CooperationGraph.Stores;

/// <summary>What one dataset has more, less or otherwise than another.</summary>
/// <param name="Current">The revision compared with; null for none.</param>
/// <param name="Kinds">One per label and relationship type that differs, in the order of the graph model.</param>
public sealed record DatasetDifference(string? Current, IReadOnlyList<KindDifference> Kinds);

/// <param name="Kind">A label or a relationship type. A relationship whose values differ counts as removed and added.</param>
public readonly record struct KindDifference(string Kind, int Added, int Removed, int Changed)
{
    public bool IsEmpty => Added == 0 && Removed == 0 && Changed == 0;
}
