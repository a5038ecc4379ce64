using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Datasets.Rules;

/// <summary>An agreement is said to have ended in a way, and neither a date nor a recorded status says that it has: it counts as what its other dates say.</summary>
public sealed class TerminationRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Agreement.Label];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (row[table.IndexOf(Agreement.TerminationType)] is not { } type || row[table.IndexOf(Agreement.TerminatedOn)] is not null || row[table.IndexOf(Agreement.PeriodTo)] is not null) continue;
            if (Vocabulary.Read<RecordedStatus>(row[table.IndexOf(Agreement.Status)])?.IsEnd() == true) continue;
            notices.Add("termination_without_end", Severity.Warning, table.File,
                $"It ended as {CellText.Shown(type)}, and nothing says when, so that it may count as in force. Write '{Agreement.TerminatedOn.Name}', if only '../2020' for not after that year, or '{Agreement.Status.Name}' {RecordedStatus.Terminated.Word()} with the day as of which a source says so.",
                table.RowNumber(i), Agreement.TerminationType.Name, type);
        }
    }
}
