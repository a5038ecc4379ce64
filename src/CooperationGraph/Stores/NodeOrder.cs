using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>A total order of the nodes of a label: by one property, then by id (ordinal). Nodes without the value come last, whatever the direction.</summary>
/// <param name="By">The property, or null for the order of ids.</param>
public sealed record NodeOrder(Property? By, bool Descending = false)
{
    public static readonly NodeOrder ById = new(By: null);
}
