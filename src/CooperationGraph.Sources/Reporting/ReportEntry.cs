using System.Globalization;
using CooperationGraph.Datasets;

namespace CooperationGraph.Sources.Reporting;

/// <summary>One line of a report.</summary>
/// <param name="Sheet">The sheet of a workbook; null for CSV.</param>
/// <param name="Row">The published row as a spreadsheet counts it.</param>
/// <param name="Column">The published column in the form's own words; null where it is about the whole row.</param>
/// <param name="SeedFile">The file of the folder that it is about, with <paramref name="Id"/>; null for what is not in the graph.</param>
public sealed record ReportEntry(Verdict Verdict, string File, string? Sheet, int Row, string? Column, string? SeedFile, string? Id, string Message)
{
    /// <summary>One line for people: <c>differing treaties.csv:12:date_of_signature agreements.csv agreement:bit-cn-kz-1992: …</c>.</summary>
    public string ToLine()
    {
        var place = string.Join(':', new[] { Sheet is null ? File : $"{File}[{CellText.Shown(Sheet)}]", Row.ToString(CultureInfo.InvariantCulture), Column }.OfType<string>());
        return $"{Verdict.ToString().ToLowerInvariant()} {place}{(Id is null ? "" : $" {SeedFile} {Id}")}: {Message}";
    }
}
