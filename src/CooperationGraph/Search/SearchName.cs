using CooperationGraph.Graph;

namespace CooperationGraph.Search;

/// <summary>A text that a node is found by.</summary>
/// <param name="Language">The language that it is in; null where the data do not say it.</param>
/// <param name="Field">The column that has it, or the type of the relationship that leads to what has it.</param>
/// <param name="Standing">What it is to the node.</param>
public sealed record SearchName(string Text, Language? Language, string Field, NameStanding Standing)
{
    /// <summary>Whether a part of it means nothing.</summary>
    public bool IsCode => Standing is NameStanding.Code or NameStanding.AliasCode or NameStanding.Id;
}

/// <summary>What a text is to its node. Of nodes that are met alike, the one comes first to which the text is more: <c>CH</c> is Switzerland, whatever another list means by it.</summary>
public enum NameStanding { Code, Name, Alias, AliasCode, Id }
