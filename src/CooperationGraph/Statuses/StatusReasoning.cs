using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>The table of <see cref="AgreementStatus"/>, asked once for each way in which the open dates can lie.</summary>
internal struct StatusReasoning(GraphNode agreement, DateOnly day)
{
    // Of several possible states the first is named: what may cover before what does not, and never "signed" where a source may still record negotiations.
    private static readonly AgreementState[] ByPreference = [AgreementState.UnderNegotiation, AgreementState.InForce, AgreementState.ProvisionallyApplied, AgreementState.Suspended, AgreementState.Signed, AgreementState.Stated, AgreementState.Unknown, AgreementState.NotYetSigned, AgreementState.Cancelled, AgreementState.Ended];

    private readonly RecordedStatus? _status = agreement.Read(Agreement.Status);

    /// <summary>What the answer rests on.</summary>
    public StatusFact Used { get; private set; }

    public (AgreementState State, Certainty Certainty) Decide()
    {
        var answer = Decide(StatusPlaces.Of(agreement, day));
        if (answer.Certainty != Certainty.Certain) return answer;
        if (RestsOnUncheckedFact()) Used |= StatusFact.Unverified;
        else if (!StatusFacts.AreInDoubt(agreement, Used)) return answer;
        return (answer.State, Certainty.Likely);
    }

    private (AgreementState State, Certainty Certainty) Decide(StatusPlaces places)
    {
        if (places.Split() is not var (passed, ahead)) return Table(places);
        if (!passed.AreInOrder(_status)) return Decide(ahead, passed);
        return ahead.AreInOrder(_status) ? Join(Decide(passed), Decide(ahead)) : Decide(passed, ahead);
    }

    // What rules a side out that has another state decides as well.
    private (AgreementState State, Certainty Certainty) Decide(StatusPlaces places, StatusPlaces ruledOut)
    {
        var answer = Decide(places);
        var used = Used;
        Used = Decide(ruledOut).State == answer.State ? used : used | ruledOut.OutOfOrder(_status);
        return answer;
    }

    private static (AgreementState State, Certainty Certainty) Join((AgreementState State, Certainty Certainty) left, (AgreementState State, Certainty Certainty) right)
    {
        if (left.State == right.State) return (left.State, Weaker(left.Certainty, right.Certainty));
        return (Array.IndexOf(ByPreference, left.State) < Array.IndexOf(ByPreference, right.State) ? left.State : right.State, Certainty.Unclear);
    }

    private static Certainty Weaker(Certainty left, Certainty right) => left > right ? left : right;

    // That nobody has taken their place is not known.
    private readonly bool EndedByParties => agreement.Get(Agreement.TerminatedOn) is null && agreement.Get(Agreement.PartyLeftOn) is not null;

    // No date is open here.
    private (AgreementState State, Certainty Certainty) Table(in StatusPlaces at)
    {
        Used |= StatusFact.TerminatedOn;
        if (at.Terminated == Place.Passed)
            return (End(), !at.AreInOrder(_status) || (at.Recorded == Place.Ahead && (Is(RecordedStatus.InForce) || Is(RecordedStatus.Suspended))) ? Certainty.Unclear : EndedByParties ? Certainty.Likely : Certainty.Certain);
        if (Is(RecordedStatus.UnderNegotiation))
        {
            switch (NegotiationsCameFirst(at))
            {
                case null: return Join(Negotiated(at), Signable(at));
                case false: return Negotiated(at);
            }
        }

        return Signable(at);
    }

    // The record is not known to be older than the date of a signature: then that date is none, whatever it is.
    private (AgreementState State, Certainty Certainty) Negotiated(in StatusPlaces at)
    {
        Used |= StatusFact.SignedOn | StatusFact.InForceOn;
        var date = at.Signed != Place.Missing ? at.Signed : at.InForce;
        if (date == Place.Ahead || (date == Place.Missing && at.Recorded == Place.Ahead))
            // An undated record may be older than the entry into force, and a signature lie between them.
            return (AgreementState.NotYetSigned, at is { Signed: Place.Missing, Recorded: Place.Missing } ? Certainty.Unclear : Certainty.Certain);
        return (AgreementState.UnderNegotiation, date == Place.Missing && at.Recorded == Place.Missing ? Certainty.Unclear : Certainty.Likely);
    }

