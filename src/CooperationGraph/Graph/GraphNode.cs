namespace CooperationGraph.Graph;

/// <summary>
/// A node with its label, id and property values. Immutable; two are equal that have the same id, as within a revision they are the same node.
/// </summary>
public sealed class GraphNode : IEquatable<GraphNode>
{
    /// <summary>What is derived from this instance (<see cref="NodeFact{T}"/>).</summary>
    internal KeptFact? Kept;

    private readonly object?[] _values;

    // By the slots of WrittenValue.
    private byte[]?[]? _written;

    /// <param name="values">One slot per property of the label, in the order of <see cref="PropertyOwner.Properties"/>, then of <see cref="PropertyOwner.Derived"/>; null where the cell is empty.</param>
    public GraphNode(int number, NodeLabel label, string id, object?[] values)
    {
        Number = number;
        Label = label;
        Id = id;
        _values = values;
    }

    /// <summary>A number unique within the store, which every store gives as it likes. It is no id: it changes with the data.</summary>
    public int Number { get; }

    /// <summary>Whether its store gives this very instance whenever it is asked for, so that what is kept beside it is found again.</summary>
    public bool IsKept { get; internal set; }

    public NodeLabel Label { get; }

    /// <summary>The global id, such as <c>agreement:bit-cn-kz-1992</c>.</summary>
    public string Id { get; }

    /// <summary>The value of a property of this node's label, or null.</summary>
    public object? this[Property property] => _values[property.Index];

    public string? Get(Property<string> property) => (string?)_values[property.Index];

    public IReadOnlyList<string> Get(Property<string[]> property) => (string[]?)_values[property.Index] ?? [];

    public T? Get<T>(Property<T> property)
        where T : struct => (T?)_values[property.Index];

    public bool Is(Property<bool> property) => _values[property.Index] is true;

    /// <summary>Whether the word of an enumerated property is that of a value.</summary>
    public bool Is<T>(EnumeratedProperty<T> property, T value)
        where T : struct, Enum => (string?)_values[property.Index] == value.Word();

    /// <summary>What the word of an enumerated property stands for, or null.</summary>
    public T? Read<T>(EnumeratedProperty<T> property)
        where T : struct, Enum => Vocabulary.Read<T>((string?)_values[property.Index]);

    /// <summary>The same node with another value of one property, for asking "what if".</summary>
    public GraphNode With(Property property, object? value)
    {
        var values = (object?[])_values.Clone();
        values[property.Index] = value;
        return new(Number, Label, Id, values);
    }

    /// <inheritdoc cref="With(Property, object?)"/>
    public GraphNode With(params ReadOnlySpan<(Property Property, object? Value)> changes)
    {
        var values = (object?[])_values.Clone();
        foreach (var (property, value) in changes) values[property.Index] = value;
        return new(Number, Label, Id, values);
    }

    internal byte[]? Written(int slot) => _written is { } written && (uint)slot < (uint)written.Length ? written[slot] : null;

    internal void KeepWritten(int slot, byte[] value)
    {
        var written = _written;
        // Of what two threads keep at once one may be lost, and is written again.
        if (written is null || written.Length <= slot) Array.Resize(ref written, Math.Max(slot + 1, Label.WrittenSlots));
        written[slot] = value;
        Volatile.Write(ref _written, written);
    }

    public bool Equals(GraphNode? other) => ReferenceEquals(this, other) || (other is not null && other.Number == Number && other.Id == Id);

    public override bool Equals(object? obj) => Equals(obj as GraphNode);

    public override int GetHashCode() => Number;

    public override string ToString() => Id;
}
