using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>
/// The condition that a node or a relationship may be there on a day, for stores and whoever asks them. Its dates compare as intervals: what may have begun by the
/// day, and has not certainly ended before it, may be there; so does what has no dates. An agreement is there as its status says: from its signature, or the
/// negotiations for it, up to its end; who stands in it, as long as <see cref="PartyDays"/> say.
/// </summary>
public static class Lasting
{
    private static readonly AgreementState[] NotThere = [AgreementState.NotYetSigned, AgreementState.Cancelled, AgreementState.Ended];
    private static readonly (int First, int Last)[] Always = [(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)];

    /// <summary>Whether everything of the kind is there on all days.</summary>
    public static bool IsAlways(PropertyOwner owner) => owner != Agreement.Label && owner != PartyTo.Type && owner.Spell is null;

    /// <returns>Null where nothing of the kind begins or ends.</returns>
    public static Condition? On(PropertyOwner owner, DateOnly day)
    {
        if (owner == Agreement.Label) return new Condition.Not(new Condition.StatusOn(day, NotThere));
        if (owner == PartyTo.Type) return PartyDays.On(day);
        if (owner.Spell is not { } spell) return null;
        List<Condition> sides = [];
        if (spell.Begins is { } begins) sides.Add(MissingOr(begins, new Condition.DateBetween(begins, From: null, day)));
        if (spell.Ends is { } ends) sides.Add(MissingOr(ends, new Condition.DateBetween(ends, day, To: null)));
        return new Condition.All(sides);
    }

    /// <summary>
    /// The days on which <see cref="On"/> holds, as stretches of day numbers (<see cref="DateOnly.DayNumber"/>), both ends included, from the first to the last: all days for what
    /// has no dates, none for what ends before it begins.
    /// </summary>
    public static IReadOnlyList<(int First, int Last)> DaysOf(GraphNode node) => node.Label == Agreement.Label ? OfSteps(StatusTimeline.StepsOf(node)) : OfSpell(node.Label, property => node[property]);

    /// <summary>Whether <see cref="On"/> holds of a node.</summary>
    public static bool IsThere(GraphNode node, DateOnly day) => DaysOf(node).Any(each => each.First <= day.DayNumber && day.DayNumber <= each.Last);

    /// <summary>As <see cref="DaysOf(GraphNode)"/>, of a relationship alone: its ends have days of their own.</summary>
    /// <param name="values">Those of its properties; null where the type has none.</param>
    public static IReadOnlyList<(int First, int Last)> DaysOf(RelationshipType type, object?[]? values) =>
        type == PartyTo.Type ? Stretch(PartyDays.Of(values)) : OfSpell(type, property => values?[property.Index]);

    /// <summary>As <see cref="DaysOf(GraphNode)"/>, of a relationship with both its ends.</summary>
    public static IReadOnlyList<(int First, int Last)> DaysOf(Relationship relationship, GraphNode from, GraphNode to) =>
        Common(DaysOf(relationship.Type, relationship.Values), Common(DaysOf(from), DaysOf(to)));

    /// <summary>The days of both of two lists of stretches.</summary>
    internal static IReadOnlyList<(int First, int Last)> Common(IReadOnlyList<(int First, int Last)> left, IReadOnlyList<(int First, int Last)> right)
    {
        List<(int First, int Last)> common = [];
        foreach (var one in left)
            foreach (var other in right)
                if (Math.Max(one.First, other.First) <= Math.Min(one.Last, other.Last)) common.Add((Math.Max(one.First, other.First), Math.Min(one.Last, other.Last)));
        return common;
    }

    private static IReadOnlyList<(int First, int Last)> OfSpell(PropertyOwner owner, Func<Property, object?> valueOf)
    {
        if (owner.Spell is not { } spell) return Always;
        var first = spell.Begins is { } begins && valueOf(begins) is PartialDate begin ? begin.First : DateOnly.MinValue;
        var last = spell.Ends is { } ends && valueOf(ends) is PartialDate end ? end.Last : DateOnly.MaxValue;
        return Stretch((first, last));
    }

    private static IReadOnlyList<(int First, int Last)> Stretch((DateOnly First, DateOnly Last) days) => days.First > days.Last ? [] : [(days.First.DayNumber, days.Last.DayNumber)];

    private static List<(int First, int Last)> OfSteps(IReadOnlyList<(DateOnly From, AgreementState State)> steps)
    {
        List<(int First, int Last)> days = [];
        for (var i = 0; i < steps.Count; i++)
        {
            if (NotThere.Contains(steps[i].State)) continue;
            var (first, last) = (steps[i].From.DayNumber, i + 1 < steps.Count ? steps[i + 1].From.DayNumber - 1 : DateOnly.MaxValue.DayNumber);
            if (days.Count > 0 && days[^1].Last == first - 1) days[^1] = (days[^1].First, last);
            else days.Add((first, last));
        }

        return days;
    }

    private static Condition MissingOr(Property<PartialDate> property, Condition condition) => new Condition.Any([new Condition.Not(new Condition.HasValue(property)), condition]);
}
