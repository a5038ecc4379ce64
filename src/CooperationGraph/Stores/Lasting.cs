using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>
/// The condition that a node or a relationship may be there on a day, for stores and whoever asks them. Its dates compare as intervals: what may have begun by the
/// day, and has not certainly ended before it, may be there; so does what has no dates. An agreement is there as its status says: from its signature, or the
/// negotiations for it, up to its end.
/// </summary>
public static class Lasting
{
    private static readonly AgreementState[] NotThere = [AgreementState.NotYetSigned, AgreementState.Ended];

    /// <returns>Null where nothing of the kind begins or ends.</returns>
    public static Condition? On(PropertyOwner owner, DateOnly day)
    {
        if (owner == Agreement.Label) return new Condition.Not(new Condition.StatusOn(day, NotThere));
        if (owner.Spell is not { } spell) return null;
        List<Condition> sides = [];
        if (spell.Begins is { } begins) sides.Add(MissingOr(begins, new Condition.DateBetween(begins, From: null, day)));
        if (spell.Ends is { } ends) sides.Add(MissingOr(ends, new Condition.DateBetween(ends, day, To: null)));
        return new Condition.All(sides);
    }

    private static Condition MissingOr(Property<PartialDate> property, Condition condition) => new Condition.Any([new Condition.Not(new Condition.HasValue(property)), condition]);
}
