namespace CooperationGraph.Server.Pages;

/// <summary>
/// Text for the cells of a spreadsheet, which runs what looks like a formula: such a text gets an apostrophe in front of it, as OWASP advises against
/// CSV injection. Spreadsheets hide the apostrophe or show it; programs take it away again where the second character is one of these.
/// </summary>
internal static class SpreadsheetText
{
    // Those of OWASP: the four signs, tab and line ends; and the signs' wide forms, which spreadsheets of East Asia take for the same.
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    public static string? Disarm(string? text) => text is [var first, ..] && Beginnings.Contains(first, StringComparison.Ordinal) ? "'" + text : text;
}
