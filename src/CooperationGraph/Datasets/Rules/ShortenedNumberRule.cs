using System.Text.RegularExpressions;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A text of digits, such as a record's number, that a spreadsheet took for a number and shortened: <c>3.9539E+11</c>.</summary>
public sealed partial class ShortenedNumberRule() : CellRule("shortened_number", Severity.Warning)
{
    protected override string Message => "A spreadsheet has shortened a long number, and its last digits may be lost. Take it from the source again, and import the column as text.";

    protected override bool LooksAt(SeedColumn column) => IsText(column);

    protected override bool Refuses(string cell) => char.IsAsciiDigit(cell[0]) && Exponent().IsMatch(cell);

    [GeneratedRegex(@"^[0-9]([.,][0-9]+)?E\+[0-9]{1,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exponent();
}
