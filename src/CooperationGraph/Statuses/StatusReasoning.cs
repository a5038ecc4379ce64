using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>The table of <see cref="AgreementStatus"/>, asked once for each way in which the open dates can lie.</summary>
internal struct StatusReasoning(GraphNode agreement, DateOnly day)
{
    // Of several possible states the first is named: what may cover before what does not, and never "signed" where a source may still record negotiations.
    private static readonly string[] ByPreference = ["UNDER_NEGOTIATION", "IN_FORCE", "SIGNED", "STATED", "UNKNOWN", "NOT_YET_SIGNED", "ENDED"];
    private static readonly string[] ByStrength = ["CERTAIN", "LIKELY", "UNCLEAR"];

    private readonly string? _status = agreement.Get(Agreement.Status);

    /// <summary>What the answer rests on.</summary>
    public StatusFact Used { get; private set; }

    public (string State, string Certainty) Decide()
    {
        var answer = Decide(StatusPlaces.Of(agreement, day));
        if (answer.Certainty != "CERTAIN" || !RestsOnUncheckedFact()) return answer;
        Used |= StatusFact.Unverified;
        return (answer.State, "LIKELY");
    }

    private (string State, string Certainty) Decide(StatusPlaces places)
    {
        if (places.Split() is not var (passed, ahead)) return Table(places);
        if (!passed.AreInOrder(_status)) return Decide(ahead);
        return ahead.AreInOrder(_status) ? Join(Decide(passed), Decide(ahead)) : Decide(passed);
    }

    private static (string State, string Certainty) Join((string State, string Certainty) left, (string State, string Certainty) right)
    {
        if (left.State == right.State) return (left.State, Weaker(left.Certainty, right.Certainty));
        return (Array.IndexOf(ByPreference, left.State) < Array.IndexOf(ByPreference, right.State) ? left.State : right.State, "UNCLEAR");
    }

    private static string Weaker(string left, string right) => Array.IndexOf(ByStrength, left) > Array.IndexOf(ByStrength, right) ? left : right;

