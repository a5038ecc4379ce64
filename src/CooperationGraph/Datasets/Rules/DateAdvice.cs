using System.Globalization;
using System.Text.RegularExpressions;

namespace CooperationGraph.Datasets.Rules;

/// <summary>What to do about a cell that is no partial date.</summary>
internal static partial class DateAdvice
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
    private const string Form = "Write YYYY, YYYY-MM or YYYY-MM-DD.";
    private const string AsText = "Take the column from the source again, imported into the spreadsheet as text, or format it as YYYY-MM-DD before saving.";

    // Excel counts the days from here, with a 29 February 1900 that never was.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>For the forms that spreadsheets write: whole columns of them, for which one notice is enough. Null for any other.</summary>
    public static string? OfSpreadsheet(string cell)
    {
        if (DayMonthYear().IsMatch(cell)) return $"The column has dates such as '{cell}', where it cannot be told which is the day and which the month. A spreadsheet wrote them so. {AsText}";
        if (MonthByName().IsMatch(cell)) return $"The column has dates such as '{cell}', with a month by its name, and perhaps without the day or the century. A spreadsheet wrote them so. {AsText}";
        if (YearFirst().IsMatch(cell)) return $"The column has dates such as '{cell}'. Write hyphens, and two digits for month and day: YYYY-MM-DD.";
        if (WithTime().IsMatch(cell)) return $"The column has dates with a time of day, such as '{cell}'. Leave the time off: {cell[..10]}.";
        if (Serial().IsMatch(cell) && int.Parse(cell, CultureInfo.InvariantCulture) is var days)
            return $"The column has a spreadsheet's day numbers, such as '{cell}', which is {SerialZero.AddDays(days).ToString("O", CultureInfo.InvariantCulture)}. {AsText}";
        return null;
    }

    /// <summary>For any other cell.</summary>
    public static string Of(string cell) =>
        Uncertain().Match(cell) is { Success: true } match
            ? match.Groups["date"].Length == cell.Length
                ? cell.Length > 4 ? "No calendar has that month or day." : Form
            : match.Groups["date"].Length < 4
                ? "A decade is no date here: leave the cell empty, and say what is known in 'note'."
                : $"An uncertain or approximate date is written as far as it is sure, such as {match.Groups["date"].Value}, without '?', '~', 'X' or words; say the doubt in 'note', or in the claim."
            : Between().Match(cell) is { Success: true } span
                ? $"A cell holds one date: write the one that the column means, or what {span.Groups["from"].Value} and the other have in common, and say the rest in 'note'."
                : cell[0] == '=' ? $"A formula is no date: write the date alone. {Form}" : Form;

    [GeneratedRegex(@"^\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4}|\d{2})$", Options)]
    private static partial Regex DayMonthYear();

    // 13-Mar-92, Mar-92.
    [GeneratedRegex(@"^(\d{1,2}[- ])?\p{L}{3}\.?[- ](\d{4}|\d{2})$", Options)]
    private static partial Regex MonthByName();

    [GeneratedRegex(@"^\d{4}([/.]\d{1,2}([/.]\d{1,2})?|-\d(-\d{1,2})?|-\d{2}-\d)$", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?Z?$", Options)]
    private static partial Regex WithTime();

    // 1927 to 2064: four digits are a year.
    [GeneratedRegex(@"^[1-5]\d{4}$", Options)]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?:(?:c|ca|circa|about|approx)\.?\s+|~)?(?<date>\d{3,4}(?:-(?:0[1-9]|[1-3]\d)){0,2})(?:[?~%]|[Xx]|-?[Xx]{2}(?:-[Xx]{2})?|-00(?:-00)?)*$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Uncertain();

    [GeneratedRegex(@"^(?<from>\d{4}(?:-\d\d){0,2})\s*(?:/|\.\.|–|—| to | - )\s*\d{4}(?:-\d\d){0,2}$", Options)]
    private static partial Regex Between();
}
