using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary><c>unverified_fields</c> names a column that agreements do not have.</summary>
public sealed class UnverifiedFieldsRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Agreement.Label];
        var known = Agreement.Label.Properties.Select(property => property.Name).ToList();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            foreach (var field in (table.Rows[i][table.IndexOf(Agreement.UnverifiedFields)] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (known.Contains(field)) continue;
                notices.Add("unknown_field", Severity.Error, table.File, () => $"There is no column '{CellText.Shown(field)}'.{(field.Split(',', StringSplitOptions.TrimEntries) is { Length: > 1 } several && Array.Exists(several, known.Contains) ? " Write ';' between the columns of a cell." : NearestName.Hint(field, known))}", table.RowNumber(i), Agreement.UnverifiedFields.Name, field);
            }
        }
    }
}
