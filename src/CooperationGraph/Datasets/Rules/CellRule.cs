namespace CooperationGraph.Datasets.Rules;

/// <summary>A rule that looks at each filled cell by itself.</summary>
public abstract class CellRule(string code, Severity severity) : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var row = table.Rows[i];
                for (var j = 0; j < row.Length; j++)
                {
                    if (row[j] is not { } cell || !Refuses(cell)) continue;
                    var (file, number, column) = (table.File, SeedTable.RowNumber(i), table.Columns[j].Name);
                    notices.Add(code, severity, () => new(code, severity, file, number, column, cell.Length > 80 ? cell[..80] : cell, Message));
                }
            }
        }
    }

    protected abstract string Message { get; }

    protected abstract bool Refuses(string cell);
}
