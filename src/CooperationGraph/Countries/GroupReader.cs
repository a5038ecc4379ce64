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
        var own = await KeptNeighbours.GetAsync(store, countries, MemberOf.Type, Direction.Outgoing, cancellationToken);
        var parents = await BeyondAsync(store, own, Direction.Outgoing, cancellationToken);
        var groups = new IReadOnlyList<GroupMembership>[countries.Count];
        for (var i = 0; i < groups.Length; i++) groups[i] = HoldingOn(own.Of(i), parents, asOf);
        return groups;
    }

    /// <summary>One slot per group: the countries that belong to it, by id. One call of the store, and one for each level of groups in it.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<GroupMembership>>> GetMembersAsync(
        IGraphStore store, IReadOnlyList<GraphNode> groups, DateOnly asOf, CancellationToken cancellationToken)
    {
        var own = await KeptNeighbours.GetAsync(store, groups, MemberOf.Type, Direction.Incoming, cancellationToken);
        var below = await BeyondAsync(store, own, Direction.Incoming, cancellationToken);
        var members = new IReadOnlyList<GroupMembership>[groups.Count];
        for (var i = 0; i < members.Length; i++)
        {
            var all = HoldingOn(own.Of(i), below, asOf);
            members[i] = below.Count == 0 ? all : [.. all.Where(member => member.Other.Label == Country.Label)];
        }

        return members;
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

    private static IReadOnlyList<GroupMembership> HoldingOn(ReadOnlySpan<Neighbour> memberships, Dictionary<int, Neighbour[]> beyond, DateOnly day)
    {
        var direct = HoldingOn(memberships, day);
        if (beyond.Count == 0 || direct.Count == 0) return direct;
        var found = new Dictionary<int, GroupMembership>();
        var steps = new Queue<GroupMembership>(direct);
        while (steps.TryDequeue(out var step))
        {
            // Again where a surer way leads there.
            if (found.TryGetValue(step.Other.Number, out var known) && (known.Certain || !step.Certain)) continue;
            found[step.Other.Number] = step;
            if (!beyond.TryGetValue(step.Other.Number, out var further)) continue;
            foreach (var next in HoldingOn(further, day)) steps.Enqueue(next with { Certain = next.Certain && step.Certain });
        }

        return [.. found.Values.OrderBy(membership => membership.Other.Id, StringComparer.Ordinal)];
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