    private (AgreementState State, Certainty Certainty) Signable(in StatusPlaces at)
    {
        var mayHaveEnded = false;
        if (at.Terminated == Place.Missing && at.Signed != Place.Ahead && at.InForce != Place.Ahead)
        {
            if (_status?.IsEnd() == true)
            {
                Used |= StatusFact.Recorded;
                if (at.Recorded != Place.Ahead) return (End(), at.Recorded == Place.Passed ? Certainty.Likely : Certainty.Unclear);
                mayHaveEnded = true;
            }

            if (at.PeriodTo == Place.Passed)
            {
                Used |= StatusFact.PeriodTo;
                switch (GoesOn(at))
                {
                    case null: return Join((AgreementState.Ended, Certainty.Likely), Standing(at));
                    case false: return (AgreementState.Ended, Certainty.Likely);
                }
            }
        }

        // A withdrawal that was notified takes effect some time later.
        mayHaveEnded |= at.Terminated == Place.Missing && at.Recorded != Place.Ahead && Is(RecordedStatus.WithdrawalNotified) && at.Signed != Place.Ahead;
        var (state, certainty) = Standing(at);
        return (state, mayHaveEnded || !at.AreInOrder(_status) ? Certainty.Unclear : certainty);
    }

    // Since when it was suspended before the record nobody knows, nor whether that was lifted after it.
    private (AgreementState State, Certainty Certainty) Standing(in StatusPlaces at)
    {
        if (at.Signed == Place.Ahead || at.InForce == Place.Ahead || !Is(RecordedStatus.Suspended)) return Running(at);
        return at.Recorded == Place.Ahead ? (Running(at).State, Certainty.Unclear) : (AgreementState.Suspended, at.Recorded == Place.Passed ? Certainty.Likely : Certainty.Unclear);
    }

    private (AgreementState State, Certainty Certainty) Running(in StatusPlaces at)
    {
        Used |= StatusFact.InForceOn;
        if (at.InForce == Place.Passed)
        {
            var lasts = at.Terminated == Place.Ahead || ((Is(RecordedStatus.InForce) || Is(RecordedStatus.WithdrawalNotified)) && IsRecordedOnDayOrLater(at));
            if (at.Terminated == Place.Missing) Used |= StatusFact.NoEnd;
            return (AgreementState.InForce, lasts ? Certainty.Certain : Certainty.Likely);
        }

        Used |= StatusFact.SignedOn;
        if (at.InForce == Place.Missing && at.Signed != Place.Ahead)
        {
            if (at.Recorded != Place.Ahead && Is(RecordedStatus.InForce)) return (AgreementState.InForce, at.Recorded == Place.Passed ? Certainty.Likely : Certainty.Unclear);
            Used |= StatusFact.PeriodFrom;
            if (at.PeriodFrom == Place.Passed) return (AgreementState.InForce, Certainty.Likely);
        }

        Used |= StatusFact.ProvisionalFrom;
        // It lasts until the entry into force, or the end.
        if (at.Provisional == Place.Passed && at.Signed != Place.Ahead)
            return (AgreementState.ProvisionallyApplied, at.InForce == Place.Ahead ? Certainty.Certain : Is(RecordedStatus.InForce) ? Certainty.Unclear : Certainty.Likely);

        return at.Signed switch
        {
            Place.Passed => (AgreementState.Signed, CertaintyOfSigned(at)),
            Place.Ahead when at.Recorded == Place.Passed && Is(RecordedStatus.UnderNegotiation) => (AgreementState.UnderNegotiation, Certainty.Likely),
            Place.Ahead => (AgreementState.NotYetSigned, Certainty.Certain),
            _ => WithoutSignature(at),
        };
    }

    private Certainty CertaintyOfSigned(in StatusPlaces at)
    {
        if (at.InForce == Place.Ahead) return Certainty.Certain;
        // It entered into force at some time before that record.
        if (Is(RecordedStatus.InForce)) return Certainty.Unclear;
        return Is(RecordedStatus.Signed) && IsRecordedOnDayOrLater(at) ? Certainty.Certain : Certainty.Likely;
    }

