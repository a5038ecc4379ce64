using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A range without its end (<c>range_without_end</c>), an end without a range (<c>end_without_range</c>), or a range from high to low
/// (<c>range_out_of_order</c>).
/// </summary>
public sealed class RangeRule : IDatasetRule
{
    private static readonly (NodeLabel Label, Property<decimal> From, Property<decimal> To, EnumeratedProperty<Comparison> Comparison)[] Ranges =
        [(Amount.Label, Amount.Value, Amount.ValueMax, Amount.Comparison), (Observation.Label, Observation.Value, Observation.ValueMax, Observation.Comparison)];

    private static readonly string Range = Comparison.Range.Word();

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var (label, from, to, comparison) in Ranges)
        {
            var table = seed[label];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var row = table.Rows[i];
                var isRange = row[table.IndexOf(comparison)] == Range;
                if (isRange && row[table.IndexOf(to)] is null)
                    notices.Add("range_without_end", Severity.Error, table.File, $"The comparison is {Range}, but '{to}' is empty. Write the upper end, or another comparison: {string.Join(", ", comparison.Values.Where(word => word != Range))}.", table.RowNumber(i), to.Name);
                else if (!isRange && row[table.IndexOf(to)] is { } end)
                    notices.Add("end_without_range", Severity.Error, table.File, $"'{to}' is the upper end of a range, but the comparison is not {Range}. Write {Range}, or empty the cell.", table.RowNumber(i), to.Name, end);
                else if (isRange && Number(row[table.IndexOf(from)], from) is { } low && Number(row[table.IndexOf(to)], to) is { } high && low > high)
                    notices.Add("range_out_of_order", Severity.Error, table.File, $"The range ends at {CellValue.ToText(high)}, below its begin {CellValue.ToText(low)}. Write the lower number into '{from}'.", table.RowNumber(i), to.Name, row[table.IndexOf(to)]);
            }
        }
    }

    private static decimal? Number(string? cell, Property property) => cell is not null && CellValue.TryParse(property, cell, out var value) ? (decimal?)value : null;
}
