using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A status was recorded on a day on which the agreement's dates certainly rule it out: in force or suspended after its end, ended or given up before that, under negotiation after the entry into force, or given up after that: what was given up had not been in force.
/// </summary>
public sealed class RecordedStatusRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Agreement.Label];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (Vocabulary.Read<RecordedStatus>(row[table.IndexOf(Agreement.Status)]) is not { } status || Date(Agreement.StatusAsOf) is not { } asOf) continue;
            if (status is RecordedStatus.InForce or RecordedStatus.Suspended) RuledOutIfAfter(Agreement.TerminatedOn);
            if (status is RecordedStatus.UnderNegotiation or RecordedStatus.Cancelled) RuledOutIfAfter(Agreement.InForceOn);
            if (status is RecordedStatus.Terminated or RecordedStatus.Withdrawn or RecordedStatus.Cancelled && Date(Agreement.TerminatedOn) is { } end && asOf.Last < end.First) Add(Agreement.TerminatedOn, end, "before");

            PartialDate? Date(Property<PartialDate> property) => PartialDate.TryParse(row[table.IndexOf(property)], out var date) ? date : null;

            void RuledOutIfAfter(Property<PartialDate> property)
            {
                if (Date(property) is { } date && asOf.First > date.Last) Add(property, date, "after");
            }

            void Add(Property property, PartialDate date, string side) =>
                notices.Add("status_out_of_order", Severity.Warning, table.File, $"It is recorded as {status.Word()} in {asOf}, {side} '{property}' {date}. Correct one of them.", table.RowNumber(i), Agreement.StatusAsOf.Name, asOf.ToString());
        }
    }
}
