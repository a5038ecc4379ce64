using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CooperationGraph.Graph;
using Sylvan.Data.Csv;

namespace CooperationGraph.Server.Pages;

/// <summary>
/// The coverage matrix as CSV in UTF-8, with the byte order mark by which Excel knows it: a row for each fact of an agreement that a source supports, or for
/// each check; a row alone for a cell with neither. Rows stand in the order of the matrix, none twice, and each names the day and the revision, so that it can be cited by itself.
/// </summary>
internal static class CoverageCsv
{
    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("country", "The country, by its ISO 3166-1 alpha-3 code.", row => row.Line.Text("country", "code")),
        new("country_name", "Its name.", row => row.Line.Text("country", "name")),
        new("counterpart", "The other party, by its code.", row => row.Matrix.Text("counterpart", "code")),
        new("type", "The type of agreement.", row => row.Cell.Text("type")),
        new("as_of", "The day that everything in the row holds on.", row => row.Matrix.Text("asOf")),
        new("state", "The state of the cell: of all agreements of the type together.", row => row.Cell.Text("state")),
        new("certainty", "How surely the facts decide it.", row => row.Cell.Text("certainty")),
        new("since", "Since when it lasts, where a date is known.", row => row.Cell.Text("since")),
        new("disputed_by", "Where sources do not agree: which of them stand against what the cell says, each with what it says, of which field of which row; those known to be wrong are left out.", row => DissentsOf(row.Cell)),
        new("agreement", "The agreement; empty in the row of a check.", row => row.Standing.Text("agreement", "id")),
        new("agreement_title", "Its title.", row => row.Standing.Text("agreement", "title")),
        new("agreement_state", "What it is between the two on the day: an ended treaty may stand in a cell that is in force by another, and one of the two may have joined later than others, or left.", row => row.Standing.Text("state")),
        new("agreement_certainty", "How surely the facts decide that: UNCLEAR where it rests on no source, sources disagree on it, or it is not certain that both are party.", row => row.Standing.Text("certainty")),
        new("checked_up_to", "In the row of a check: the day up to which the source was read completely.", row => row.Check.Text("upTo")),
        new("field", "What of the agreement the source supports: a column of agreements.csv, or * for the row as a whole. Empty without a source, and in the row of a check.", row => row.Standing.ValueKind == JsonValueKind.Object && row.Citation.ValueKind == JsonValueKind.Object ? row.Citation.Text("field") ?? "*" : null),
        new("except_fields", "In the row of a source of the whole: the columns with a value that it does not support, such as in_force_on where it tells of the signature.", row => row.Standing.ValueKind == JsonValueKind.Object && row.Citation.List("exceptFields").Any() ? string.Join(' ', row.Citation.List("exceptFields").Select(column => column.GetString())) : null),
        new("source", "The source.", row => row.Citation.Text("source", "id")),
        new("source_title", "Its title.", row => row.Citation.Text("source", "title")),
        new("publisher", "Who published it.", row => row.Citation.Text("source", "publisher")),
        new("url", "Where it is.", row => row.Citation.Text("source", "url")),
        new("locator", "The place in it.", row => row.Citation.Text("locator")),
        new("revision", "The revision of the data.", row => row.Data.Text("dataset", "revision")),
    ];

    /// <param name="data">The answer to <c>coverage-csv.graphql</c>.</param>
    public static byte[] Of(JsonElement data)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in Columns) table.Columns.Add(column.Name, typeof(string));
        var written = new HashSet<string>();
        foreach (var row in RowsOf(data))
        {
            var cells = Columns.Select(column => SpreadsheetText.Disarm(column.Of(row))).ToArray();
            // Two claims may say the same of the same place.
            if (written.Add(string.Join('\0', cells))) table.Rows.Add(cells);
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvDataWriter.Create(text))
        using (var reader = table.CreateDataReader()) csv.Write(reader);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // source:x denies in_force_on of agreement:z; source:y says in_force_on 1995 of agreement:z
    private static string? DissentsOf(JsonElement cell)
    {
        var dissents = cell.List("conflicts").SelectMany(conflict => conflict.List("dissents").Where(claim => !claim.Is("rank", Rank.Deprecated)).Select(claim =>
            string.Join(' ', new[] { claim.Text("source", "id"), claim.Is("stance", Stance.Denies) ? "denies" : "says", conflict.Text("field") ?? "*", claim.Text("value"), $"of {conflict.Text("subject", "id")}" }.OfType<string>()))).Distinct();
        return string.Join("; ", dissents) is { Length: > 0 } text ? text : null;
    }

    private static IEnumerable<CsvRow> RowsOf(JsonElement data)
    {
        var matrix = data.GetProperty("coverage");
        foreach (var line in MatrixTable.OfOthers(matrix))
        {
            foreach (var cell in line.List("cells"))
            {
                foreach (var (standing, check, citation) in EvidenceOf(cell)) yield return new(data, matrix, line, cell, standing, check, citation);
            }
        }
    }

    private static IEnumerable<(JsonElement Standing, JsonElement Check, JsonElement Citation)> EvidenceOf(JsonElement cell)
    {
        var none = default(JsonElement);
        var ofAgreements = cell.List("standings").SelectMany(standing => standing.GetProperty("agreement").List("citations").DefaultIfEmpty().Select(citation => (standing, none, citation)));
        return ofAgreements.Concat(cell.List("checks").Select(check => (none, check, check))).DefaultIfEmpty();
    }
}

/// <param name="Of">Its text in a row; null for an empty cell.</param>
internal sealed record CsvColumn(string Name, string Description, Func<CsvRow, string?> Of);

/// <summary>What one row of the CSV is about; a part that it is not about is undefined.</summary>
internal readonly record struct CsvRow(JsonElement Data, JsonElement Matrix, JsonElement Line, JsonElement Cell, JsonElement Standing, JsonElement Check, JsonElement Citation);
