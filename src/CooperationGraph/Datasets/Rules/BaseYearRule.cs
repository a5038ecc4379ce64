using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// Constant prices without the year whose prices they are (<c>constant_without_base_year</c>), a base year of a sum in prices of the time (<c>base_year_without_constant</c>),
/// or a month or day in place of a year (<c>base_year_too_exact</c>).
/// </summary>
public sealed class BaseYearRule : IDatasetRule
{
    private static readonly string Constant = PriceBasis.Constant.Word();

    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Amount.Label];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var (basis, year) = (table.Rows[i][table.IndexOf(Amount.PriceBasis)], table.Rows[i][table.IndexOf(Amount.BaseYear)]);
            if (basis == Constant && year is null)
                Add("constant_without_base_year", $"The sum is in {Constant} prices, but nothing says of which year. Write it, such as 2021.");
            else if (basis is not null && basis != Constant && year is not null)
                Add("base_year_without_constant", $"'{Amount.BaseYear}' is the year of {Constant} prices, and the price basis is {CellText.Shown(basis)}. Write {Constant}, or empty the cell.");
            else if (PartialDate.TryParse(year, out var date) && date.ToString() != $"{date.First.Year:D4}")
                Add("base_year_too_exact", "Prices are those of a whole year. " + (date.Year is { } whole ? $"Write '{whole:D4}'." : "Write one, such as 2021."));

            void Add(string code, string message) => notices.Add(code, Severity.Error, table.File, message, table.RowNumber(i), Amount.BaseYear.Name, year);
        }
    }
}