    private (AgreementState State, Certainty Certainty) WithoutSignature(in StatusPlaces at)
    {
        Used |= StatusFact.NoSignature;
        if (Is(RecordedStatus.UnderNegotiation) && at.Recorded != Place.Missing)
            return at.Recorded == Place.Ahead ? (AgreementState.NotYetSigned, Certainty.Certain) : (AgreementState.UnderNegotiation, Certainty.Unclear);
        if (_status?.ImpliesSigned() == true) Used |= StatusFact.Recorded;
        if (_status?.ImpliesSigned() == true && at.Recorded == Place.Passed) return (AgreementState.Signed, Certainty.Likely);
        Used |= StatusFact.PeriodTo;
        if (at is { InForce: Place.Missing, Terminated: Place.Missing, PeriodFrom: Place.Missing, PeriodTo: Place.Missing, Recorded: Place.Missing, Provisional: Place.Missing })
        {
            Used = (Used & ~StatusFact.NoSignature) | StatusFact.NoDate;
            return (AgreementState.Stated, Certainty.Unclear);
        }

        return (AgreementState.Unknown, Certainty.Unclear);
    }

    // True: the record is older than what would be the date of a signature; null: it may be. What follows a signature is none before it.
    private readonly bool? NegotiationsCameFirst(in StatusPlaces at)
    {
        var (date, place) = agreement.Get(Agreement.SignedOn) is { } signed ? (signed, at.Signed) : (StatusFacts.InForceOn(agreement), at.InForce);
        if (date is not { } begun || agreement.Get(Agreement.StatusAsOf) is not { } recorded || at.Recorded == Place.Missing) return false;
        var last = Earliest(Days(begun, place).Last, StatusFacts.InForceOn(agreement)?.Last, agreement.Get(Agreement.TerminatedOn)?.Last);
        return at.Recorded != place ? at.Recorded == Place.Passed : IsBefore(Days(recorded, place), (begun.First, last));
    }

    // True: it is prolonged by itself, or a source recorded it in force after the end of its period; null: perhaps. What is in force by then was signed.
    private bool? GoesOn(in StatusPlaces at)
    {
        if (agreement.Is(Agreement.Renewal, RenewalType.Tacit))
        {
            Used |= StatusFact.Renewal;
            return true;
        }

        if (at.Recorded == Place.Missing || !(Is(RecordedStatus.InForce) || Is(RecordedStatus.Suspended))) return false;
        if (at.Recorded == Place.Ahead) return true;
        var (period, recorded) = (agreement.Get(Agreement.PeriodTo)!.Value, agreement.Get(Agreement.StatusAsOf)!.Value);
        var first = Latest(recorded.First, agreement.Get(Agreement.SignedOn)?.First, StatusFacts.InForceOn(agreement)?.First);
        // The last day of the period lies before the day.
        return IsBefore((Latest(period.First, agreement.Get(Agreement.PeriodFrom)?.First), Earliest(period.Last, day.AddDays(-1))), (first, Days(recorded, at.Recorded).Last));
    }

    // What was given up had not begun.
    private AgreementState End() => Is(RecordedStatus.Cancelled) ? AgreementState.Cancelled : AgreementState.Ended;

    // Those of a date that lie where it does.
    private readonly (DateOnly First, DateOnly Last) Days(PartialDate date, Place at) =>
        (at == Place.Ahead ? Latest(date.First, day.AddDays(1)) : date.First, at == Place.Passed ? Earliest(date.Last, day) : date.Last);

    private static bool? IsBefore((DateOnly First, DateOnly Last) left, (DateOnly First, DateOnly Last) right) => left.Last < right.First ? true : left.First < right.Last ? null : false;

    private static DateOnly Earliest(DateOnly day, params ReadOnlySpan<DateOnly?> others)
    {
        foreach (var other in others)
            if (other < day) day = other.Value;
        return day;
    }

    private static DateOnly Latest(DateOnly day, params ReadOnlySpan<DateOnly?> others)
    {
        foreach (var other in others)
            if (other > day) day = other.Value;
        return day;
    }

    private readonly bool IsRecordedOnDayOrLater(in StatusPlaces at) =>
        at.Recorded == Place.Ahead || (at.Recorded == Place.Passed && agreement.Get(Agreement.StatusAsOf)!.Value.First >= day);

    private bool Is(RecordedStatus status)
    {
        if (_status != status) return false;
        Used |= StatusFact.Recorded;
        return true;
    }

    private readonly bool RestsOnUncheckedFact()
    {
        if (agreement.Is(Agreement.Unverified)) return true;
        foreach (var field in agreement.Get(Agreement.UnverifiedFields))
            if ((Used & StatusFacts.Of(field)) != StatusFact.None) return true;
        return false;
    }
}
