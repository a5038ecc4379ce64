namespace CooperationGraph.Sources.Tables;

/// <summary>A cell as it was published.</summary>
/// <param name="Text">Its text, without white space at its ends; numbers with a point and without an exponent, days as <c>YYYY-MM-DD</c>. Null where nothing stands there.</param>
/// <param name="IsNumber">Whether a workbook holds it as a number, so that it may be the serial number of a day.</param>
public readonly record struct PublishedCell(string? Text, bool IsNumber = false)
{
    // What people and programs write for "none".
    private static readonly HashSet<string> Absences = new(StringComparer.OrdinalIgnoreCase) { "NA", "N/A", "N.A.", "#N/A", "NaN", "NULL", "None", "-", "–", "—", "..", "…", "?" };

    /// <summary>Whether nothing is said: an empty cell, or what stands for one.</summary>
    public bool IsAbsent => Text is null || Absences.Contains(Text);

    /// <summary>The text; null where nothing is said.</summary>
    public string? Said => IsAbsent ? null : Text;
}
