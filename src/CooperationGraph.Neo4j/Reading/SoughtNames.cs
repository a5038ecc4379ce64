using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>What a condition seeks among the names of a node (<see cref="GraphWords.Names"/>), and how that is written.</summary>
internal sealed class SoughtNames
{
    private readonly Condition.TextContains _condition;
    private readonly List<Property<string>> _searched;

    public SoughtNames(Condition.TextContains condition)
    {
        var label = GraphModel.Labels.First(label => label.Properties.Contains(condition.Properties[0]));
        (_condition, _searched, Words) = (condition, [.. label.Searched], TextFold.Words(condition.Text));
        IsAny = _searched.TrueForAll(condition.Properties.Contains) && (condition.OrAliases || !Links.AliasOf.LeadsTo(label));
    }

    /// <summary>The words that one name must contain; none for what every node fulfils.</summary>
    public string[] Words { get; }

    /// <summary>Whether a node fulfils it whose names, as one text, contain the word.</summary>
    public bool IsOneWordOfAny => IsAny && Words.Length == 1;

    // Whether any name of the node will do.
    private bool IsAny { get; }

    /// <summary>The word that stands in the fewest names of a label; of equals the longest.</summary>
    public string RarestOf(NodeLabel label, NameLetters letters) => Words.OrderBy(word => letters.ShareOf(label, word)).ThenByDescending(word => word.Length).First();

    /// <summary>About in which share of a label's names all words stand; null where nothing is known, or nothing is sought.</summary>
    public double? ShareOf(NodeLabel label, NameLetters letters) => Words.Min(word => letters.ShareOf(label, word));

    /// <summary>A <c>MATCH</c> of the nodes <c>n</c> of a label that have a word in a name, by the index on their names; and by one on who has names too long for it.</summary>
    public static string Match(NodeLabel label, string word) =>
        $"CALL () {{ MATCH (n:{label.Name}) WHERE n.{GraphWords.Names} CONTAINS {word} AND n.import = $import RETURN n "
        + $"UNION MATCH (n:{GraphWords.Node}) WHERE n.import = $import AND n.{GraphWords.LongNamesOf} = '{label.Name}' AND n.{GraphWords.LongNames} CONTAINS {word} RETURN n }} MATCH (n) WHERE true";

    /// <param name="of">The variable of the node.</param>
    public string Write(string of, ConditionWriter conditions)
    {
        if (Words.Length == 0) return "true";
        var names = GraphWords.NamesOf(of);
        if (IsOneWordOfAny) return $"{names} CONTAINS {conditions.Parameter(Words[0])}";
        var lines = $"split({names}, '\\n')";
        // One text of the statement for any number of words.
        return $"any(name IN {(IsAny ? lines : Some(lines, conditions))} WHERE all(word IN {conditions.Parameter(Words)} WHERE name CONTAINS word))";
    }

    private string Some(string lines, ConditionWriter conditions)
    {
        var own = $"[line IN {conditions.Parameter(_condition.Properties.Select(property => _searched.IndexOf(property)).ToArray())} | {lines}[line]]";
        return _condition.OrAliases ? $"{own} + {lines}[{_searched.Count}..]" : own;
    }
}
