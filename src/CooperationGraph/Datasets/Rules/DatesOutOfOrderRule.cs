using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>One date certainly lies after another that it should not lie after. Dates that may be in order, by their precision, pass.</summary>
public sealed class DatesOutOfOrderRule : IDatasetRule
{
    // Treaties have entered into force before their formal signature, hence the warning.
    private static readonly (PropertyOwner Owner, Property<PartialDate> Earlier, Property<PartialDate> Later, Severity Severity)[] Pairs =
    [
        (Agreement.Label, Agreement.SignedOn, Agreement.InForceOn, Severity.Warning),
        (Agreement.Label, Agreement.SignedOn, Agreement.TerminatedOn, Severity.Error),
        (Agreement.Label, Agreement.InForceOn, Agreement.TerminatedOn, Severity.Warning),
        (Agreement.Label, Agreement.PeriodFrom, Agreement.PeriodTo, Severity.Error),
        (Meeting.Label, Meeting.StartsOn, Meeting.EndsOn, Severity.Error),
        (Project.Label, Project.ConstructionStart, Project.CompletedOn, Severity.Warning),
        (Financing.Label, Financing.StartedOn, Financing.CompletedOn, Severity.Warning),
        (Observation.Label, Observation.PeriodFrom, Observation.PeriodTo, Severity.Error),
        (PartyTo.Type, PartyTo.SignedOn, PartyTo.RatifiedOn, Severity.Warning),
        (PartyTo.Type, PartyTo.SignedOn, PartyTo.WithdrawnOn, Severity.Error),
        (PartyTo.Type, PartyTo.RatifiedOn, PartyTo.InForceOn, Severity.Warning),
        (PartyTo.Type, PartyTo.ProvisionalFrom, PartyTo.InForceOn, Severity.Warning),
        (PartyTo.Type, PartyTo.InForceOn, PartyTo.WithdrawnOn, Severity.Warning),
        (Agreement.Label, Agreement.ProvisionalFrom, Agreement.InForceOn, Severity.Warning),
        (ParticipatesIn.Type, ParticipatesIn.ValidFrom, ParticipatesIn.ValidTo, Severity.Error),
        (MemberOf.Type, MemberOf.ValidFrom, MemberOf.ValidTo, Severity.Error),
    ];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var (owner, earlier, later, severity) in Pairs)
        {
            var table = seed[owner];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var row = table.Rows[i];
                if (!PartialDate.TryParse(row[table.IndexOf(earlier)], out var first) || !PartialDate.TryParse(row[table.IndexOf(later)], out var second)) continue;
                if (first.First <= second.Last) continue;
                notices.Add("dates_out_of_order", severity, table.File, $"'{earlier}' {first} lies after '{later}' {second}. Correct one of them.", table.RowNumber(i), later.Name, second.ToString());
            }
        }
    }
}
