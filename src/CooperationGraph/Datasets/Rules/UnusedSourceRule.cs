using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A source that no claim and no checked scope cites.</summary>
public sealed class UnusedSourceRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var scopes = seed[CheckedScope.Label];
        var cites = scopes.IndexOf(Links.Cites);
        var claims = seed[Claim.Label];
        if (claims.IsBroken || scopes.IsBroken) return;
        var used = ClaimTable.Of(seed).Claims.Select(claim => claim.Cites).Concat(scopes.Rows.Select(row => row[cites] ?? "")).Concat(claims.Untaken).Concat(scopes.Untaken).ToHashSet();
        var table = seed[Source.Label];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i][0] is not { } id || used.Contains(id)) continue;
            notices.Add("unused_source", Severity.Info, table.File, $"No claim cites '{CellText.Shown(id)}'.", table.RowNumber(i), "id", id);
        }
    }
}
