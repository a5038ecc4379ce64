using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>Two rows make one country or group party to one agreement, as with two spellings of its name. It is one party all the same.</summary>
public sealed class RepeatedPartyRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[PartyTo.Type];
        var first = new Dictionary<(string, string), int>(table.Rows.Count);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i] is not [{ } from, { } to, ..] || first.TryAdd((from, to), i)) continue;
            var message = $"Row {table.RowNumber(first[(from, to)])} already makes '{from}' party to '{to}'. Keep one of the rows; another spelling of the name belongs in {Alias.Label.File}.";
            notices.Add("repeated_party", Severity.Warning, table.File, message, table.RowNumber(i), table.Columns[0].Name, from);
        }
    }
}
