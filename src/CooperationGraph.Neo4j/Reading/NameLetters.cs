using System.Globalization;
using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// In about how many names of a label some word stands: an import counts one, two and three letters that stand together in many names, of some of them, and puts them beside the dataset. It tells from which of several
/// words a search had better start, and where it had better go along the order. A word stands in no more names than its rarest three letters.
/// </summary>
internal sealed class NameLetters
{
    private const int Most = 3;

    // So many names of a label are looked at; what stands in one of so many of them is counted.
    private const int Sample = 2000;
    private const int OneOf = 32;

    // What is not counted stands in less than one of 32, and most words in far less.
    private const double Rarely = 0.001;

    // By label and letters.
    private readonly Dictionary<string, double> _shares;

    /// <param name="letters">What <see cref="Count"/> wrote, or nothing.</param>
    public NameLetters(IEnumerable<string> letters) =>
        _shares = letters.Select(each => each.Split(' ')).ToDictionary(parts => $"{parts[1]} {parts[2]}", parts => int.Parse(parts[0], CultureInfo.InvariantCulture) / 1000.0);

    /// <param name="namesOf">All names of a node as they are compared.</param>
    /// <returns>For letters of names of a label the thousandths of them in which they stand, and both.</returns>
    public static IEnumerable<string> Count(IEnumerable<GraphNode> nodes, Func<GraphNode, string> namesOf)
    {
        foreach (var ofLabel in nodes.Where(node => GraphIndexes.IsFoundByNames(node.Label)).GroupBy(node => node.Label))
        {
            GraphNode[] all = [.. ofLabel];
            // The same of the same dataset.
            var some = all.Length <= Sample ? all : new Random(Sample).GetItems(all, Sample);
            var counted = some.SelectMany(node => LettersOf(namesOf(node)).Distinct()).CountBy(letters => letters).Where(each => each.Value * OneOf >= some.Length);
            foreach (var (letters, count) in counted.OrderBy(each => each.Key, StringComparer.Ordinal)) yield return string.Create(CultureInfo.InvariantCulture, $"{count * 1000L / some.Length} {ofLabel.Key.Name} {letters}");
        }
    }

    /// <summary>The share of a label's names in which a word stands, about; null where nothing is known.</summary>
    public double? ShareOf(NodeLabel label, string word) =>
        _shares.Count == 0 ? null : Together(word, Most).DefaultIfEmpty(word).Min(letters => _shares.GetValueOrDefault($"{label.Name} {letters}", Rarely));

    private static IEnumerable<string> LettersOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Enumerable.Range(1, Most).SelectMany(count => Together(word, count)));

    // So many that stand beside each other.
    private static IEnumerable<string> Together(string word, int count)
    {
        int[] starts = [.. Enumerable.Range(0, word.Length).Where(at => at == 0 || !char.IsSurrogatePair(word[at - 1], word[at])), word.Length];
        for (var first = 0; first + count < starts.Length; first++) yield return word[starts[first]..starts[first + count]];
    }
}
