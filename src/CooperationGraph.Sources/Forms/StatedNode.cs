using CooperationGraph.Graph;

namespace CooperationGraph.Sources.Forms;

/// <summary>What one published row says of one node.</summary>
/// <param name="Id">The node's id in the seed, or the one that it gets.</param>
/// <param name="Locator">Where in the source, such as <c>record 39539</c>.</param>
internal sealed record StatedNode(NodeLabel Label, string Id, string? Locator = null)
{
    /// <summary>The record as it stands there, kept with the claim about a new row.</summary>
    public string? Record { get; init; }

    public List<StatedValue> Values { get; } = [];

    public List<StatedLink> Links { get; } = [];

    /// <summary>Adds a value that the row states, if it does; in <paramref name="others"/> what it calls the same too.</summary>
    public StatedNode With(Property property, string? value, string column, params IEnumerable<string?> others)
    {
        if (value is { Length: > 0 }) Values.Add(new(property, value, column, [.. others.OfType<string>().Where(other => other != value)]));
        return this;
    }

    /// <summary>A value that a new row gets, and that nothing is compared with: what is a matter of the seed's own form.</summary>
    public StatedNode WithOnlyNew(Property property, string? value, string column)
    {
        if (value is { Length: > 0 }) Values.Add(new(property, value, column, [], IsCompared: false));
        return this;
    }
}

/// <summary>A value of a property, in the form of the seed.</summary>
/// <param name="Column">The published column.</param>
/// <param name="Others">What the source calls it too, where it has several names for one thing.</param>
/// <param name="IsCompared">Whether a row that exists is compared with it.</param>
internal sealed record StatedValue(Property Property, string Value, string Column, IReadOnlyList<string> Others, bool IsCompared = true);

/// <summary>A relationship from the node, or to it.</summary>
/// <param name="Other">The id of the node at the other end.</param>
/// <param name="IsCompared">Whether a row that exists is compared with it; what it was found by is not.</param>
internal sealed record StatedLink(RelationshipType Type, string Other, string Column, bool IsIncoming = false, bool IsCompared = true)
{
    /// <summary>The values of the relationship's own properties.</summary>
    public IReadOnlyList<(Property Property, string Value)> Values { get; init; } = [];
}
