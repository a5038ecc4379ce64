namespace CooperationGraph.Server.Pages.Lists;

/// <summary>A column of a list.</summary>
/// <param name="Field">The field of the node that it shows.</param>
/// <param name="Title">What stands at its head.</param>
/// <param name="Selection">How the query asks for the field, where it is more than its name.</param>
public sealed record ListColumn(string Field, string Title, string? Selection = null)
{
    /// <summary>What lists are ordered by where they are ordered by this column, without the direction: <c>SIGNED_ON</c>.</summary>
    public string Key { get; } = Words.ColumnOf(Field).ToUpperInvariant();
}
