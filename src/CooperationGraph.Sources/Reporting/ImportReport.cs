namespace CooperationGraph.Sources.Reporting;

/// <summary>What an import did, or would do.</summary>
/// <param name="Entries">In the order of the published rows; of each row what it is as a whole, then its cells that differ or were not understood.</param>
/// <param name="LeftOut">Sheets that hold no table of the form, with what they lack.</param>
/// <param name="Rows">How many published rows have each verdict; a row that is new or the same has no differing cell.</param>
/// <param name="Cells">How many cells of rows that are in the graph were not understood.</param>
/// <param name="Written">How many rows each file of the folder gets, by its name; empty where nothing changes.</param>
/// <param name="Revision">The folder's revision with them; null for a dry run that would change something.</param>
public sealed record ImportReport(
    IReadOnlyList<ReportEntry> Entries, IReadOnlyList<string> LeftOut, IReadOnlyDictionary<Verdict, int> Rows, int Cells, IReadOnlyDictionary<string, int> Written, string? Revision);
