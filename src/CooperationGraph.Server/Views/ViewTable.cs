using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CooperationGraph.Server.Pages;
using Sylvan.Data.Csv;

namespace CooperationGraph.Server.Views;

/// <summary>The rows that a picture is drawn from, to be taken along.</summary>
/// <param name="Rows">In the order of the picture, with a value or null for each column.</param>
internal sealed record ViewTable(IReadOnlyList<ViewColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>CSV in UTF-8 with the byte order mark by which Excel knows it; each row ends with the day and the revision, so that it can be cited by itself.</summary>
    public byte[] Csv(string day, string revision)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var name in Columns.Select(column => column.Name).Concat(["as_of", "revision"])) table.Columns.Add(name, typeof(string));
        foreach (var row in Rows) table.Rows.Add([.. row.Append(day).Append(revision).Select(SpreadsheetText.Disarm)]);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvDataWriter.Create(text))
        using (var reader = table.CreateDataReader()) csv.Write(reader);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>An object with what the picture says of itself, the columns, and a list of rows, each an object by the names of the columns.</summary>
    public byte[] Json(View view)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = Readable }))
        {
            json.WriteStartObject();
            json.WriteString("title", view.Caption.Title);
            json.WriteString("subtitle", view.Caption.Subtitle);
            json.WriteString("asOf", view.Caption.Date);
            json.WriteString("revision", view.Caption.Revision);
            json.WriteString("address", view.Caption.Address);
            WriteTexts("notes", view.Caption.Notes);
            WriteTexts("sources", view.Caption.Sources);
            json.WriteStartArray("columns");
            foreach (var column in Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("description", column.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                foreach (var (column, value) in Columns.Zip(row)) json.WriteString(column.Name, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();

            void WriteTexts(string name, IReadOnlyList<string> texts)
            {
                json.WriteStartArray(name);
                foreach (var text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
            }
        }

        return bytes.ToArray();
    }
}

internal sealed record ViewColumn(string Name, string Description);
