using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A property's cell is no value of the property's kind: outside its list, no date, no number, no flag.</summary>
public sealed class CellValueRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            for (var j = table.FirstProperty; j < table.Columns.Count; j++)
            {
                if (table.Columns[j].Property is not { } property || property.Kind is PropertyKind.Text or PropertyKind.TextList) continue;
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    if (table.Rows[i][j]?.Trim() is not { Length: > 0 } cell || CellValue.TryParse(property, cell, out _)) continue;
                    var code = CodeOf(property.Kind);
                    var (file, row) = (table.File, SeedTable.RowNumber(i));
                    notices.Add(code, Severity.Error, () => new(code, Severity.Error, file, row, property.Name, cell, Advice(property, cell)));
                }
            }
        }
    }

    internal static string Advice(Property property, string cell) =>
        property.Kind switch
        {
            PropertyKind.Date => $"'{cell}' is no date of a calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.",
            PropertyKind.Number => $"'{cell}' is no number that a double holds, which all with up to 15 digits are. Write digits with a point before the decimals, without separators or exponent.",
            PropertyKind.Flag => $"'{cell}' is neither true nor false. Write 'true', or leave the cell empty.",
            _ => $"'{cell}' is not in the list of '{property.Name}': {string.Join(", ", property.Values)}.{NearestName.Hint(cell, property.Values)}",
        };

    private static string CodeOf(PropertyKind kind) =>
        kind switch
        {
            PropertyKind.Date => "invalid_date",
            PropertyKind.Number => "invalid_number",
            PropertyKind.Flag => "invalid_flag",
            _ => "value_outside_list",
        };
}
