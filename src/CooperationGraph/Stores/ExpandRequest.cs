using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>What of each branch is wanted.</summary>
/// <param name="Limit">At most so many relationships of each branch, from 0 on: with 0 they are only counted.</param>
/// <param name="Day">Only relationships and neighbours that may be there on this day (<see cref="Lasting"/>); null for all.</param>
/// <param name="Labels">Only neighbours of these labels; null for all.</param>
/// <param name="Hubs">What nobody will walk on from: a store that can tell it at once leaves out the relationships to it, and names it (<see cref="Expansion.Hubs"/>); null for nothing.</param>
public sealed record ExpandRequest(int Limit, DateOnly? Day = null, IReadOnlySet<NodeLabel>? Labels = null, HubRule? Hubs = null)
{
    /// <summary>Everything. For derivations that need all of it; never for a request from outside.</summary>
    public static readonly ExpandRequest Whole = new(int.MaxValue);
}

/// <summary>A node with more relationships than <paramref name="MaxDegree"/> is a hub.</summary>
/// <param name="Ways">Of the relationships that it has along these, those count that the request wants.</param>
/// <param name="Except">No hubs, however many they have.</param>
public sealed record HubRule(WaysOfLabels Ways, int MaxDegree, IReadOnlySet<GraphNode> Except);
