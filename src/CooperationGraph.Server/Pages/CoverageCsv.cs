using System.Data;
using System.Globalization;
using System.Text.Json;
using Sylvan.Data.Csv;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// The coverage matrix as CSV in UTF-8: a row for each source of each agreement of a cell, or of each check; a row alone for a cell with neither.
/// Rows stand in the order of the matrix, and each names the day and the revision, so that it can be cited by itself.
/// </summary>
internal static class CoverageCsv
{
    private static readonly string[] Columns =
        ["country", "country_name", "counterpart", "type", "as_of", "state", "certainty", "since", "agreement", "agreement_title", "checked_up_to", "source", "source_title", "publisher", "url", "locator", "revision"];

    public static string Of(JsonElement data)
    {
        var matrix = data.GetProperty("coverage");
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in Columns) table.Columns.Add(column, typeof(string));
        foreach (var row in matrix.List("rows"))
        {
            foreach (var cell in row.List("cells"))
            {
                foreach (var (agreement, check, citation) in EvidenceOf(cell))
                {
                    table.Rows.Add(
                        row.Text("country", "code"), row.Text("country", "name"), matrix.Text("counterpart", "code"), cell.Text("type"), matrix.Text("asOf"), cell.Text("state"), cell.Text("certainty"),
                        cell.Text("since"), agreement.Text("id"), agreement.Text("title"), check.Text("upTo"), citation.Text("source", "id"), citation.Text("source", "title"), citation.Text("source", "publisher"),
                        citation.Text("source", "url"), citation.Text("locator"), data.Text("dataset", "revision"));
                }
            }
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvDataWriter.Create(text))
        using (var reader = table.CreateDataReader()) csv.Write(reader);
        return text.ToString();
    }

    private static IEnumerable<(JsonElement Agreement, JsonElement Check, JsonElement Citation)> EvidenceOf(JsonElement cell)
    {
        var none = default(JsonElement);
        var ofAgreements = cell.List("agreements").SelectMany(agreement => agreement.List("citations").DefaultIfEmpty().Select(citation => (agreement, none, citation)));
        return ofAgreements.Concat(cell.List("checks").Select(check => (none, check, check))).DefaultIfEmpty();
    }
}
