namespace CooperationGraph.Resolvers;

/// <summary>What an operation selects below a field, so that a resolver need not fetch what nobody reads.</summary>
/// <param name="selected">The names of all selected fields, on whatever type; asked once, when a resolver wants to know.</param>
public sealed class FieldNeeds(Func<IReadOnlySet<string>> selected)
{
    private IReadOnlySet<string>? _selected;

    /// <summary>Of a field that has no selection.</summary>
    public static FieldNeeds None { get; } = new(static () => new HashSet<string>());

    /// <summary>Whether a field of this name is selected, on whatever type.</summary>
    public bool Selects(string field) => (_selected ??= selected()).Contains(field);
}
