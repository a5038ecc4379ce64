using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Countries;

/// <summary>A membership that holds on a day, or may hold.</summary>
/// <param name="Other">The group, seen from a country; the country, seen from a group.</param>
/// <param name="Certain">Whether its dates leave no doubt and it rests on a source.</param>
public readonly record struct GroupMembership(GraphNode Other, bool Certain)
{
    /// <summary>
    /// Whether a membership holds on a day: true where its beginning has passed and its end, if there is one, has not; false where one of them rules it out;
    /// null where their precision, a doubt about them, a missing beginning or the mark <c>unverified</c> leaves it open. The day of the end still belongs to it.
    /// </summary>
    /// <param name="membership">A relationship of the type MEMBER_OF.</param>
    public static bool? Holds(Neighbour membership, DateOnly day)
    {
        var (from, to) = (membership.Get(MemberOf.ValidFrom), membership.Get(MemberOf.ValidTo));
        if (from?.PossiblyOnOrBefore(day) == false || to?.CertainlyBefore(day) == true) return false;
        return from?.CertainlyOnOrBefore(day) == true && to?.PossiblyBefore(day) != true && from?.IsInDoubt != true && to?.IsInDoubt != true && !membership.Is(MemberOf.Unverified) ? true : null;
    }
}
