using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>
/// The status of an agreement on a day, computed from its dates by three-valued logic: a date that the day's precision leaves on either side is taken on both,
/// as far as the order of the dates allows. Where all of that gives one state, the weakest certainty stands; else the state is UNCLEAR, and the first possible
/// of UNDER_NEGOTIATION, IN_FORCE, PROVISIONALLY_APPLIED, SUSPENDED, SIGNED, STATED, UNKNOWN, NOT_YET_SIGNED, CANCELLED and ENDED is named.
/// </summary>
/// <remarks>
/// An agreement without <c>in_force_on</c> has that of its parties, where each has one (<see cref="Agreement.PartiesInForceOn"/>). The first line that applies. A date has passed on its own day, <c>period_to</c> on the next; a record has passed where it was made by the day, and is undated
/// without <c>status_as_of</c>. Order means signed, in force, terminated; a recorded SIGNED, IN_FORCE, SUSPENDED, WITHDRAWAL_NOTIFIED, WITHDRAWN or TERMINATED lies
/// after the signature, IN_FORCE and SUSPENDED after the entry into force. Where CANCELLED is recorded, the end is CANCELLED in place of ENDED: it was given up before it was in force.
/// <list type="table">
/// <item><term>terminated_on passed</term><description>ENDED, certain</description></item>
/// <item><term>no terminated_on; fewer than two parties are left (<see cref="Agreement.PartyLeftOn"/>)</term><description>as terminated_on, but ENDED is likely: somebody may have taken their place</description></item>
/// <item><term>UNDER_NEGOTIATION recorded, not before signed_on (else in_force_on): that date is no signature</term>
/// <description>before the date, or without one before the record: NOT_YET_SIGNED, certain (undated, and in_force_on alone: unclear); after: UNDER_NEGOTIATION, likely; neither dated: unclear</description></item>
/// <item><term>no terminated_on; TERMINATED, WITHDRAWN or CANCELLED recorded; neither signed_on nor in_force_on ahead</term>
/// <description>record passed: ENDED, likely; undated: ENDED, unclear; ahead: as below, but unclear</description></item>
/// <item><term>no terminated_on; period_to passed; neither signed_on nor in_force_on ahead; not recorded IN_FORCE or SUSPENDED after the period; <c>renewal</c> is not TACIT</term><description>ENDED, likely: a plan may be prolonged</description></item>
/// <item><term>no terminated_on; WITHDRAWAL_NOTIFIED recorded by the day or undated</term><description>as below, but unclear</description></item>
/// <item><term>SUSPENDED recorded; neither signed_on nor in_force_on ahead</term><description>record passed: SUSPENDED, likely; undated: SUSPENDED, unclear; ahead: as below, but unclear</description></item>
/// <item><term>in_force_on passed</term><description>IN_FORCE; certain where terminated_on lies ahead or a record says so on the day or later; else likely</description></item>
/// <item><term>no in_force_on; signed_on not ahead; IN_FORCE recorded</term><description>record passed: IN_FORCE, likely; undated: unclear; ahead: as below, SIGNED then unclear</description></item>
/// <item><term>no in_force_on; signed_on not ahead; period_from passed</term><description>IN_FORCE, likely</description></item>
/// <item><term>provisional_from passed; signed_on not ahead</term><description>PROVISIONALLY_APPLIED; certain where in_force_on lies ahead, unclear where IN_FORCE is recorded later; else likely</description></item>
/// <item><term>signed_on passed</term><description>SIGNED; certain where in_force_on lies ahead or SIGNED is recorded on the day or later; else likely</description></item>
/// <item><term>signed_on ahead</term><description>NOT_YET_SIGNED, certain; after a record of negotiations UNDER_NEGOTIATION, likely</description></item>
/// <item><term>no signed_on; record of negotiations before in_force_on</term><description>before the record: NOT_YET_SIGNED, certain; after: UNDER_NEGOTIATION, unclear</description></item>
/// <item><term>no signed_on; a record that implies a signature passed</term><description>SIGNED, likely</description></item>
/// <item><term>no signed_on; another date or the record's lies ahead</term><description>UNKNOWN, unclear: what happens later says nothing of the day</description></item>
/// <item><term>no date at all</term><description>STATED, unclear: it exists, nobody says since when</description></item>
/// </list>
/// Dates out of order, such as an end before the entry into force, make what rests on them unclear. A deciding fact that nobody has checked, or a
/// date that its source doubts (<c>2015~</c>), makes a certain answer likely.
/// </remarks>
public sealed record AgreementStatus
{
    private readonly GraphNode _agreement;
    private readonly StatusFact _facts;

    private AgreementStatus(GraphNode agreement, AgreementState state, Certainty certainty, StatusFact facts) =>
        (_agreement, State, Certainty, _facts) = (agreement, state, certainty, facts);

    public AgreementState State { get; }

    public Certainty Certainty { get; }

    /// <summary>
    /// Until when investments made before the end stay protected, by the years that the agreement lays down: to the precision of the end; null where it has not
    /// ended, or one of the two is not known.
    /// </summary>
    public PartialDate? ProtectedUntil =>
        State == AgreementState.Ended && _agreement.Get(Agreement.SurvivalYears) is { } years ? (_agreement.Get(Agreement.TerminatedOn) ?? _agreement.Get(Agreement.PartyLeftOn))?.AfterYears(years) : null;

    /// <summary>The facts that decided it, such as <c>in_force_on 1994-08-13</c>, dates before what is missing.</summary>
    public IReadOnlyList<string> Because => StatusFacts.Of(_agreement, ProtectedUntil is null ? _facts : _facts | StatusFact.Survival);

    /// <param name="agreement">A node of the label Agreement.</param>
    public static AgreementStatus On(GraphNode agreement, DateOnly asOf)
    {
        var reasoning = new StatusReasoning(agreement, asOf);
        var (state, certainty) = reasoning.Decide();
        return new(agreement, state, certainty, reasoning.Used);
    }

    /// <summary>
    /// Whether a departure of parties changes nothing, as the agreement has ended before it, at least likely. An undated record of an end is taken for one of what they did.
    /// </summary>
    /// <param name="agreement">A node of the label Agreement.</param>
    /// <param name="departure">When they withdrew, or ended as states.</param>
    public static bool HasEndedBefore(GraphNode agreement, PartialDate departure) =>
        departure.First > DateOnly.MinValue && On(agreement, departure.First.AddDays(-1)) is { State: AgreementState.Ended or AgreementState.Cancelled, Certainty: not Certainty.Unclear };
}
