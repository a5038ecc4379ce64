using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Agreements;

/// <summary>
/// What an agreement is for its parties: the agreement with their dates in place of its own, so that its status for a party, or between two, is <see cref="AgreementStatus"/>
/// over other facts. Where a party has no date of its own, the agreement's counts.
/// </summary>
/// <remarks>
/// A SIGNATORY is bound by nothing but a date of its own; whoever ACCEDED, succeeded or is a TERRITORY has joined on the day from which it is bound, by its own date; a party that ratified or
/// signed after the entry into force without a date of its own is bound from some day after that on. An end is that of the agreement, else the earlier of the withdrawal and the end of the
/// state, where the agreement had not ended before. Between two parties the later beginning and the earlier end count, as far as both are known (<see cref="PartialDate.LaterOf"/>), and nothing begins that for one of them does not. A status recorded of the agreement
/// says nothing of a signatory, of who had left by then, or of who was bound after the record.
/// </remarks>
public readonly record struct PartyTerms
{
    private readonly PartialDate? _signed;
    private readonly PartialDate? _provisional;
    private readonly PartialDate? _inForce;
    private readonly PartialDate? _ended;
    private readonly bool _isRecorded;
    private readonly bool _isUnverified;

    private PartyTerms(GraphNode agreement, Neighbour row, GraphNode party)
    {
        var role = Vocabulary.Read<PartyRole>(row.Get(PartyTo.Role)) ?? PartyRole.Party;
        var (ratified, withdrawn) = (row.Get(PartyTo.RatifiedOn), row.Get(PartyTo.WithdrawnOn));
        var signs = role is PartyRole.Party or PartyRole.Signatory;
        var began = StatusFacts.InForceOn(agreement);
        _signed = row.Get(PartyTo.SignedOn) ?? (signs ? agreement.Get(Agreement.SignedOn) : row.Get(PartyTo.InForceOn));
        _provisional = row.Get(PartyTo.ProvisionalFrom) ?? agreement.Get(Agreement.ProvisionalFrom);
        _inForce = row.Get(PartyTo.InForceOn) ?? (role == PartyRole.Party ? NotBefore(ratified, NotBefore(row.Get(PartyTo.SignedOn), began)) : null);
        // Its own, where that of the agreement says nothing of it.
        var own = row.Get(PartyTo.InForceOn) ?? (IsLater(_inForce, began) ? _inForce : null);
        var left = Earlier(withdrawn, party.Label == Country.Label ? party.Get(Country.DissolvedOn) : null) is { } departure && !AgreementStatus.HasEndedBefore(agreement, departure) ? departure : (PartialDate?)null;
        var recorded = agreement.Get(Agreement.StatusAsOf);
        _ended = Earlier(agreement.Get(Agreement.TerminatedOn), left);
        _isRecorded = role != PartyRole.Signatory && (_ended == agreement.Get(Agreement.TerminatedOn) || IsLater(_ended, recorded))
            && !IsLater(own, recorded) && (own is null || recorded is not null);
        _isUnverified = row.Is(PartyTo.Unverified);
    }

    /// <summary>The condition on a relationship of the type PARTY_TO that its party has dates or a role of its own: without, the agreement has the same state for it as as a whole.</summary>
    public static Condition AreOwn { get; } = new Condition.Any(
    [
        new Condition.Not(new Condition.TextIn(PartyTo.Role, [PartyRole.Party.Word()])), new Condition.HasValue(PartyTo.SignedOn), new Condition.HasValue(PartyTo.RatifiedOn),
        new Condition.HasValue(PartyTo.ProvisionalFrom), new Condition.HasValue(PartyTo.InForceOn), new Condition.HasValue(PartyTo.WithdrawnOn),
    ]);

    /// <summary>Whether the agreement is anything else for the party than as a whole.</summary>
    /// <param name="row">A relationship of the type PARTY_TO.</param>
    /// <param name="party">The country or group that it is asked for: a country also where its group is party.</param>
    public static bool Differ(Neighbour row, GraphNode party) =>
        (party.Label == Country.Label && party.Get(Country.DissolvedOn) is not null)
        || (row.Values is { } values && (values[PartyTo.Role.Index] as string != PartyRole.Party.Word() || values[PartyTo.SignedOn.Index] is not null || values[PartyTo.RatifiedOn.Index] is not null
            || values[PartyTo.ProvisionalFrom.Index] is not null || values[PartyTo.InForceOn.Index] is not null || values[PartyTo.WithdrawnOn.Index] is not null || values[PartyTo.Unverified.Index] is not null));

    /// <summary>The agreement as it is for a party; the very same where that has nothing of its own.</summary>
    public static GraphNode For(GraphNode agreement, Neighbour row, GraphNode party) => Differ(row, party) ? new PartyTerms(agreement, row, party).Applied(agreement) : agreement;

    /// <summary>The agreement as it is between two parties; the very same where neither has anything of its own.</summary>
    public static GraphNode Between(GraphNode agreement, Neighbour row, GraphNode party, Neighbour otherRow, GraphNode other)
    {
        var (differs, otherDiffers) = (Differ(row, party), Differ(otherRow, other));
        if (!differs && !otherDiffers) return agreement;
        return new PartyTerms(new(agreement, row, party), new(agreement, otherRow, other)).Applied(agreement);
    }

    private PartyTerms(in PartyTerms left, in PartyTerms right)
    {
        _signed = Later(left._signed, right._signed);
        // One may apply provisionally what is in force for the other.
        _provisional = left._provisional is null && right._provisional is null ? null : Later(Earlier(left._provisional, left._inForce), Earlier(right._provisional, right._inForce));
        _inForce = Later(left._inForce, right._inForce);
        _ended = Earlier(left._ended, right._ended);
        _isRecorded = left._isRecorded && right._isRecorded;
        _isUnverified = left._isUnverified || right._isUnverified;
    }

    private GraphNode Applied(GraphNode agreement) =>
        agreement.With(
            (Agreement.SignedOn, _signed), (Agreement.ProvisionalFrom, _provisional), (Agreement.InForceOn, _inForce), (Agreement.PartiesInForceOn, null), (Agreement.TerminatedOn, _ended),
            (Agreement.Status, _isRecorded ? agreement[Agreement.Status] : null), (Agreement.StatusAsOf, _isRecorded ? agreement[Agreement.StatusAsOf] : null),
            (Agreement.Unverified, _isUnverified ? true : agreement[Agreement.Unverified]));

    // Null where one is missing: what has not begun for one has not begun between both.
    private static PartialDate? Later(PartialDate? left, PartialDate? right) => left is { } one && right is { } other ? PartialDate.LaterOf(one, other) : null;

    private static PartialDate? Earlier(PartialDate? left, PartialDate? right) => left is not { } one ? right : right is not { } other ? left : PartialDate.EarlierOf(one, other);

    // Nobody is bound before joining.
    private static PartialDate? NotBefore(PartialDate? joined, PartialDate? began) => IsLater(joined, began) ? joined!.Value.OrLater : Later(joined, began) ?? began;

    private static bool IsLater(PartialDate? date, PartialDate? than) => date is { } one && than is { } other && one.First > other.Last;
}
