namespace CooperationGraph.Datasets.Rules;

/// <summary>Two rows have one id, or two rows of a relationship file are the same.</summary>
public sealed class DuplicateKeyRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            var first = new Dictionary<string, int>(table.Rows.Count);
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var key = table.FirstProperty == 1 ? table.Rows[i][0] : string.Join('\0', table.Rows[i]);
                if (key is null || first.TryAdd(key, i)) continue;
                var message = table.FirstProperty == 1
                    ? $"Row {table.RowNumber(first[key])} has this id already. Give one of the two another id, or remove it."
                    : $"Row {table.RowNumber(first[key])} is the same. Remove one of the two.";
                notices.Add("duplicate_key", Severity.Error, table.File, message, table.RowNumber(i), table.Columns[0].Name, table.Rows[i][0]);
            }
        }
    }
}
