using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A number that cannot be meant: a percentage of a whole outside 0 to 100, a sum of money or a length below 0, more than 100 years of survival.</summary>
public sealed class NumberBoundsRule : IDatasetRule
{
    private static readonly (PropertyOwner Owner, Property<decimal> Property, decimal Least, decimal Most)[] Bounds =
    [
        (TakesPartIn.Type, TakesPartIn.SharePercent, 0, 100),
        (Agreement.Label, Agreement.SurvivalYears, 0, 100),
        (Project.Label, Project.LengthKm, 0, decimal.MaxValue),
        (Amount.Label, Amount.Value, 0, decimal.MaxValue),
        (Amount.Label, Amount.ValueMax, 0, decimal.MaxValue),
    ];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var (owner, property, least, most) in Bounds)
        {
            var table = seed[owner];
            var form = most == decimal.MaxValue ? $"{least} or more" : $"{least} to {most}";
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (table.Rows[i][table.IndexOf(property)] is not { } cell || !CellValue.TryParse(property, cell, out var value) || ((decimal)value! >= least && (decimal)value <= most)) continue;
                notices.Add("number_out_of_bounds", Severity.Error, table.File, $"'{property}' is {CellText.Shown(cell)}; it may be {form}. Correct the number.", table.RowNumber(i), property.Name, cell);
            }
        }
    }
}
