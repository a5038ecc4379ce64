using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A date that programs write for "none" or that nobody means (<c>implausible_date</c>), or one later than today of something that has happened
/// (<c>date_in_future</c>): a source read, published or recorded.
/// </summary>
public sealed class ImplausibleDateRule(DateOnly today) : IDatasetRule
{
    private const int FirstYear = 1000;
    private const int LastYear = 2199;

    // The zero days of Unix, Excel and the Macintosh's Excel.
    private static readonly string[] Zeros = ["1970-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01"];

    private static readonly (NodeLabel Label, Property<PartialDate> Property)[] Past =
        [(Agreement.Label, Agreement.StatusAsOf), (CheckedScope.Label, CheckedScope.UpTo), (Source.Label, Source.PublishedOn)];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            foreach (var column in table.Columns)
            {
                if (column.Property is not { Kind: PropertyKind.Date } property) continue;
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    if (table.Rows[i][table.IndexOf(property)] is not { } cell || !PartialDate.TryParse(cell, out var date)) continue;
                    if (YearOf(date) is { } year)
                        notices.Add("implausible_date", Severity.Warning, table.File, $"The year {year:D4} is hardly meant. Where no date is known, or none is set, leave the cell empty.", table.RowNumber(i), property.Name, cell);
                    else if (Zeros.Contains(cell))
                        notices.Add("implausible_date", Severity.Warning, table.File, "Programs write this day where they have none. Empty the cell, unless the source says this day.", table.RowNumber(i), property.Name, cell);
                }
            }
        }

        foreach (var (label, property) in Past)
        {
            var table = seed[label];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                // A day earlier or later than here it may be already elsewhere.
                if (!PartialDate.TryParse(table.Rows[i][table.IndexOf(property)], out var date) || date.First <= today.AddDays(1)) continue;
                notices.Add("date_in_future", Severity.Warning, table.File, $"'{property}' {date} is later than today, but it says when something has been found out. Correct it.", table.RowNumber(i), property.Name, date.ToString());
            }
        }
    }

    // The one of its ends that is hardly meant, if any; an open one is no year.
    private static int? YearOf(PartialDate date) =>
        date.First != DateOnly.MinValue && date.First.Year is < FirstYear or > LastYear ? date.First.Year
        : date.Last != DateOnly.MaxValue && date.Last.Year is < FirstYear or > LastYear ? date.Last.Year
        : null;
}
