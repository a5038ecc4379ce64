using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Countries;

/// <summary>
/// Reads who belongs to which group on a day, or may belong, each once (<see cref="GroupMembership.Holds"/>): a member of a group belongs to whatever that group is a member of,
/// as surely as the surest way of memberships that leads there is in all its steps.
/// </summary>
public static class GroupReader
{
    /// <summary>One slot per country: the groups that it belongs to, by id. Two calls of the store, and one for each further level of groups; one where no country is in any.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetGroupsAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var memberships = await ReadAsync(store, countries, Direction.Outgoing, cancellationToken);
        return memberships.HoldingOn(asOf);
    }

    /// <summary>One slot per group: the countries that belong to it, by id. One call of the store, and one for each level of groups in it.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetMembersAsync(
        IGraphStore store, IReadOnlyList<GraphNode> groups, DateOnly asOf, CancellationToken cancellationToken)
    {
        var memberships = await ReadAsync(store, groups, Direction.Incoming, cancellationToken);
        var members = memberships.HoldingOn(asOf);
        return memberships.AreDirect ? members : [.. members.Select(all => all.Where(member => member.Other.Label == Country.Label).ToList())];
    }

    /// <summary>All memberships of countries, or in groups, whenever they hold, and what lies beyond them.</summary>
    internal static async ValueTask<Memberships> ReadAsync(IGraphStore store, IReadOnlyList<GraphNode> nodes, Direction direction, CancellationToken cancellationToken)
    {
        var own = await KeptNeighbours.GetAsync(store, nodes, MemberOf.Type, direction, cancellationToken);
        return new(nodes, direction, own, await BeyondAsync(store, own, direction, cancellationToken));
    }

    // By the number of each group that is met, what lies beyond it; groups with nothing beyond are not there.
    private static async ValueTask<Dictionary<int, Neighbour[]>> BeyondAsync(IGraphStore store, Neighbours met, Direction direction, CancellationToken cancellationToken)
    {
        var beyond = new Dictionary<int, Neighbour[]>();
        var seen = new HashSet<int>();
        var items = met.Items;
        while (true)
        {
            List<GraphNode> groups = [];
            foreach (var item in items)
            {
                if (item.Node.Label == CountryGroup.Label && seen.Add(item.Node.Number)) groups.Add(item.Node);
            }

            if (groups.Count == 0) return beyond;
            var read = await KeptNeighbours.GetAsync(store, groups, MemberOf.Type, direction, cancellationToken);
            for (var i = 0; i < groups.Count; i++)
                if (read.Of(i) is { IsEmpty: false } own) beyond.Add(groups[i].Number, own.ToArray());
            items = read.Items;
        }
    }
}
