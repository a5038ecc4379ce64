using System.Collections.Frozen;

namespace CooperationGraph.Graph;

/// <summary>
/// A column of a relationship, as a claim names it in its field: <c>PARTY_TO.in_force_on</c>. The claim is about the node that the relationship starts from, and applies to the one at its other end.
/// </summary>
public sealed record RelationshipField(RelationshipType Type, Property Property)
{
    /// <summary>
    /// The dates and the role of a party, in the order of the file. Of other types a node may have several relationships to another, such as two stints of membership, and a claim could not tell which it means.
    /// </summary>
    public static IReadOnlyList<RelationshipField> All { get; } =
        [.. PartyTo.Type.Properties.Where(property => property.Kind is PropertyKind.Date or PropertyKind.Enumerated).Select(property => new RelationshipField(PartyTo.Type, property))];

    private static readonly FrozenDictionary<string, RelationshipField> ByName = All.ToFrozenDictionary(field => field.Name);

    /// <summary>As it stands in a claim.</summary>
    public string Name => $"{Type.Name}.{Property.Name}";

    /// <summary>What a claim's field stands for, where that is a column of relationships that start from a label; else null.</summary>
    public static RelationshipField? Of(string? field, NodeLabel label) =>
        field is not null && field.Contains('.', StringComparison.Ordinal) && ByName.TryGetValue(field, out var found) && found.Type.StartsFrom(label) ? found : null;
}
