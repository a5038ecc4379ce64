using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Countries;

/// <summary>What was read of memberships, those of each country or in each group, whenever they hold.</summary>
/// <param name="nodes">The countries or groups.</param>
/// <param name="direction">Whether the memberships start from them, or from whom they lead to.</param>
/// <param name="beyond">By the number of each group that is met, what lies beyond it; groups with nothing beyond are not there.</param>
internal sealed class Memberships(IReadOnlyList<GraphNode> nodes, Direction direction, Neighbours own, Dictionary<int, Neighbour[]> beyond)
{
    /// <summary>Whether none leads on to others.</summary>
    public bool AreDirect => beyond.Count == 0;

    /// <summary>Of each whose memberships they are, those that hold on a day or may hold.</summary>
    public IReadOnlyList<IReadOnlyList<GroupMembership>> HoldingOn(DateOnly day)
    {
        var holding = new IReadOnlyList<GroupMembership>[own.Offsets.Length - 1];
        for (var i = 0; i < holding.Length; i++) holding[i] = AllHoldingOn(nodes[i], own.Of(i), day);
        return holding;
    }

    /// <summary>The days around one on which the same memberships hold, as surely.</summary>
    /// <param name="index">Whose.</param>
    public UnchangedDays DaysAround(DateOnly day, int index)
    {
        var days = DaysAround(day, nodes[index], own.Of(index));
        if (AreDirect) return days;
        var (seen, next) = (new HashSet<int>(), new Queue<GraphNode>());
        foreach (var each in own.Of(index)) next.Enqueue(each.Node);
        while (next.TryDequeue(out var group))
        {
            if (!seen.Add(group.Number) || !beyond.TryGetValue(group.Number, out var further)) continue;
            days = days.And(DaysAround(day, group, further));
            foreach (var each in further) next.Enqueue(each.Node);
        }

        return days;
    }

    private UnchangedDays DaysAround(DateOnly day, GraphNode of, ReadOnlySpan<Neighbour> memberships)
    {
        var days = UnchangedDays.All;
        foreach (var each in memberships) days = days.Around(day, each.Get(MemberOf.ValidFrom)).Around(day, each.Get(MemberOf.ValidTo)).Around(day, Country.EndOf(MemberIn(each, of)));
        return days;
    }

    private IReadOnlyList<GroupMembership> AllHoldingOn(GraphNode of, ReadOnlySpan<Neighbour> memberships, DateOnly day)
    {
        var direct = HoldingOn(of, memberships, day);
        if (beyond.Count == 0 || direct.Count == 0) return direct;
        var found = new Dictionary<int, GroupMembership>();
        var steps = new Queue<GroupMembership>(direct);
        while (steps.TryDequeue(out var step))
        {
            // Again where a surer way leads there.
            if (found.TryGetValue(step.Other.Number, out var known) && (known.Certain || !step.Certain)) continue;
            found[step.Other.Number] = step;
            if (!beyond.TryGetValue(step.Other.Number, out var further)) continue;
            foreach (var next in HoldingOn(step.Other, further, day)) steps.Enqueue(next with { Certain = next.Certain && step.Certain });
        }

        return [.. found.Values.OrderBy(membership => membership.Other.Id, StringComparer.Ordinal)];
    }

    // The relationships to one node stand beside each other; who left and came back belongs to the group once.
    private IReadOnlyList<GroupMembership> HoldingOn(GraphNode of, ReadOnlySpan<Neighbour> memberships, DateOnly day)
    {
        if (memberships.IsEmpty) return [];
        List<GroupMembership> holding = [];
        foreach (var membership in memberships)
        {
            if (GroupMembership.Holds(MemberIn(membership, of), membership, day) is var holds && holds == false) continue;
            if (holding.Count == 0 || holding[^1].Other.Id != membership.Node.Id) holding.Add(new(membership.Node, holds == true));
            else if (holds == true) holding[^1] = new(membership.Node, Certain: true);
        }

        return holding;
    }

    private GraphNode MemberIn(Neighbour membership, GraphNode of) => direction == Direction.Outgoing ? of : membership.Node;
}
