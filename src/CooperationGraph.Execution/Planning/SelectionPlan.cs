using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// A merged selection on an object type, an interface or a union. The level of a concrete type is planned when the first object of that
/// type comes: an interface with many types that is nested often would otherwise plan far more than any answer uses.
/// </summary>
internal sealed class SelectionPlan(OperationPlan operation, IGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
{
    // As many as most interfaces and unions have; of a larger one the others are looked up.
    private const int MaxNear = 8;

    private readonly ConcurrentDictionary<string, LevelPlan> _levels = new();

    // By the very text that names the type: whoever finds the type of an object mostly gives the same one, and no text need be compared.
    private (string Name, LevelPlan Level)[] _near = [];
    private readonly Func<object, string>? _typeNameOf = operation.Binding.TypeNameOf(type.Name);
    private readonly LevelPlan? _only = type is IObjectGraphType only ? Plan(operation, only, selections) : null;

    /// <summary>The names of all selected fields, on whatever type.</summary>
    public HashSet<string> FieldNames => field ??= FieldCollector.NamesOf(operation, selections);

    public LevelPlan LevelOf(object value)
    {
        if (_only is not null) return _only;
        var name = _typeNameOf!(value);
        foreach (var near in _near)
            if (ReferenceEquals(near.Name, name)) return near.Level;
        return Find(name);
    }

    private LevelPlan Find(string name)
    {
        var level = _levels.GetOrAdd(name, PlanOf);
        // What two threads add at once, one of them adds again.
        if (_near is { Length: < MaxNear } near) _near = [.. near, (name, level)];
        return level;
    }

    private LevelPlan PlanOf(string name) =>
        operation.Binding.Schema.AllTypes[name] is IObjectGraphType concrete && ((IAbstractGraphType)type).PossibleTypes.Contains(concrete)
            ? Plan(operation, concrete, selections)
            : throw new InvalidOperationException($"An object of the type '{name}' is no {type.Name}.");

    // Planning goes down as deep as the operation.
    private static LevelPlan Plan(OperationPlan operation, IObjectGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new(type.Name, operation.Binding.ObjectTypeOf(type.Name), [.. FieldCollector.Collect(operation, type, selections).Select(group => FieldPlanner.Plan(operation, type, group.Nodes, group.NullVariable))], !selections.Any(operation.HasVariables));
    }
}
