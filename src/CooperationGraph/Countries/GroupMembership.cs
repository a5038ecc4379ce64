using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Countries;

/// <summary>A membership that holds on a day, or may hold.</summary>
/// <param name="Other">The group, seen from a country; the country, seen from a group.</param>
/// <param name="Certain">Whether its dates leave no doubt and it rests on a source.</param>
public readonly record struct GroupMembership(GraphNode Other, bool Certain)
{
    /// <summary>
    /// Whether a membership holds on a day: true where its beginning has passed and its end, if there is one, has not; false where one of them rules it out;
    /// null where their precision, a doubt about them, a missing beginning or the mark <c>unverified</c> leaves it open. It ends with the member, if that is a state that has ended. The day of
    /// the end still belongs to it.
    /// </summary>
    /// <param name="member">The node that the membership starts from.</param>
    /// <param name="membership">A relationship of the type MEMBER_OF.</param>
    public static bool? Holds(GraphNode member, Neighbour membership, DateOnly day)
    {
        var (from, to, ended) = (membership.Get(MemberOf.ValidFrom), membership.Get(MemberOf.ValidTo), Country.EndOf(member));
        if (from?.PossiblyOnOrBefore(day) == false || to?.CertainlyBefore(day) == true || ended?.CertainlyBefore(day) == true) return false;
        return from is { IsInDoubt: false } begun && begun.CertainlyOnOrBefore(day) && !MayBeOver(to) && !MayBeOver(ended) && !membership.Is(MemberOf.Unverified) ? true : null;

        bool MayBeOver(PartialDate? end) => end is { } known && (known.IsInDoubt || known.PossiblyBefore(day));
    }
}
