using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Countries;

/// <summary>Reads who belongs to which group on a day, or may belong, each once (<see cref="GroupMembership.Holds"/>).</summary>
public static class GroupReader
{
    /// <summary>One slot per country: the groups that it belongs to, by id. One call of the store.</summary>
    public static ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetGroupsAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken) =>
        GetAsync(store, countries, Direction.Outgoing, asOf, cancellationToken);

    /// <summary>One slot per group: its members, by id. One call of the store.</summary>
    public static ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetMembersAsync(
        IGraphStore store, IReadOnlyList<GraphNode> groups, DateOnly asOf, CancellationToken cancellationToken) =>
        GetAsync(store, groups, Direction.Incoming, asOf, cancellationToken);

    private static async ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> nodes, Direction direction, DateOnly asOf, CancellationToken cancellationToken)
    {
        var memberships = await store.GetNeighboursAsync(nodes, MemberOf.Type, direction, cancellationToken);
        var holding = new IReadOnlyList<GroupMembership>[nodes.Count];
        for (var i = 0; i < holding.Length; i++) holding[i] = HoldingOn(memberships.Of(i), asOf);
        return holding;
    }

    // The relationships to one node stand beside each other; who left and came back belongs to the group once.
    private static IReadOnlyList<GroupMembership> HoldingOn(ReadOnlySpan<Neighbour> memberships, DateOnly day)
    {
        if (memberships.IsEmpty) return [];
        List<GroupMembership> holding = [];
        foreach (var membership in memberships)
        {
            if (GroupMembership.Holds(membership, day) is var holds && holds == false) continue;
            if (holding.Count == 0 || holding[^1].Other.Id != membership.Node.Id) holding.Add(new(membership.Node, holds == true));
            else if (holds == true) holding[^1] = new(membership.Node, Certain: true);
        }

        return holding;
    }
}
