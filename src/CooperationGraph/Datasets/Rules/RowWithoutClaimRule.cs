using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A row of a cited label has neither a claim that asserts something of it, and is not deprecated, nor the mark <c>unverified</c>: nobody would stand beside it.</summary>
public sealed class RowWithoutClaimRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var claims = seed[Claim.Label];
        if (claims.IsBroken) return;
        var claimed = ClaimTable.Of(seed).Claims.Where(claim => claim.Stance != Stance.Denies && claim.Rank != Rank.Deprecated).Select(claim => claim.About).Concat(claims.Untaken).ToHashSet();
        foreach (var label in seed.Model.Labels.Where(label => label.Cited))
        {
            var table = seed[label];
            var unverified = table.IndexOf(label.Find("unverified")!);
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (table.Rows[i][0] is not { } id || table.Rows[i][unverified] == "true" || claimed.Contains(id)) continue;
                notices.Add("row_without_claim", Severity.Error, table.File, $"No claim asserts anything of '{CellText.Shown(id)}'; one that denies or is deprecated does not count. Add one to {Claim.Label.File}, or mark the row with unverified = true.", table.RowNumber(i), "id", id);
            }
        }
    }
}
