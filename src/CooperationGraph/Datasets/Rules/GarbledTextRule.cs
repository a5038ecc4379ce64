using System.Text.RegularExpressions;

namespace CooperationGraph.Datasets.Rules;

/// <summary>Text in UTF-8 that some program read as Windows-1252 and saved as UTF-8 again: <c>TraitÃ©</c> for <c>Traité</c>, <c>â€“</c> for a dash.</summary>
public sealed partial class GarbledTextRule() : CellRule("garbled_text", Severity.Warning)
{
    protected override string Message => "The text looks as if it had been opened in a wrong encoding and saved so ('Ã©' for 'é'). Take it from the source again, and open the file as UTF-8.";

    protected override bool LooksAt(SeedColumn column) => IsText(column);

    protected override bool Refuses(string cell) => cell.AsSpan().ContainsAny("ÂÃâÐÑ") && Garbled().IsMatch(cell);

    // The first bytes of Latin, punctuation and Cyrillic in UTF-8, each followed by a second byte as Windows-1252 shows it.
    [GeneratedRegex(@"[ÂÃ][\u0080-\u00BF]|â€|(?:[ÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]){2}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Garbled();
}
