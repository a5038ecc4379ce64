using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A source that no claim and no checked scope cites.</summary>
public sealed class UnusedSourceRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var scopes = seed[CheckedScope.Label];
        var cites = scopes.Columns.ToList().FindIndex(column => column.Reference == Links.Cites);
        var used = ClaimTable.Of(seed).Claims.Select(claim => claim.Cites).Concat(scopes.Rows.Select(row => row[cites] ?? "")).ToHashSet();
        var table = seed[Source.Label];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i][0] is not { } id || used.Contains(id)) continue;
            notices.Add("unused_source", Severity.Info, table.File, $"No claim cites '{id}'.", SeedTable.RowNumber(i), "id", id);
        }
    }
}
