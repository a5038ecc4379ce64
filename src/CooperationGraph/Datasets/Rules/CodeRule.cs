using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// A country's id is not that of its code (<c>id_without_code</c>), a code does not have its form (<c>invalid_code</c>: ISO 3166-1 alpha-3 and
/// alpha-2, UN M49 with three digits), or two countries, or two sectors of one scheme, have one code, or two countries one name (<c>duplicate_code</c>, <c>duplicate_name</c>).
/// </summary>
public sealed class CodeRule : IDatasetRule
{
    private static readonly Property[] M49 = [Country.M49, Country.RegionM49, Country.SubregionM49];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[Country.Label];
        foreach (var (property, letters) in (ReadOnlySpan<(Property, int)>)[(Country.Code, 3), (Country.Iso2, 2)])
        {
            Each(table, property, (i, code) =>
            {
                if (code.Length == letters && code.All(char.IsAsciiLetterUpper)) return;
                notices.Add("invalid_code", Severity.Error, table.File, $"The code is {letters} capital letters from A to Z.", table.RowNumber(i), property.Name, code);
            });
        }

        foreach (var property in M49)
        {
            Each(table, property, (i, code) =>
            {
                if (code.Length == 3 && code.All(char.IsAsciiDigit)) return;
                var advice = code.Length < 3 && code.All(char.IsAsciiDigit) ? $" A spreadsheet drops leading zeros: write '{code.PadLeft(3, '0')}', and import the column as text." : "";
                notices.Add("invalid_code", Severity.Error, table.File, $"The code is three digits.{advice}", table.RowNumber(i), property.Name, code);
            });
        }

        Each(table, Country.Code, (i, code) =>
        {
            if (table.Rows[i][0] is { } id && id != $"{Country.Label.IdPrefix}:{code}")
                notices.Add("id_without_code", Severity.Error, table.File, $"The id of the country with the code '{CellText.Shown(code)}' is '{Country.Label.IdPrefix}:{CellText.Shown(code)}'. Correct one of the two.", table.RowNumber(i), "id", id);
        });
        Unique(table, [Country.Code], "duplicate_code", Severity.Error, notices);
        Unique(table, [Country.Iso2], "duplicate_code", Severity.Error, notices);
        Unique(table, [Country.M49], "duplicate_code", Severity.Error, notices);
        Unique(table, [Country.NameEn], "duplicate_name", Severity.Warning, notices);
        Unique(seed[Sector.Label], [Sector.Scheme, Sector.Code], "duplicate_code", Severity.Error, notices);
    }

    private static void Unique(SeedTable table, Property[] properties, string code, Severity severity, NoticeList notices)
    {
        var first = new Dictionary<string, int>(table.Rows.Count);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var cells = Array.ConvertAll(properties, property => table.Rows[i][table.IndexOf(property)]);
            if (cells.Contains(null) || first.TryAdd(string.Join('\0', cells), i)) continue;
            var other = first[string.Join('\0', cells)];
            // The same row twice is noticed as such.
            if (table.Rows[other][0] == table.Rows[i][0]) continue;
            notices.Add(code, severity, table.File, $"Row {table.RowNumber(other)} has this {string.Join(" and ", properties.Select(property => $"'{property}'"))} already. Correct one of the two, or remove it.", table.RowNumber(i), properties[^1].Name, cells[^1]);
        }
    }

    private static void Each(SeedTable table, Property property, Action<int, string> action)
    {
        for (var i = 0; i < table.Rows.Count; i++)
            if (table.Rows[i][table.IndexOf(property)] is { } cell) action(i, cell);
    }
}
