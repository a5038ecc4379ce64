using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>
/// The status of an agreement on a day, computed from its dates by three-valued logic: a partial date that may lie on either side of the
/// day leaves the answer open.
/// </summary>
/// <remarks>
/// The first line that applies gives the state; <c>maybe</c> means that the date's precision leaves it open.
/// <list type="table">
/// <item><term>terminated_on has passed</term><description>ENDED, certain</description></item>
/// <item><term>no terminated_on, and a source records the end by that day</term><description>ENDED, likely</description></item>
/// <item><term>no terminated_on, and period_to has passed</term><description>ENDED, likely: a plan may be prolonged</description></item>
/// <item><term>in_force_on has passed</term><description>IN_FORCE, certain where a later end is known or a source records it so on that day or later; else likely</description></item>
/// <item><term>in_force_on maybe</term><description>IN_FORCE, unclear</description></item>
/// <item><term>no in_force_on, and a source records it in force by that day</term><description>IN_FORCE, likely; unclear where the record has no date</description></item>
/// <item><term>no in_force_on, and period_from has passed</term><description>IN_FORCE, likely</description></item>
/// <item><term>signed_on has passed</term><description>SIGNED, certain where in_force_on lies ahead or a source records it so on that day or later; else likely</description></item>
/// <item><term>signed_on maybe</term><description>SIGNED, unclear</description></item>
/// <item><term>signed_on lies ahead</term><description>NOT_YET_SIGNED, certain</description></item>
/// <item><term>being negotiated, by record</term><description>UNDER_NEGOTIATION, likely</description></item>
/// <item><term>in_force_on lies ahead, signed_on missing</term><description>SIGNED, unclear</description></item>
/// <item><term>nothing else known</term><description>STATED, likely</description></item>
/// </list>
/// A terminated_on, or a recorded end, that is maybe makes any of these unclear. A deciding date that nobody has checked makes a certain answer likely.
/// </remarks>
public sealed record AgreementStatus
{
    private readonly List<Fact> _facts;

    private AgreementStatus(string state, string certainty, List<Fact> facts)
    {
        State = state;
        Certainty = certainty;
        _facts = facts;
    }

    /// <summary>UNDER_NEGOTIATION, NOT_YET_SIGNED, STATED, SIGNED, IN_FORCE or ENDED.</summary>
    public string State { get; }

    /// <summary>CERTAIN, LIKELY or UNCLEAR.</summary>
    public string Certainty { get; }

    /// <summary>The facts that decided it, such as <c>in_force_on 1994-08-13</c>, in the order in which they were asked.</summary>
    public IReadOnlyList<string> Because => _facts.ConvertAll(fact => fact.ToString());

    /// <param name="agreement">A node of the label Agreement.</param>
    public static AgreementStatus On(GraphNode agreement, DateOnly asOf) => new Reasoning(agreement, asOf).Decide();

    /// <summary>A fact used: a date of the agreement, or something that has no date.</summary>
    private readonly record struct Fact(string Name, PartialDate? Date)
    {
        public override string ToString() => Date is null ? Name : $"{Name} {Date}";
    }

