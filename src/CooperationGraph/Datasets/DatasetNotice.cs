namespace CooperationGraph.Datasets;

/// <summary>Something that a rule found in the seed.</summary>
/// <param name="Code">A stable code in snake case.</param>
/// <param name="Row">The row as a spreadsheet counts it, the header being 1; null where the notice is about the whole file.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
public sealed record DatasetNotice(string Code, Severity Severity, string File, int? Row, string? Column, string? Value, string Message)
{
    /// <summary>One line for people: <c>error broken_reference party_to.csv:12:to: …</c>.</summary>
    public string ToLine() => $"{Severity.ToString().ToLowerInvariant()} {Code} {string.Join(':', new[] { File, Row?.ToString(), Column }.OfType<string>())}: {Message}";
}
