using System.Buffers;
using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A property's cell is no value of the property's kind: outside its list, no date, no number, no flag. Dates that a spreadsheet has rewritten
/// (<c>spreadsheet_date</c>) are told once for each column.
/// </summary>
public sealed class CellValueRule : IDatasetRule
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.+-");
    private static readonly SearchValues<char> Scientific = SearchValues.Create("0123456789.,+-eE");

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var table in seed.Tables)
        {
            for (var j = table.FirstProperty; j < table.Columns.Count; j++)
            {
                if (table.Columns[j].Property is not { } property || property.Kind is PropertyKind.Text or PropertyKind.TextList) continue;
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    if (table.Rows[i][j] is not { } cell || CellValue.TryParse(property, cell, out _)) continue;
                    if (property.Kind == PropertyKind.Date && DateAdvice.OfSpreadsheet(cell) is { } rewritten)
                        notices.Add("spreadsheet_date", Severity.Error, table.File, rewritten, table.RowNumber(i), property.Name, cell, kept: 1);
                    else
                        notices.Add(CodeOf(property.Kind), Severity.Error, table.File, () => Advice(property, cell), table.RowNumber(i), property.Name, cell);
                }
            }
        }
    }

    internal static string Advice(Property property, string cell) =>
        property.Kind switch
        {
            PropertyKind.Date => $"'{CellText.Shown(cell)}' is no date of a calendar. {DateAdvice.Of(cell)}",
            PropertyKind.Number => $"'{CellText.Shown(cell)}' is {NumberAdvice(cell)}",
            PropertyKind.Flag => $"'{CellText.Shown(cell)}' is neither true nor false. Write 'true', or leave the cell empty.",
            _ => $"'{CellText.Shown(cell)}' is not in the list of '{property.Name}': {string.Join(", ", property.Values)}.{WordAdvice(property, cell)}",
        };

    private static string NumberAdvice(string cell)
    {
        const string Form = "Write digits with a point before the decimals, without separators or exponent.";
        var digits = cell.Count(char.IsAsciiDigit);
        return !cell.AsSpan().ContainsAnyExcept(Plain) && digits > 0 && cell.Count(c => c == '.') <= 1 && cell.LastIndexOfAny(['+', '-']) <= 0
            ? $"no number that every store holds: at most {CellValue.MaxWholeDigits} digits before the point, {CellValue.MaxDecimals} after it, and no more in all than a double keeps, which any 15 are. {Form}"
            : digits > 0 && cell.AsSpan().ContainsAny('e', 'E') && !cell.AsSpan().ContainsAnyExcept(Scientific)
                ? "a number with an exponent, to which a spreadsheet shortens long ones: digits may be lost. Write all of them, and format the column as text."
                : $"no number. {Form}";
    }

    // The nearest word in letters may mean the opposite (LESS_THAN, MORE_THAN), so it must begin alike.
    private static string WordAdvice(Property property, string cell) =>
        NearestName.Of(cell.Replace(' ', '_'), property.Values) is { } nearest && nearest.AsSpan(0, 1).Equals(cell.AsSpan(0, 1), StringComparison.OrdinalIgnoreCase) ? $" The nearest is '{nearest}'." : "";

    private static string CodeOf(PropertyKind kind) =>
        kind switch
        {
            PropertyKind.Date => "invalid_date",
            PropertyKind.Number => "invalid_number",
            PropertyKind.Flag => "invalid_flag",
            _ => "value_outside_list",
        };
}
