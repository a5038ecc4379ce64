using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A claim's field is neither a property nor a relationship type of the row that it is about, nor a column of one (<c>claim_on_unknown_field</c>), it is a column of a relationship that the row does
/// not have (<c>claim_on_unknown_relationship</c>), or its value is none of that field (<c>claim_value_does_not_parse</c>). A claim about the row as a whole has a value, though no field that it could be
/// of (<c>claim_value_without_field</c>).
/// </summary>
public sealed class ClaimFieldRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var claims = ClaimTable.Of(seed);
        HashSet<(string?, string?)>? parties = null;
        for (var i = 0; i < claims.Claims.Count; i++)
        {
            var claim = claims.Claims[i];
            var row = claims.RowNumber(i);
            if (claim is { Field: null, Value: { } alone })
                notices.Add("claim_value_without_field", Severity.Warning, claims.File, "The claim is about the row as a whole, and its value says nothing of that. Write into 'field' what the value is of, or empty the cell.", row, "value", alone);
            if (claim.Field is null || !seed.Ids.TryGetValue(claim.About, out var subject)) continue;
            var column = RelationshipField.Of(claim.Field, subject.Label);
            if ((subject.Label.Find(claim.Field) ?? column?.Property) is { } property)
            {
                if (claim.Value is { } value && !CellValue.TryParse(property, value, out _))
                    notices.Add("claim_value_does_not_parse", Severity.Error, claims.File, () => CellValueRule.Advice(property, value) + " The source's own words go into 'value_as_given'.", row, "value", value);
                if (column is null) continue;
                parties ??= seed[column.Type].Rows.Select(each => (each[0], each[1])).ToHashSet();
                if (!seed[column.Type].IsBroken && !parties.Contains((claim.About, claim.AppliesTo)) && (claim.AppliesTo is null || !seed.MayHave(claim.AppliesTo)))
                    notices.Add("claim_on_unknown_relationship", Severity.Error, claims.File, () => $"No row of {column.Type.File} leads from '{CellText.Shown(claim.About)}' to '{CellText.Shown(claim.AppliesTo ?? "")}'. Write into 'applies_to' the id of the other end.{(claim.AppliesTo is { } other ? NearestName.Hint(other, parties.Where(each => each.Item1 == claim.About).Select(each => each.Item2).OfType<string>()) : "")}", row, Claim.AppliesTo.Name, claim.AppliesTo);
            }
            else if (seed.Model.RelationshipTypes.FirstOrDefault(type => type.Name == claim.Field && type.StartsFrom(subject.Label)) is { } type)
            {
                if (claim.Value is { } id && !seed.MayHave(id) && !(seed.Ids.TryGetValue(id, out var end) && ReferenceRule.Allows(type, subject.Label, end.Label)))
                    notices.Add("claim_value_does_not_parse", Severity.Error, claims.File, () => OfEnd(seed, type, subject.Label, id), row, "value", id);
            }
            else
            {
                var known = subject.Label.Properties.Select(each => each.Name).Concat(seed.Model.RelationshipTypes.Where(each => each.StartsFrom(subject.Label)).Select(each => each.Name)).Concat(RelationshipField.All.Where(each => each.Type.StartsFrom(subject.Label)).Select(each => each.Name));
                notices.Add("claim_on_unknown_field", Severity.Error, claims.File, () => $"{subject.Label.Name} has no field '{CellText.Shown(claim.Field)}'.{Direction(seed.Model, claim.Field) ?? NearestName.Hint(claim.Field, known)}", row, "field", claim.Field);
            }
        }
    }

    // The nearest of the rows that it may lead to: of the file that the id names where that is one of them.
    private static string OfEnd(SeedFolder seed, RelationshipType type, NodeLabel from, string id)
    {
        var ends = seed.Model.Labels.Where(label => ReferenceRule.Allows(type, from, label)).ToList();
        var meant = seed.Model.LabelOf(id) is { } named && ends.Contains(named) ? [named] : ends;
        return $"The value of {type.Name} is the id of a row that it may lead to; from {from.Name} that is {string.Join(" or ", ends.Select(label => label.Name))}.{NearestName.Hint(id, meant.SelectMany(label => seed[label].Rows).Select(each => each[0]).OfType<string>())}";
    }

    // A claim on a relationship stands with the row that it starts from.
    private static string? Direction(ModelTable model, string field) =>
        model.RelationshipTypes.FirstOrDefault(type => type.Name == field) is { } type
            ? $" {field} leads from {string.Join(" or ", type.Ends.Select(ends => ends.From.Name).Distinct())}: let the claim be about that row, and write the id of the other one as its value."
            : null;
}
