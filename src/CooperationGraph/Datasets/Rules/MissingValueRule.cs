using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A required cell is empty: an id, an end of a relationship, a required property or relationship column.</summary>
public sealed class MissingValueRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            var required = table.Columns.Select(column => Required(column, table.Owner)).ToArray();
            for (var i = 0; i < table.Rows.Count; i++)
            {
                for (var j = 0; j < required.Length; j++)
                {
                    if (!required[j] || table.Rows[i][j] is not null) continue;
                    notices.Add("missing_value", Severity.Error, table.File, $"The column '{table.Columns[j].Name}' needs a value.", table.RowNumber(i), table.Columns[j].Name);
                }
            }
        }
    }

    private static bool Required(SeedColumn column, PropertyOwner owner) =>
        column switch
        {
            { Property: { } property } => property.Required,
            { Reference: { } type } => type.Ends.Any(ends => ends.From == owner && ends.Required),
            _ => true,
        };
}
