namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// Two claims on one field are preferred (<c>two_preferred_claims</c>), or the preferred value is not the one on the row
/// (<c>preferred_claim_differs</c>).
/// </summary>
public sealed class PreferredClaimRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var claims = ClaimTable.Of(seed);
        var first = new Dictionary<(string, string, string?), int>();
        for (var i = 0; i < claims.Claims.Count; i++)
        {
            var claim = claims.Claims[i];
            if (claim.Rank != "PREFERRED" || claim.Field is not { } field) continue;
            var row = claims.RowNumber(i);
            if (!first.TryAdd((claim.About, field, claim.AppliesTo), row))
            {
                notices.Add("two_preferred_claims", Severity.Error, claims.File, $"Row {first[(claim.About, field, claim.AppliesTo)]} is preferred for '{CellText.Shown(field)}' of '{CellText.Shown(claim.About)}' already. Make one of them NORMAL.", row, "rank", claim.Rank);
            }
            else if (claim is { Value: { } value, AppliesTo: null } && seed.Ids.TryGetValue(claim.About, out var subject)
                && subject.Label.Find(field) is { } property && (subject.Row[1 + property.Index] ?? "") != value)
            {
                notices.Add("preferred_claim_differs", Severity.Error, claims.File, $"The preferred value differs from '{field}' of '{CellText.Shown(claim.About)}', which is '{CellText.Shown(subject.Row[1 + property.Index] ?? "")}'. Change one of them, or make the claim NORMAL.", row, "value", value);
            }
        }
    }
}
