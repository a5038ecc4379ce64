using System.Text.RegularExpressions;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>
/// A statement as it is sent. Its parameters travel as one map: the database keeps a plan for a text and the kinds of its parameters, among which a null is one, and so are lists and
/// texts of up to 1, 10, 100 … elements. To plan a statement takes up to a second; of what a map holds the plan asks nothing.
/// </summary>
public sealed partial record CypherStatement
{
    /// <summary>The name of the map.</summary>
    public const string Given = "given";

    /// <param name="text">Cypher that is put together from the words of the graph model alone, with <c>$name</c> for a parameter.</param>
    /// <param name="parameters">What came from outside: text, numbers, flags, lists of them and maps from text to them; null for none.</param>
    public CypherStatement(string text, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        if (parameters is null) Text = text;
        else (Text, Parameters) = (Name().Replace(text, "$$" + Given + ".${name}"), new Dictionary<string, object?> { [Given] = parameters });
    }

    public string Text { get; }

    /// <summary>Null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Parameters { get; }

    [GeneratedRegex(@"\$(?<name>[A-Za-z]\w*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
