using System.Text;
using CooperationGraph.Graph;
using Sylvan.Data.Csv;

namespace CooperationGraph.Datasets;

/// <summary>
/// Reads one CSV file into a <see cref="SeedTable"/>, cleans its cells (<see cref="CellText"/>) and notices what keeps it from being a table
/// and whatever is not taken as it stands there.
/// </summary>
internal sealed class SeedTableReader
{
    // No text in UTF-8 has half of a pair: no row is taken for a comment.
    private const char NoComment = '\uDC00';
    private const string CurlyQuotes = "“”„‟";

    private static readonly string[] ConflictMarks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private readonly SeedTable _table;
    private readonly Dictionary<string, (string? Text, CellChanges Changes)> _known;
    private readonly NoticeList _notices;
    private SeedHeader _header = null!;

    private SeedTableReader(SeedTable table, Dictionary<string, (string?, CellChanges)> known, NoticeList notices) => (_table, _known, _notices) = (table, known, notices);

    /// <summary>Never throws for bad data; a table that could not be read to its end says so (<see cref="SeedTable.IsBroken"/>).</summary>
    /// <param name="known">The texts that were read before, by what stood in the file: most cells repeat.</param>
    public static SeedTable Read(string folder, ModelTable model, PropertyOwner owner, Dictionary<string, (string? Text, CellChanges Changes)> known, NoticeList notices)
    {
        var table = new SeedTable(model, owner);
        if (SeedFile.Read(folder, owner.File, notices) is not { } text) table.IsBroken = true;
        else new SeedTableReader(table, known, notices).Read(text);
        return table;
    }

