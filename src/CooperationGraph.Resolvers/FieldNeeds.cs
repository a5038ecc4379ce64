namespace CooperationGraph.Resolvers;

/// <summary>What an operation selects below a field, so that a resolver need not fetch what nobody reads: it may leave out whatever is not selected.</summary>
public sealed class FieldNeeds
{
    private readonly Func<IReadOnlySet<string>>? _names;
    private IReadOnlySet<string>? _selected;

    /// <param name="selected">The names of all selected fields, on whatever type; asked once, when a resolver wants to know.</param>
    public FieldNeeds(Func<IReadOnlySet<string>> selected) => _names = selected;

    private FieldNeeds()
    {
    }

    /// <summary>Of an engine that does not look below a field: whatever can be selected is.</summary>
    public static FieldNeeds All { get; } = new();

    /// <summary>Of a field that has no selection.</summary>
    public static FieldNeeds None { get; } = new(static () => new HashSet<string>());

    /// <summary>Whether a field of this name is selected, on whatever type.</summary>
    public bool Selects(string field) => _names is null || (_selected ??= _names()).Contains(field);
}
