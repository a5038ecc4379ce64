namespace CooperationGraph.Sources.Tables;

/// <summary>A cell as it was published.</summary>
/// <param name="Text">
/// Its text, without white space at its ends; numbers with a point and without an exponent; days as <c>YYYY-MM-DD</c>, or <c>YYYY-MM</c> or <c>YYYY</c> where no more is shown.
/// Null where nothing stands there.
/// </param>
public readonly record struct PublishedCell(string? Text, CellKind Kind = CellKind.Text)
{
    // What people and programs write for "none"; #N/A is how a spreadsheet says "not available".
    private static readonly HashSet<string> Absences = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "N.A.", "n.a", "#N/A", "#N/A N/A", "NaN", "NULL", "None", "Nil", "-", "--", "---", "–", "—", "..", "...", "…", "?", "(blank)", "not available", "not applicable", "unknown",
    };

    // What a formula leaves that failed (ISO/IEC 29500-1, 18.17.3, and what later spreadsheets added).
    private static readonly HashSet<string> Errors = new(StringComparer.OrdinalIgnoreCase)
    {
        "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "Err:502", "Err:508", "Err:509", "Err:522",
    };

    /// <summary>What stands for a formula that no spreadsheet has computed: the programs that write workbooks do not, and leave it without a value.</summary>
    internal const string Uncomputed = "#UNCOMPUTED!";

    /// <summary>Whether a formula failed there, or was not computed: it says nothing, and not that nothing is known.</summary>
    public bool IsError => Text is not null && (Errors.Contains(Text) || Text is Uncomputed);

    /// <summary>Whether nothing is said: an empty cell, what stands for one, an error, or the question marks that are left of letters that an encoding does not have.</summary>
    public bool IsAbsent => Text is null || Absences.Contains(Text) || IsError || !Text.AsSpan().ContainsAnyExcept('?', ' ');

    /// <summary>The text; null where nothing is said.</summary>
    public string? Said => IsAbsent ? null : Text;
}
