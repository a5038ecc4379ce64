namespace CooperationGraph.Datasets.Rules;

/// <summary>A required cell is empty: an id, an end of a relationship, a required property or relationship column.</summary>
public sealed class MissingValueRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            var required = table.Columns.Select(table.IsRequired).ToArray();
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
}
