using System.Globalization;
using System.Text;

namespace CooperationGraph.Sources.Tables;

/// <summary>A column that a published form has, under one of several names.</summary>
/// <param name="Spellings">As editions spell it; <c>#</c> stands for a year. Capitals, spaces and punctuation do not count, nor does how dates are written, <c>(MM/DD/YYYY)</c>.</param>
/// <param name="IsRequired">Whether rows cannot be read without it.</param>
public sealed record FormColumn(string Name, IReadOnlyList<string> Spellings, bool IsRequired = false)
{
    private static readonly (string Form, DayOrder? Order)[] DateForms = [("mmddyyyy", DayOrder.MonthFirst), ("ddmmyyyy", DayOrder.DayFirst), ("yyyymmdd", null)];

    private readonly string[] _folded = [.. Spellings.Prepend(Name).Select(Fold).Distinct()];

    /// <summary>Whether a header's cell names the column, and the year in it where the spelling has one.</summary>
    public bool IsNamedBy(string header, out int? year)
    {
        var folded = Fold(header);
        foreach (var (form, _) in DateForms)
            if (folded.EndsWith(form, StringComparison.Ordinal) && folded.Length > form.Length) folded = folded[..^form.Length];
        foreach (var spelling in _folded)
            if (Matches(spelling, folded, out year)) return true;
        year = null;
        return false;
    }

    /// <summary>The order of day and month that a header names; null where it names none.</summary>
    public static DayOrder? OrderIn(string header) => Array.Find(DateForms, each => Fold(header).EndsWith(each.Form, StringComparison.Ordinal)).Order;

    /// <summary>Letters and digits alone, in small letters without accents; <c>#</c> stays.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c) || c == '#') folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    private static bool Matches(string spelling, string folded, out int? year)
    {
        year = null;
        var place = spelling.IndexOf('#', StringComparison.Ordinal);
        if (place < 0) return spelling == folded;
        if (folded.Length != spelling.Length + 3 || !folded.StartsWith(spelling[..place], StringComparison.Ordinal) || !folded.EndsWith(spelling[(place + 1)..], StringComparison.Ordinal)) return false;
        if (!int.TryParse(folded.AsSpan(place, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var found)) return false;
        year = found;
        return true;
    }
}
