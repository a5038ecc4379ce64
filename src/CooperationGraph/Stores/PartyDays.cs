using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>
/// On which days somebody may stand in an agreement, by dates of its own alone: from its signature, or where it joined without one from the day since which it is bound, up to the day before its
/// withdrawal. Without such dates it does as long as the agreement is there.
/// </summary>
internal static class PartyDays
{
    private static readonly string[] Joined = [PartyRole.Acceded.Word(), PartyRole.Successor.Word(), PartyRole.Territory.Word()];

    /// <summary>As a condition on a relationship of the type PARTY_TO.</summary>
    public static Condition On(DateOnly day) => new Condition.All(
    [
        MissingOr(PartyTo.SignedOn, new Condition.DateBetween(PartyTo.SignedOn, From: null, day)),
        MissingOr(PartyTo.InForceOn, new Condition.DateBetween(PartyTo.InForceOn, From: null, day), new Condition.HasValue(PartyTo.SignedOn), new Condition.Not(new Condition.TextIn(PartyTo.Role, Joined))),
        // What may last for ever is there on the last day of the calendar.
        MissingOr(PartyTo.WithdrawnOn, new Condition.DateBetween(PartyTo.WithdrawnOn, day < DateOnly.MaxValue ? day.AddDays(1) : day, To: null)),
    ]);

    /// <param name="values">Those of the relationship.</param>
    /// <returns>The first and the last day; the last before the first where there is none.</returns>
    public static (DateOnly First, DateOnly Last) Of(object?[]? values)
    {
        var begins = Date(PartyTo.SignedOn) ?? (Joined.Contains(values?[PartyTo.Role.Index]) ? Date(PartyTo.InForceOn) : null);
        var last = Date(PartyTo.WithdrawnOn)?.Last ?? DateOnly.MaxValue;
        if (last == DateOnly.MinValue) return (DateOnly.MaxValue, DateOnly.MinValue);
        return (begins?.First ?? DateOnly.MinValue, last < DateOnly.MaxValue ? last.AddDays(-1) : last);

        PartialDate? Date(Property<PartialDate> property) => values?[property.Index] as PartialDate?;
    }

    private static Condition MissingOr(Property<PartialDate> property, params Condition[] others) => new Condition.Any([new Condition.Not(new Condition.HasValue(property)), .. others]);
}