    // No date is open here.
    private (string State, string Certainty) Table(in StatusPlaces at)
    {
        Used |= StatusFact.TerminatedOn;
        if (at.Terminated == Place.Passed)
            return ("ENDED", at.AreInOrder(_status) && !(at.Recorded == Place.Ahead && Is(RecordedStatuses.InForce)) ? "CERTAIN" : "UNCLEAR");
        if (Is(RecordedStatuses.UnderNegotiation))
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
    private (string State, string Certainty) Negotiated(in StatusPlaces at)
    {
        Used |= StatusFact.SignedOn | StatusFact.InForceOn;
        var date = at.Signed != Place.Missing ? at.Signed : at.InForce;
        if (date == Place.Ahead || (date == Place.Missing && at.Recorded == Place.Ahead))
            // An undated record may be older than the entry into force, and a signature lie between them.
            return ("NOT_YET_SIGNED", at is { Signed: Place.Missing, Recorded: Place.Missing } ? "UNCLEAR" : "CERTAIN");
        return ("UNDER_NEGOTIATION", date == Place.Missing && at.Recorded == Place.Missing ? "UNCLEAR" : "LIKELY");
    }

    private (string State, string Certainty) Signable(in StatusPlaces at)
    {
        var mayHaveEnded = false;
        if (at.Terminated == Place.Missing && at.Signed != Place.Ahead && at.InForce != Place.Ahead)
        {
            if (RecordedStatuses.IsEnd(_status))
            {
                Used |= StatusFact.Recorded;
                if (at.Recorded != Place.Ahead) return ("ENDED", at.Recorded == Place.Passed ? "LIKELY" : "UNCLEAR");
                mayHaveEnded = true;
            }

            if (at.PeriodTo == Place.Passed)
            {
                Used |= StatusFact.PeriodTo;
                switch (WasProlonged(at))
                {
                    case null: return Join(("ENDED", "LIKELY"), Running(at));
                    case false: return ("ENDED", "LIKELY");
                }
            }
        }

        // A withdrawal that was notified takes effect some time later.
        mayHaveEnded |= at.Terminated == Place.Missing && at.Recorded != Place.Ahead && Is(RecordedStatuses.WithdrawalNotified) && at.Signed != Place.Ahead;
        var (state, certainty) = Running(at);
        return (state, mayHaveEnded || !at.AreInOrder(_status) ? "UNCLEAR" : certainty);
    }

    private (string State, string Certainty) Running(in StatusPlaces at)
    {
        Used |= StatusFact.InForceOn;
        if (at.InForce == Place.Passed)
        {
            var lasts = at.Terminated == Place.Ahead || ((Is(RecordedStatuses.InForce) || Is(RecordedStatuses.WithdrawalNotified)) && IsRecordedOnDayOrLater(at));
            if (at.Terminated == Place.Missing) Used |= StatusFact.NoEnd;
            return ("IN_FORCE", lasts ? "CERTAIN" : "LIKELY");
        }

        Used |= StatusFact.SignedOn;
        if (at.InForce == Place.Missing && at.Signed != Place.Ahead)
        {
            if (at.Recorded != Place.Ahead && Is(RecordedStatuses.InForce)) return ("IN_FORCE", at.Recorded == Place.Passed ? "LIKELY" : "UNCLEAR");
            Used |= StatusFact.PeriodFrom;
            if (at.PeriodFrom == Place.Passed) return ("IN_FORCE", "LIKELY");
        }

        return at.Signed switch
        {
            Place.Passed => ("SIGNED", CertaintyOfSigned(at)),
            Place.Ahead when at.Recorded == Place.Passed && Is(RecordedStatuses.UnderNegotiation) => ("UNDER_NEGOTIATION", "LIKELY"),
            Place.Ahead => ("NOT_YET_SIGNED", "CERTAIN"),
            _ => WithoutSignature(at),
        };
    }

    private string CertaintyOfSigned(in StatusPlaces at)
    {
        if (at.InForce == Place.Ahead) return "CERTAIN";
        // It entered into force at some time before that record.
        if (Is(RecordedStatuses.InForce)) return "UNCLEAR";
        return Is(RecordedStatuses.Signed) && IsRecordedOnDayOrLater(at) ? "CERTAIN" : "LIKELY";
    }

    private (string State, string Certainty) WithoutSignature(in StatusPlaces at)
    {
        Used |= StatusFact.NoSignature;
        if (Is(RecordedStatuses.UnderNegotiation) && at.Recorded != Place.Missing)
            return at.Recorded == Place.Ahead ? ("NOT_YET_SIGNED", "CERTAIN") : ("UNDER_NEGOTIATION", "UNCLEAR");
        if (RecordedStatuses.ImpliesSigned(_status)) Used |= StatusFact.Recorded;
        if (RecordedStatuses.ImpliesSigned(_status) && at.Recorded == Place.Passed) return ("SIGNED", "LIKELY");
        Used |= StatusFact.PeriodTo;
        if (at is { InForce: Place.Missing, Terminated: Place.Missing, PeriodFrom: Place.Missing, PeriodTo: Place.Missing, Recorded: Place.Missing })
        {
            Used = (Used & ~StatusFact.NoSignature) | StatusFact.NoDate;
            return ("STATED", "UNCLEAR");
        }

        return ("UNKNOWN", "UNCLEAR");
    }

    // True: the record is older than what would be the date of a signature; null: it may be.
    private readonly bool? NegotiationsCameFirst(in StatusPlaces at)
    {
        var (date, place) = agreement.Get(Agreement.SignedOn) is { } signed ? (signed, at.Signed) : (agreement.Get(Agreement.InForceOn), at.InForce);
        return date is null || at.Recorded == Place.Missing ? false : IsBefore(agreement.Get(Agreement.StatusAsOf)!.Value, at.Recorded, date.Value, place);
    }

    // True: a source recorded it in force after the end of its period; null: perhaps.
    private bool? WasProlonged(in StatusPlaces at) =>
        at.Recorded == Place.Missing || !Is(RecordedStatuses.InForce)
            ? false
            : IsBefore(agreement.Get(Agreement.PeriodTo)!.Value, at.PeriodTo, agreement.Get(Agreement.StatusAsOf)!.Value, at.Recorded);

    private static bool? IsBefore(PartialDate left, Place leftAt, PartialDate right, Place rightAt) =>
        leftAt != rightAt ? leftAt == Place.Passed : left.Last < right.First ? true : left.First < right.Last ? null : false;

    private readonly bool IsRecordedOnDayOrLater(in StatusPlaces at) =>
        at.Recorded == Place.Ahead || (at.Recorded == Place.Passed && agreement.Get(Agreement.StatusAsOf)!.Value.First >= day);

    private bool Is(string status)
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