    private readonly struct Reasoning(GraphNode agreement, DateOnly asOf)
    {
        private readonly List<Fact> _facts = [];

        public AgreementStatus Decide()
        {
            var (state, certainty) = Answer();
            if (certainty == "CERTAIN" && RestsOnUncheckedFact())
            {
                certainty = "LIKELY";
                _facts.Add(new("unverified", null));
            }

            return new(state, certainty, _facts);
        }

        private (string State, string Certainty) Answer()
        {
            var ended = Passed(Agreement.TerminatedOn);
            if (ended == true) return ("ENDED", "CERTAIN");
            var hasEnd = agreement[Agreement.TerminatedOn] is not null;
            var mayHaveEnded = hasEnd && ended is null;
            if (!hasEnd && Recorded("TERMINATED", "WITHDRAWN") is { } record && Passed(Agreement.SignedOn) != false)
            {
                if (record.Date?.CertainlyOnOrBefore(asOf) == true) return ("ENDED", "LIKELY");
                mayHaveEnded = record.Date?.PossiblyOnOrBefore(asOf) != false;
            }

            if (!hasEnd && agreement.Get(Agreement.PeriodTo) is { } periodTo && periodTo.CertainlyBefore(asOf))
            {
                _facts.Add(new(Agreement.PeriodTo.Name, periodTo));
                return ("ENDED", "LIKELY");
            }

            var (state, certainty) = Running(hasEnd);
            return (state, mayHaveEnded ? "UNCLEAR" : certainty);
        }

        private (string State, string Certainty) Running(bool hasEnd)
        {
            var effective = Passed(Agreement.InForceOn);
            var ahead = agreement[Agreement.InForceOn] is not null && effective == false;
            if (effective == true)
            {
                var certain = hasEnd || (Recorded("IN_FORCE", "IN_FORCE") is { Date: { } date } && asOf <= date.First);
                if (!hasEnd) _facts.Add(new("terminated_on not recorded", null));
                return ("IN_FORCE", certain ? "CERTAIN" : "LIKELY");
            }

            if (agreement[Agreement.InForceOn] is not null && effective is null) return ("IN_FORCE", "UNCLEAR");
            if (!ahead)
            {
                if (Recorded("IN_FORCE", "IN_FORCE") is { } record && record.Date?.PossiblyOnOrBefore(asOf) != false && Passed(Agreement.SignedOn) != false)
                    return ("IN_FORCE", record.Date?.CertainlyOnOrBefore(asOf) == true ? "LIKELY" : "UNCLEAR");
                if (Passed(Agreement.PeriodFrom) == true) return ("IN_FORCE", "LIKELY");
            }

            if (agreement[Agreement.SignedOn] is not null)
            {
                return Passed(Agreement.SignedOn) switch
                {
                    true when ahead => ("SIGNED", "CERTAIN"),
                    true => ("SIGNED", Recorded("SIGNED", "SIGNED") is { Date: { } date } && asOf <= date.First ? "CERTAIN" : "LIKELY"),
                    false => ("NOT_YET_SIGNED", "CERTAIN"),
                    null => ("SIGNED", "UNCLEAR"),
                };
            }

            if (Recorded("UNDER_NEGOTIATION", "UNDER_NEGOTIATION") is not null) return ("UNDER_NEGOTIATION", "LIKELY");
            if (ahead) return ("SIGNED", "UNCLEAR");
            _facts.Add(new("no date recorded", null));
            return ("STATED", "LIKELY");
        }

        // True: on every day that the date can stand for; false: on none; null: the precision leaves it open, or there is no date.
        private bool? Passed(Property<PartialDate> property)
        {
            if (agreement.Get(property) is not { } date) return null;
            Add(new(property.Name, date));
            return date.CertainlyOnOrBefore(asOf) ? true : date.PossiblyOnOrBefore(asOf) ? null : false;
        }

        private (string Status, PartialDate? Date)? Recorded(string status, string orStatus)
        {
            if (agreement.Get(Agreement.Status) is not { } recorded || (recorded != status && recorded != orStatus)) return null;
            var date = agreement.Get(Agreement.StatusAsOf);
            Add(new(date is null ? $"recorded {recorded}" : $"recorded {recorded} as of", date));
            return (recorded, date);
        }

        private bool RestsOnUncheckedFact()
        {
            var facts = _facts;
            return agreement.Is(Agreement.Unverified) || agreement.Get(Agreement.UnverifiedFields).Any(field => facts.Exists(fact => fact.Name == field && fact.Date is not null));
        }

        private void Add(Fact fact)
        {
            if (!_facts.Contains(fact)) _facts.Add(fact);
        }
    }
}
