using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Countries;

/// <summary>Reads who belongs to which group on a day. A membership without a beginning holds, but not for certain.</summary>
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
        return [.. nodes.Select((_, i) => HoldingOn(memberships.Of(i), asOf))];
    }

    private static List<GroupMembership> HoldingOn(ReadOnlySpan<Neighbour> memberships, DateOnly asOf)
    {
        List<GroupMembership> holding = [];
        foreach (var membership in memberships)
        {
            var (from, to) = (membership.Get(MemberOf.ValidFrom), membership.Get(MemberOf.ValidTo));
            if (from?.PossiblyOnOrBefore(asOf) == false || to?.CertainlyBefore(asOf) == true) continue;
            var certain = from?.CertainlyOnOrBefore(asOf) == true && to?.PossiblyBefore(asOf) != true && !membership.Is(MemberOf.Unverified);
            holding.Add(new(membership.Node, certain));
        }

        return holding;
    }
}
