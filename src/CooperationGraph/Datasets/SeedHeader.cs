using Sylvan.Data.Csv;

namespace CooperationGraph.Datasets;

/// <summary>The first row of a seed file: for each column of the file its place in the table.</summary>
internal sealed class SeedHeader
{
    /// <summary>The place of a column without a name: it may stand there as long as it is empty.</summary>
    public const int Nameless = -2;

    private const int Unknown = -1;
    private const int ComparedNames = 50;

    private readonly SeedTable _table;
    private readonly int[] _slots;
    private bool _namelessIsUsed;

    private SeedHeader(SeedTable table, int[] slots) => (_table, _slots) = (table, slots);

    /// <summary>How many columns the file has.</summary>
    public int Count => _slots.Length;

    /// <summary>The place of a column in the table; negative where it has none.</summary>
    public int this[int column] => _slots[column];

    /// <summary>Null, after what is wrong was noticed, where rows cannot be read by this header.</summary>
    public static SeedHeader? Read(List<string> names, SeedTable table, NoticeList notices)
    {
        var known = table.Columns.Select(column => column.Name).ToList();
        if (WholeMistake(names, known) is { } mistake)
        {
            notices.Add(mistake.Code, Severity.Error, table.File, $"{mistake.Message} The first row must be: {string.Join(',', known)}", 1);
            return null;
        }

        var slots = new int[names.Count];
        var isReadable = true;
        for (var i = 0; i < slots.Length; i++)
        {
            var name = names[i];
            slots[i] = name.Length == 0 ? Nameless : known.IndexOf(name);
            if (slots[i] == Unknown)
            {
                notices.Add("unknown_column", Severity.Error, table.File, () => $"There is no column '{CellText.Shown(name)}'. Rename or remove it.{QuoteAdvice(name)}{NearestName.Hint(name, known)}", 1, value: name);
            }
            else if (slots[i] >= 0 && names.IndexOf(name) < i)
            {
                isReadable = false;
                notices.Add("duplicate_column", Severity.Error, table.File, $"Column {names.IndexOf(name) + 1} has the name '{name}' already. Remove one of the two, or rename it: which of them counts cannot be told.", 1, name);
            }
        }

        // What a file lacks is as if its cells were empty: files outlive the columns that the model had when they were written.
        foreach (var column in table.Columns.Where(table.IsRequired))
        {
            if (names.Contains(column.Name)) continue;
            isReadable = false;
            notices.Add("missing_column", Severity.Error, table.File, $"The column '{column.Name}' is missing. Add it, with a value in every row.", 1, column.Name);
        }

        return isReadable ? new(table, slots) : null;
    }

    /// <summary>Whether the row says the names again.</summary>
    public bool IsRepeatedBy(CsvDataReader csv)
    {
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0 && !csv.GetFieldSpan(i).Trim().SequenceEqual(_table.Columns[_slots[i]].Name)) return false;
        return true;
    }

    /// <summary>A column without a name has a cell with something in it.</summary>
    public void FoundNameless(int row, ReadOnlySpan<char> cell, SeedTable table, NoticeList notices)
    {
        _namelessIsUsed = true;
        notices.Add("nameless_column", Severity.Error, table.File, "The cell stands in a column whose first row has no name. Name the column, or remove it.", row, value: cell.ToString());
    }

    /// <summary>After the last row: a column without a name that is empty was left out.</summary>
    public void NoticeNameless(NoticeList notices)
    {
        if (_slots.Contains(Nameless) && !_namelessIsUsed)
            notices.Add("empty_column", Severity.Warning, _table.File, $"{_slots.Count(slot => slot == Nameless)} columns without a name and without content are left out. Remove the commas at the ends of the rows.", 1);
    }

    // One notice for what makes every name unknown.
    private static (string Code, string Message)? WholeMistake(List<string> names, List<string> known)
    {
        var first = names.Count == 0 ? "" : names[0];
        if (names.TrueForAll(name => name.Length == 0)) return ("empty_header", "The first row is empty.");
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return ("missing_header", "The first row is a spreadsheet's own 'sep=' line. Remove it.");
        foreach (var (separator, word) in (ReadOnlySpan<(char, string)>)[(';', "semicolons"), ('\t', "tabs"), ('|', "bars")])
        {
            if (first.Split(separator).Count(name => known.Contains(name.Trim(' ', '"'))) is > 1)
                return ("wrong_delimiter", $"The cells are separated by {word}. Save the file with commas: in LibreOffice choose the field delimiter ',' when saving as CSV; Excel writes semicolons where the comma is the region's decimal sign, so choose 'CSV UTF-8' under an English region.");
        }

        return names.Take(ComparedNames).Any(name => NearestName.Of(name, known) is not null)
            ? null
            : ("missing_header", "The first row names none of the file's columns. Put the names above the data, and nothing above them.");
    }

    private static string QuoteAdvice(string name) => name.AsSpan().ContainsAny("“”„‟") ? " It has curly quotes: write straight ones (\"), or none." : "";
}
