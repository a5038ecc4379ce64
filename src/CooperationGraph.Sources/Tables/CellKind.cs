namespace CooperationGraph.Sources.Tables;

/// <summary>What a file holds in a cell.</summary>
public enum CellKind
{
    /// <summary>A text, as everything in CSV.</summary>
    Text,

    /// <summary>A number of a workbook, which may be the serial number of a day, counted from 1899-12-30.</summary>
    Number,

    /// <summary>A number of a workbook that counts days from 1904-01-01, as those of old Macintoshes do.</summary>
    NumberFrom1904,

    /// <summary>A number of a workbook that is shown as a day, a month or a year.</summary>
    Day,
}
