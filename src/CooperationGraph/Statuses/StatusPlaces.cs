using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>Where the dates of an agreement lie, seen from a day.</summary>
internal readonly record struct StatusPlaces(Place Terminated, Place Recorded, Place PeriodTo, Place InForce, Place PeriodFrom, Place Signed, Place Provisional)
{
    public static StatusPlaces Of(GraphNode agreement, DateOnly day) => new(
        At(agreement.Get(Agreement.TerminatedOn) ?? agreement.Get(Agreement.PartyLeftOn), day),
        // A day without a status says nothing.
        agreement.Get(Agreement.Status) is null ? Place.Missing : At(agreement.Get(Agreement.StatusAsOf), day),
        // The last day of a period still belongs to it.
        agreement.Get(Agreement.PeriodTo) is not { } to ? Place.Missing : to.CertainlyBefore(day) ? Place.Passed : to.PossiblyBefore(day) ? Place.Open : Place.Ahead,
        At(StatusFacts.InForceOn(agreement), day),
        At(agreement.Get(Agreement.PeriodFrom), day),
        At(agreement.Get(Agreement.SignedOn), day),
        At(agreement.Get(Agreement.ProvisionalFrom), day));

    /// <summary>The same with one open date on either side of the day; null where none is open.</summary>
    public (StatusPlaces Passed, StatusPlaces Ahead)? Split() => this switch
    {
        { Terminated: Place.Open } => (this with { Terminated = Place.Passed }, this with { Terminated = Place.Ahead }),
        { Recorded: Place.Open } => (this with { Recorded = Place.Passed }, this with { Recorded = Place.Ahead }),
        { PeriodTo: Place.Open } => (this with { PeriodTo = Place.Passed }, this with { PeriodTo = Place.Ahead }),
        { InForce: Place.Open } => (this with { InForce = Place.Passed }, this with { InForce = Place.Ahead }),
        { PeriodFrom: Place.Open } => (this with { PeriodFrom = Place.Passed }, this with { PeriodFrom = Place.Ahead }),
        { Signed: Place.Open } => (this with { Signed = Place.Passed }, this with { Signed = Place.Ahead }),
        { Provisional: Place.Open } => (this with { Provisional = Place.Passed }, this with { Provisional = Place.Ahead }),
        _ => null,
    };

    /// <summary>
    /// What keeps the dates from lying so, none where they can: nothing ends or enters into force before it is signed, or ends before it is in force, or a period before it begins;
    /// and what a source recorded had happened by then.
    /// </summary>
    /// <param name="status">The recorded status.</param>
    public StatusFact OutOfOrder(RecordedStatus? status)
    {
        var facts = StatusFact.None;
        if (Terminated == Place.Passed && Signed == Place.Ahead) facts |= StatusFact.TerminatedOn | StatusFact.SignedOn;
        if (Terminated == Place.Passed && InForce == Place.Ahead) facts |= StatusFact.TerminatedOn | StatusFact.InForceOn;
        if (InForce == Place.Passed && Signed == Place.Ahead) facts |= StatusFact.InForceOn | StatusFact.SignedOn;
        if (PeriodTo == Place.Passed && PeriodFrom == Place.Ahead) facts |= StatusFact.PeriodTo | StatusFact.PeriodFrom;
        if (Recorded != Place.Passed) return facts;
        if (status?.ImpliesSigned() == true && Signed == Place.Ahead) facts |= StatusFact.Recorded | StatusFact.SignedOn;
        if (status?.ImpliesInForce() == true && InForce == Place.Ahead) facts |= StatusFact.Recorded | StatusFact.InForceOn;
        if (status?.IsEnd() == true && Terminated == Place.Ahead) facts |= StatusFact.Recorded | StatusFact.TerminatedOn;
        return facts;
    }

    /// <param name="status">The recorded status.</param>
    public bool AreInOrder(RecordedStatus? status) => OutOfOrder(status) == StatusFact.None;

    private static Place At(PartialDate? date, DateOnly day) =>
        date is not { } known ? Place.Missing : known.CertainlyOnOrBefore(day) ? Place.Passed : known.PossiblyOnOrBefore(day) ? Place.Open : Place.Ahead;
}
