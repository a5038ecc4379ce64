using CooperationGraph.Graph;

namespace CooperationGraph.Tests.Support;

/// <summary>A relationship between two nodes, with its property values.</summary>
/// <param name="Values">One slot per property of the type; null where the type has none.</param>
public sealed record Relationship(RelationshipType Type, string From, string To, object?[]? Values = null)
{
    public string? Get(Property<string> property) => (string?)Values?[property.Index];

    public T? Get<T>(Property<T> property)
        where T : struct => (T?)Values?[property.Index];

    public bool Is(Property<bool> property) => Values?[property.Index] is true;
}
