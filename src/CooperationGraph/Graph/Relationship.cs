namespace CooperationGraph.Graph;

/// <summary>A relationship between two nodes, with its property values.</summary>
/// <param name="From">The id of the node that it starts from.</param>
/// <param name="To">The id of the node that it ends at.</param>
/// <param name="Ordinal">Its place among those of the same type from and to the same nodes, from 0 on, in the order of their cells.</param>
/// <param name="Values">One slot per property of the type; null where the type has none.</param>
public readonly record struct Relationship(RelationshipType Type, string From, string To, int Ordinal, object?[]? Values)
{
    /// <summary>
    /// What tells it from every other relationship of its revision: its ends with the type between them, and from the second of parallel ones on its number, such as
    /// <c>country:KAZ/PARTY_TO/agreement:bit-cn-kz-1992</c> and <c>country:GEO/MEMBER_OF/group:cis/2</c>. No id of a node holds a slash.
    /// </summary>
    public string Id => Ordinal == 0 ? $"{From}/{Type.Name}/{To}" : $"{From}/{Type.Name}/{To}/{Ordinal + 1}";

    public string? Get(Property<string> property) => (string?)Values?[property.Index];

    public T? Get<T>(Property<T> property)
        where T : struct => (T?)Values?[property.Index];

    public bool Is(Property<bool> property) => Values?[property.Index] is true;

    public bool Equals(Relationship other) => Type == other.Type && Ordinal == other.Ordinal && From == other.From && To == other.To;

    public override int GetHashCode() => HashCode.Combine(Type, From, To, Ordinal);
}
