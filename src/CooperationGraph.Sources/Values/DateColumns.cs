using CooperationGraph.Datasets;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Values;

/// <summary>
/// Reads the dates of one table. Whether day or month stands first in <c>03/04/2005</c> is told by the other dates of the column, else by those of the table's other
/// columns, else by the header, <c>(MM/DD/YYYY)</c>; where nothing tells, it is not guessed.
/// </summary>
internal sealed class DateColumns
{
    // Of five days of a calendar one in a hundred times none is later than the twelfth.
    private const int FewestConverted = 5;

    // One mistake among many does not make the others doubtful.
    private const int Outvoted = 10;

    private readonly Dictionary<string, DayOrder?> _orders = [];
    private readonly HashSet<string> _converted = [];

    public DateColumns(PublishedTable table, params IReadOnlyList<string> columns)
    {
        var votes = columns.ToDictionary(column => column, column => Votes.Of(table.Rows.Select(row => row[column])));
        var all = votes.Values.Aggregate(new Votes(), (sum, each) => sum + each);
        foreach (var (column, own) in votes)
        {
            _orders[column] = own.IsEmpty ? all.IsEmpty ? table.OrderOf(column) : all.Order : own.Order;
            // A spreadsheet that reads one order of the two makes days of those that can be read so, the wrong ones, and leaves the others as texts.
            if (!own.IsEmpty && own.Either == 0 && own.Days >= FewestConverted && own.LateDays == 0) _converted.Add(column);
        }
    }

    /// <summary>The date in the form of the seed; null where the cell says none, or what it says cannot be told, and then <paramref name="why"/> says why not.</summary>
    public string? Read(PublishedRow row, string column, out string? why)
    {
        why = null;
        var cell = row[column];
        if (cell.IsAbsent) return null;
        if (cell.Kind == CellKind.Day && _converted.Contains(column) && cell.Text!.Length == 10)
        {
            why = $"'{CellText.Shown(cell.Text!)}' is what a spreadsheet made of a date; as the texts of this column tell, it took the day for the month in all that could be read so. Take the column as text from where it was published.";
            return null;
        }

        if (PublishedDates.Read(cell, _orders[column]) is { } date) return date;
        why = PublishedDates.IsAmbiguous(cell)
            ? $"'{CellText.Shown(cell.Text!)}' is {PublishedDates.Read(cell, DayOrder.DayFirst)} or {PublishedDates.Read(cell, DayOrder.MonthFirst)}, and the other dates do not tell which. Write it as one of these."
            : $"'{CellText.Shown(cell.Text!)}' is no date.";
        return null;
    }

    /// <summary>How many dates of a column can only be read with the day or the month first, how many either way; how many are days of a workbook, and of these later than the twelfth.</summary>
    private readonly record struct Votes(int DayFirst, int MonthFirst, int Either, int Days, int LateDays)
    {
        public bool IsEmpty => DayFirst + MonthFirst == 0;

        /// <summary>The one that the dates tell; null where they contradict one another.</summary>
        public DayOrder? Order =>
            DayFirst > MonthFirst * Outvoted ? DayOrder.DayFirst : MonthFirst > DayFirst * Outvoted ? DayOrder.MonthFirst : null;

        public static Votes operator +(Votes left, Votes right) =>
            new(left.DayFirst + right.DayFirst, left.MonthFirst + right.MonthFirst, left.Either + right.Either, left.Days + right.Days, left.LateDays + right.LateDays);

        public static Votes Of(IEnumerable<PublishedCell> column)
        {
            var votes = new Votes();
            foreach (var cell in column)
            {
                if (cell is { Kind: CellKind.Day, Text.Length: 10 }) votes = votes with { Days = votes.Days + 1, LateDays = votes.LateDays + (string.CompareOrdinal(cell.Text, 8, "12", 0, 2) > 0 ? 1 : 0) };
                else if (PublishedDates.IsAmbiguous(cell)) votes = votes with { Either = votes.Either + 1 };
                else if (PublishedDates.OrderOf(cell) is { } order) votes = order == DayOrder.DayFirst ? votes with { DayFirst = votes.DayFirst + 1 } : votes with { MonthFirst = votes.MonthFirst + 1 };
            }

            return votes;
        }
    }
}
