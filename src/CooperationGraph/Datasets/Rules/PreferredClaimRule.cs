using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// Two claims on one field are preferred (<c>two_preferred_claims</c>), the preferred one does not state what stands on the row
/// (<c>preferred_claim_differs</c>), or it denies that (<c>preferred_claim_denies</c>). Each of several relationships of one type is a field by itself.
/// </summary>
public sealed class PreferredClaimRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var claims = ClaimTable.Of(seed);
        var first = new Dictionary<(string, string, string?, string?), int>();
        for (var i = 0; i < claims.Claims.Count; i++)
        {
            var claim = claims.Claims[i];
            if (claim.Rank != Rank.Preferred) continue;
            var row = claims.RowNumber(i);
            var isKnown = seed.Ids.TryGetValue(claim.About, out var subject);
            var type = isKnown ? seed.Model.RelationshipTypes.FirstOrDefault(each => each.Name == claim.Field && each.StartsFrom(subject.Label)) : null;
            var key = (claim.About, claim.Field ?? "", claim.AppliesTo, type is { IsOnlyOne: false } ? claim.Value : null);
            if (claim.Field is { } field && !first.TryAdd(key, row))
            {
                notices.Add("two_preferred_claims", Severity.Error, claims.File, $"Row {first[key]} is preferred for '{CellText.Shown(field)}' of '{CellText.Shown(claim.About)}' already. Make one of them {Rank.Normal.Word()}.", row, "rank", claim.Rank.Value.Word());
            }
            else if (isKnown && (claim.AppliesTo is null || RelationshipField.Of(claim.Field, subject.Label) is not null))
            {
                var kept = Kept(seed, claim, type, subject);
                if (claim.Stance == Stance.Denies && Denies(claim, subject.Label, kept))
                    notices.Add("preferred_claim_denies", Severity.Error, claims.File, $"The preferred claim denies what stands on the row of '{CellText.Shown(claim.About)}'. Make the claim {Rank.Normal.Word()}, or remove what it denies.", row, "stance", Stance.Denies.Word());
                else if (claim is { Stance: not Stance.Denies, Value: { } value } && Differs(seed, claim, type, subject.Label, value, kept))
                    notices.Add("preferred_claim_differs", Severity.Error, claims.File, $"The preferred value differs from '{claim.Field}' of '{CellText.Shown(claim.About)}', {(kept is null && type is not null ? "which does not lead there" : $"which is '{CellText.Shown(kept ?? "")}'")}. Change one of them, or make the claim {Rank.Normal.Word()}.", row, "value", value);
            }
        }
    }

    // What stands on the row where the claim is about it; of the row as a whole, its id.
    private static string? Kept(SeedFolder seed, ClaimTable.Row claim, RelationshipType? type, (NodeLabel Label, string?[] Row) subject)
    {
        if (claim.Field is not { } field) return subject.Row[0];
        if (subject.Label.Find(field) is { } property) return subject.Row[seed[subject.Label].IndexOf(property)];
        if (RelationshipField.Of(field, subject.Label) is { } own)
            return seed[own.Type].Rows.Where(row => row[0] == claim.About && row[1] == claim.AppliesTo).Select(row => row[seed[own.Type].IndexOf(own.Property)]).FirstOrDefault(cell => cell is not null);
        if (type is null) return null;
        if (type.Column is not null)
        {
            var column = seed[subject.Label].IndexOf(type);
            var ids = seed[subject.Label].Columns[column].IdsOf(subject.Row[column]);
            return type.IsOnlyOne ? ids.FirstOrDefault() : Array.Find(ids, id => claim.Value is null || id == claim.Value);
        }

        return seed[type].Rows.Find(row => row[0] == claim.About && row[1] is not null && (claim.Value is null || row[1] == claim.Value))?[1];
    }

    // Cells that name nothing, and rows that could not be read, are another rule's.
    private static bool Differs(SeedFolder seed, ClaimTable.Row claim, RelationshipType? type, NodeLabel label, string value, string? kept)
    {
        if ((label.Find(claim.Field ?? "") ?? RelationshipField.Of(claim.Field, label)?.Property) is { } property) return !States(property, value, kept);
        return type is not null && value != kept && seed.Ids.ContainsKey(value) && (type.Column is not null || !(seed[type].IsBroken || seed[type].Untaken.Contains(claim.About)));
    }

    private static bool Denies(ClaimTable.Row claim, NodeLabel label, string? kept)
    {
        if (kept is null) return false;
        if (claim.Value is not { } denied || claim.Field is null) return true;
        return (label.Find(claim.Field) ?? RelationshipField.Of(claim.Field, label)?.Property) is not { } property ? denied == kept
            : CellValue.TryParse(property, kept, out var value) && CellValue.TryParse(property, denied, out var said) && value is not null && said is not null && PropertyValue.Implies(value, said);
    }

    // A finer date states the coarser one of the row. Cells that do not parse are another rule's.
    private static bool States(Property property, string claimed, string? kept)
    {
        if (!CellValue.TryParse(property, claimed, out var said) || said is null || kept is null) return claimed == (kept ?? "");
        return !CellValue.TryParse(property, kept, out var value) || (value is not null && PropertyValue.Implies(said, value));
    }
}
