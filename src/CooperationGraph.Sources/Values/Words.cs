using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Values;

/// <summary>What words of a published form mean in a closed list of the graph model. Capitals and punctuation do not count.</summary>
internal sealed class Words(Property property, params (string Published, string Word)[] table)
{
    private readonly Dictionary<string, string> _words = table.ToDictionary(each => FormColumn.Fold(each.Published), each => each.Word);

    public Property Property => property;

    /// <summary>The word; null where the text has no meaning there.</summary>
    public string? Of(string text) => _words.GetValueOrDefault(FormColumn.Fold(text)) is { } word && (property.Values.Count == 0 || property.Values.Contains(word)) ? word : null;
}