    private void Read(byte[] text)
    {
        using var reader = new StreamReader(new MemoryStream(text, writable: false), Encoding.UTF8);
        try
        {
            using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { Delimiter = ',', HasHeaders = false, Comment = NoComment, BufferSize = 1 << 18, MaxBufferSize = 1 << 26, OwnsReader = false });
            if (csv.Read() && SeedHeader.Read(Cells(csv), _table, _notices) is { } header)
            {
                _header = header;
                while (csv.Read()) ReadRow(csv);
                header.NoticeNameless(_notices);
            }
            else
            {
                _table.IsBroken = true;
            }
        }
        catch (CsvFormatException exception)
        {
            _table.IsBroken = true;
            _notices.Add("malformed_csv", Severity.Error, _table.File, $"The file cannot be read from row {exception.RowNumber} on: a quote that opens a cell is not closed, or a closed one is followed by more text. Close the quotes there, and double each quote inside of quotes.", exception.RowNumber);
        }
    }

    private void ReadRow(CsvDataReader csv)
    {
        var (row, count) = (csv.RowNumber, csv.RowFieldCount);
        if (IsBlank(csv))
        {
            _notices.Add("blank_row", Severity.Warning, _table.File, "The row is empty and is left out. Delete it.", row, kept: 1);
            return;
        }

        // A spreadsheet ends every row with the commas of its longest one.
        while (count > _header.Count && csv.GetFieldSpan(count - 1).IsWhiteSpace()) count--;
        if (count != _header.Count || (count < csv.RowFieldCount && HasSplitText(csv)))
        {
            var cells = Cells(csv);
            _table.Untaken.UnionWith(cells);
            _notices.Add("ragged_row", Severity.Error, _table.File, RaggedAdvice(csv, cells), row);
            return;
        }

        if (count < csv.RowFieldCount)
            _notices.Add("trailing_commas", Severity.Warning, _table.File, "The row ends with more commas than the header has, with nothing between them. They are left out; remove them, unless a text of the row holds a comma without quotes: then what follows it stands one column too far to the right, and the text needs quotes.", row, kept: 1);
        if (_header.IsRepeatedBy(csv))
        {
            _notices.Add("repeated_header", Severity.Error, _table.File, "The row holds the columns' names again. Remove it.", row);
            return;
        }

        var taken = new string?[_table.Columns.Count];
        for (var i = 0; i < count; i++)
        {
            var span = csv.GetFieldSpan(i);
            if (span.Length == 0) continue;
            if (_header[i] is var slot && slot >= 0) taken[slot] = Clean(span, row, slot);
            else if (slot == SeedHeader.Nameless && !span.IsWhiteSpace()) _header.FoundNameless(row, span, _table, _notices);
        }

        _table.Add(row, taken);
    }

    private string? Clean(ReadOnlySpan<char> span, int row, int slot)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(span, out var cell))
        {
            var text = CellText.Clean(span, out var changes);
            var key = text is not null && changes == CellChanges.None ? text : span.ToString();
            _known.Add(key, cell = (text, changes));
        }

        var column = _table.Columns[slot];
        if (cell.Changes != CellChanges.None) NoticeChanges(cell.Changes, span.ToString(), row, column.Name);
        if (column.Property?.Kind == PropertyKind.Flag && Flag(cell.Text) is { } flag)
        {
            _notices.Add("spreadsheet_flag", Severity.Warning, _table.File, $"'{cell.Text}' is read as '{flag}'. A spreadsheet writes it so; format the column as text.", row, column.Name, cell.Text, kept: 1);
            return flag;
        }

        return cell.Text;
    }

    private static string? Flag(string? text) =>
        text is "true" or "false" ? null
        : "true".Equals(text, StringComparison.OrdinalIgnoreCase) ? "true"
        : "false".Equals(text, StringComparison.OrdinalIgnoreCase) ? "false"
        : null;

    private void NoticeChanges(CellChanges changes, string raw, int row, string column)
    {
        if (changes.HasFlag(CellChanges.Trimmed))
            _notices.Add("stray_white_space", Severity.Warning, _table.File, "White space stands before or after the text and is dropped. Remove it.", row, column, raw);
        if (changes.HasFlag(CellChanges.Normalized))
            _notices.Add("not_nfc", Severity.Warning, _table.File, "The text is not in Unicode normalization form C and is converted. Save it in that form, so that searches find it.", row, column, raw);
        if (changes.HasFlag(CellChanges.LineEnds))
            _notices.Add("line_ends", Severity.Warning, _table.File, "The carriage returns inside of the cell are converted to line feeds.", row, column, raw);
    }

    // A space follows the comma of a sentence, and a curly quote is closed: where one of the two says otherwise, a text without quotes stands in two cells, and what follows is one column too far to the right.
    private static bool HasSplitText(CsvDataReader csv)
    {
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            var cell = csv.GetFieldSpan(i);
            if ((i > 0 && BeginsWithSpace(cell)) || int.IsOddInteger(cell.CountAny(CurlyQuotes))) return true;
        }

        return false;
    }

    private static bool BeginsWithSpace(ReadOnlySpan<char> cell) => cell.Length > 0 && char.IsWhiteSpace(cell[0]) && !cell.IsWhiteSpace();

    private string RaggedAdvice(CsvDataReader csv, List<string> cells)
    {
        var advice = $"The row has {cells.Count} cells where the header has {_header.Count}, and is not checked further. ";
        if (cells[0].StartsWith('#')) return advice + "A row is not made a comment by '#': remove it, or the sign.";
        if (cells.Exists(cell => cell.AsSpan().ContainsAny(CurlyQuotes))) return advice + "It has curly quotes, which quote nothing in CSV: write straight ones (\") around cells that hold commas.";
        for (var i = 0; i < csv.RowFieldCount; i++)
            if (BeginsWithSpace(csv.GetFieldSpan(i)) && cells[i].StartsWith('"')) return advice + "Quotes that come after a space quote nothing: remove the space between comma and quote.";
        if (Array.Exists(ConflictMarks, mark => cells[0].StartsWith(mark, StringComparison.Ordinal))) return advice + "It is a mark of git between two versions of the file: keep the rows of one of them, and remove the marks.";
        if (cells.Count == 1 && cells[0].AsSpan().ContainsAny(";\t")) return advice + "Separate the cells by commas.";
        return advice + (cells.Count < _header.Count ? "Add the commas that are missing." : "Remove commas, or put quotes around cells that hold some.");
    }

    private static bool IsBlank(CsvDataReader csv)
    {
        for (var i = 0; i < csv.RowFieldCount; i++)
            if (!csv.GetFieldSpan(i).IsWhiteSpace()) return false;
        return true;
    }

    private static List<string> Cells(CsvDataReader csv)
    {
        var cells = new List<string>(csv.RowFieldCount);
        for (var i = 0; i < csv.RowFieldCount; i++) cells.Add(CellText.Clean(csv.GetFieldSpan(i), out _) ?? "");
        return cells;
    }
}
