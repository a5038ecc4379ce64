using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A rule that looks at each filled cell by itself.</summary>
public abstract class CellRule(string code, Severity severity) : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            for (var j = 0; j < table.Columns.Count; j++)
            {
                if (!LooksAt(table.Columns[j])) continue;
                for (var i = 0; i < table.Rows.Count; i++)
                    if (table.Rows[i][j] is { } cell && Refuses(cell)) notices.Add(code, severity, table.File, Message, table.RowNumber(i), table.Columns[j].Name, cell);
            }
        }
    }

    protected abstract string Message { get; }

    /// <summary>All columns, where it is not overridden.</summary>
    protected virtual bool LooksAt(SeedColumn column) => true;

    protected abstract bool Refuses(string cell);

    /// <summary>Whether a column holds free text.</summary>
    protected static bool IsText(SeedColumn column) => column.Property is { Kind: PropertyKind.Text or PropertyKind.TextList };
}
