using System.Globalization;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Pages;

/// <summary>A partial date as people say it, as precise as the source and with its doubts.</summary>
internal static class DateWords
{
    /// <param name="date">The text of a partial date.</param>
    public static string Of(string date) =>
        date.Split('/') is [var from, var to] ? Between(from, to)
        : date[^1] switch
        {
            '?' => $"perhaps {Of(date[..^1])}",
            '~' => $"about {Of(date[..^1])}",
            '%' => $"perhaps about {Of(date[..^1])}",
            'X' when date[^2] == 'X' => Between($"{date[..^2]}00", $"{date[..^2]}99"),
            'X' => $"the {date[..^1]}0s",
            _ => IsOf("yyyy-MM-dd", date) is { } day ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
                : IsOf("yyyy-MM", date) is { } month ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
                : date,
        };

    /// <summary>The same where there is room for a year alone: <c>1994</c>, <c>1992–1994</c> for some day of these years, <c>≤ 2015</c>, <c>≥ 2015</c>.</summary>
    /// <param name="date">The text of a partial date.</param>
    public static string YearsOf(string date) =>
        PartialDate.Parse(date) is var days && days.First == DateOnly.MinValue && days.Last.Year > 1 ? $"≤ {days.Last.Year:D4}"
        : days.Last == DateOnly.MaxValue && days.First.Year < 9999 ? $"≥ {days.First.Year:D4}"
        : days.Year is { } year ? $"{year:D4}"
        : $"{days.First.Year:D4}–{days.Last.Year:D4}";

    private static string Between(string from, string to) => from == ".." ? $"{Of(to)} or earlier" : to == ".." ? $"{Of(from)} or later" : $"between {Of(from)} and {Of(to)}";

    private static DateOnly? IsOf(string form, string date) => DateOnly.TryParseExact(date, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
