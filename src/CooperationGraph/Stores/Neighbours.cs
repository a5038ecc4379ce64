using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>
/// The neighbours of many nodes: those of node <c>i</c> stand in <see cref="Items"/> from <c>Offsets[i]</c> up to, but not including,
/// <c>Offsets[i + 1]</c>. <see cref="Offsets"/> has one entry more than there are nodes.
/// </summary>
public sealed record Neighbours(Neighbour[] Items, int[] Offsets)
{
    public ReadOnlySpan<Neighbour> Of(int index) => Items.AsSpan(Offsets[index], Offsets[index + 1] - Offsets[index]);

    /// <summary>These, then those of other nodes.</summary>
    public Neighbours Then(Neighbours others) => new([.. Items, .. others.Items], [.. Offsets, .. others.Offsets.Skip(1).Select(offset => Items.Length + offset)]);
}

/// <summary>A node at the other end of a relationship.</summary>
/// <param name="Values">The relationship's property values, one slot per property of its type; null where the type has none.</param>
public readonly record struct Neighbour(GraphNode Node, object?[]? Values)
{
    public string? Get(Property<string> property) => (string?)Values?[property.Index];

    public T? Get<T>(Property<T> property)
        where T : struct => (T?)Values?[property.Index];

    public bool Is(Property<bool> property) => Values?[property.Index] is true;
}
