namespace CooperationGraph.Graph;

/// <summary>A property of a label or of a relationship type: one column of its CSV file.</summary>
public class Property
{
    internal Property(string name, PropertyKind kind, int index, bool required, IReadOnlyList<string>? values)
    {
        Name = name;
        Kind = kind;
        Index = index;
        Required = required;
        Values = values ?? [];
    }

    /// <summary>The column's name, in snake case.</summary>
    public string Name { get; }

    public PropertyKind Kind { get; }

    /// <summary>The slot of the value in <see cref="GraphNode"/> and <see cref="Relationship"/>.</summary>
    public int Index { get; }

    /// <summary>Whether an empty cell is refused.</summary>
    public bool Required { get; }

    /// <summary>The closed list of an enumerated property; empty for every other kind.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether lists are filtered by text that it contains.</summary>
    public bool IsSearched { get; internal init; }

    /// <summary>Whether the whole text names its node, as an ISO code does.</summary>
    public bool IsCode { get; internal init; }

    /// <summary>Whether each text of the list is a name of the node.</summary>
    public bool HoldsNames { get; internal init; }

    /// <summary>The field of the label's filter that compares it: with words or texts, with a range of days, or whether it is set; null where lists are not filtered by it.</summary>
    public string? Filter { get; internal init; }

    /// <summary>Whether it is a mark or remark of the compilers, which no source states.</summary>
    public bool IsEditorial => Name is "confidence" or "unverified" or "unverified_fields" or "note";

    public override string ToString() => Name;
}

/// <summary>A property whose values have the CLR type <typeparamref name="T"/>.</summary>
public class Property<T> : Property
{
    internal Property(string name, PropertyKind kind, int index, bool required = false, IReadOnlyList<string>? values = null)
        : base(name, kind, index, required, values)
    {
    }
}

/// <summary>
/// A property whose values are the words of a closed list: texts, as the seed and the stores have them. <see cref="GraphNode.Read"/> gives the value that a word stands for.
/// </summary>
public sealed class EnumeratedProperty<T> : Property<string>
    where T : struct, Enum
{
    internal EnumeratedProperty(string name, int index, bool required)
        : base(name, PropertyKind.Enumerated, index, required, Vocabulary.WordsOf<T>())
    {
    }
}
