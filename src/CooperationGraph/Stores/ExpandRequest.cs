using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>What of each branch is wanted.</summary>
/// <param name="Limit">At most so many relationships of each branch, from 0 on: with 0 they are only counted.</param>
/// <param name="Day">Only relationships and neighbours that may be there on this day (<see cref="Lasting"/>); null for all.</param>
/// <param name="Labels">Only neighbours of these labels; null for all.</param>
public sealed record ExpandRequest(int Limit, DateOnly? Day = null, IReadOnlySet<NodeLabel>? Labels = null)
{
    /// <summary>Everything. For derivations that need all of it; never for a request from outside.</summary>
    public static readonly ExpandRequest Whole = new(int.MaxValue);
}
