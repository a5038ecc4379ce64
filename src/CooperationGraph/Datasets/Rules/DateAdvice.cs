using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>What to do about a cell that is no partial date.</summary>
internal static partial class DateAdvice
{
    // No \d below: it is every script's digits, and no date has other ones than ASCII's.
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
    private const string Form =
        "Write YYYY, YYYY-MM or YYYY-MM-DD; '1992?', '1992~' or '1992%' where that is uncertain, approximate or both, '1992/1994' for some day from the one to the other, '../1994' for not after it, "
        + "'1992/..' for not before it, '199X' for some day of a decade.";
    private const string Signs = "?~%";
    private const string AsText = "Take the column from the source again, imported into the spreadsheet as text, or format it as YYYY-MM-DD before saving.";

    // What word processors put in the place of a hyphen.
    private static readonly SearchValues<char> Dashes = SearchValues.Create("‐‑‒–—―−－");

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
    public static string Of(string cell)
    {
        if (cell[0] == '=') return $"A formula is no date: write the date alone. {Form}";
        if (Shape().IsMatch(cell) && !cell.Contains("-00", StringComparison.Ordinal)) return OfShape(cell);
        foreach (var meant in Meant(cell))
            if (PartialDate.TryParse(meant, out _)) return meant.Contains('/', StringComparison.Ordinal) ? $"Write '{meant}' for some day from the one to the other: a cell holds one date." : $"Write '{meant}'.";
        return Form;
    }

    // It is written as a date is, and yet is none.
    private static string OfShape(string cell)
    {
        var ends = cell.Split('/');
        if (Season().IsMatch(cell)) return "A season has other months in each half of the earth: write the months, such as 2015-03/2015-05.";
        if (Array.TrueForAll(ends, end => end is "" or ".." or "XXXX")) return "That says nothing: leave the cell empty.";
        if (Array.Exists(ends, end => end.StartsWith("0000", StringComparison.Ordinal))) return "There is no year 0: leave the cell empty where no date is known.";
        return Array.TrueForAll(ends, end => end is "" or ".." || PartialDate.TryParse(end, out _)) ? "It ends before it begins: write the earlier date first." : "No calendar has that month or day.";
    }

    // What may be meant, in the form of a date; not all of it is one.
    private static IEnumerable<string> Meant(string cell)
    {
        var text = cell.Trim('[', ']', '(', ')').Trim();
        if (About().Match(text) is { Success: true } about) yield return about.Groups["date"].Value + "~";
        if (Decade().Match(text) is { Success: true } decade) yield return decade.Groups["digits"].Value + "X";
        yield return text.Replace("-00", "", StringComparison.Ordinal).ToUpperInvariant();
        if (text.AsSpan().ContainsAny(Dashes)) yield return string.Concat(text.Select(c => Dashes.Contains(c) ? '-' : c));
        // The sign is about the whole date, and one sign says both.
        if (text.AsSpan().ContainsAny(Signs))
            yield return string.Concat(text.Where(c => !Signs.Contains(c))).Trim() + (text.Contains('~', StringComparison.Ordinal) ? text.Contains('?', StringComparison.Ordinal) ? "%" : "~" : text.Contains('%', StringComparison.Ordinal) ? "%" : "?");
        if (OneSided().Match(text) is { Success: true } side) yield return side.Groups["until"].Success ? $"../{side.Groups["date"].Value}" : $"{side.Groups["date"].Value}/..";
        if (Between().Match(text) is not { Success: true } span) yield break;
        var (from, to) = (span.Groups["from"].Value, span.Groups["to"].Value);
        if (to.Length == 2 && from.Length > 0) to = from[..2] + to;
        yield return $"{(from.Length == 0 ? ".." : from)}/{(to.Length == 0 ? ".." : to)}";
        yield return $"{to}/{from}";
    }

    [GeneratedRegex(@"^[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]([0-9]{4}|[0-9]{2})$", Options)]
    private static partial Regex DayMonthYear();

    // 13-Mar-92, Mar-92.
    [GeneratedRegex(@"^([0-9]{1,2}[- ])?\p{L}{3}\.?[- ]([0-9]{4}|[0-9]{2})$", Options)]
    private static partial Regex MonthByName();

    [GeneratedRegex(@"^[0-9]{4}([/.](0?[1-9]|1[0-2])([/.][0-9]{1,2})?|-[0-9](-[0-9]{1,2})?|-[0-9]{2}-[0-9])$", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]+)?Z?$", Options)]
    private static partial Regex WithTime();

    // 1927 to 2064: four digits are a year.
    [GeneratedRegex(@"^[1-5][0-9]{4}$", Options)]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(\.\.|([0-9]{4}|[0-9]{3}X|[0-9][0-9]XX|XXXX)(-([0-9][0-9]|XX)){0,2}[?~%]?|)(/(\.\.|([0-9]{4}|[0-9]{3}X|[0-9][0-9]XX|XXXX)(-([0-9][0-9]|XX)){0,2}[?~%]?|))?$", Options)]
    private static partial Regex Shape();

    // EDTF numbers them from 21 on.
    [GeneratedRegex(@"(^|/)[0-9]{4}-(2[1-9]|3[0-9]|4[01])[?~%]?($|/)", Options)]
    private static partial Regex Season();

    [GeneratedRegex(@"^((c|ca|circa|about|approx)\.?\s*|~\s*)(?<date>[0-9]{4}(-[0-9][0-9]){0,2})$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?<digits>[0-9]{3})(0'?s|[?~])$", Options)]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?<until>(before|until|till|not after)\s+|<=?\s*)?((after|since|from|not before)\s+|>=?\s*)?(?<date>[0-9]{4}(-[0-9][0-9]){0,2})$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex OneSided();

    [GeneratedRegex(@"^(?<from>[0-9]{4}(-[0-9][0-9]){0,2}[?~%]?)?\s*(/|\.\.|–|—|\bto\b|-)\s*(?<to>[0-9]{4}(-[0-9][0-9]){0,2}[?~%]?|[0-9][0-9])?$", Options)]
    private static partial Regex Between();
}
