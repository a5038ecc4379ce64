using CooperationGraph.Execution.Planning;

namespace CooperationGraph.Execution;

/// <summary>What an operation selects below a field, so that a resolver need not fetch what nobody reads.</summary>
public sealed class FieldNeeds
{
    private readonly SelectionPlan? _selection;

    internal FieldNeeds(SelectionPlan? selection) => _selection = selection;

    /// <summary>Whether a field of this name is selected, on whatever type.</summary>
    public bool Selects(string field) => _selection?.FieldNames.Contains(field) == true;
}
