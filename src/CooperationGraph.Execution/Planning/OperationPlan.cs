using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>How one operation is executed under one set of conditions: the root level, from which all others are reached.</summary>
internal sealed class OperationPlan
{
    private readonly ConcurrentDictionary<(GraphQLField, string), SelectionPlan> _selections = new();
    private readonly HashSet<GraphQLSelectionSet> _withVariables;

    public OperationPlan(SchemaBinding binding, GraphQLDocument document, GraphQLOperationDefinition operation, Conditions conditions)
    {
        Binding = binding;
        Document = document;
        Conditions = conditions;
        _withVariables = VariableUse.In(document, operation);
        Root = new SelectionPlan(this, binding.Roots.Of(operation.Operation), [operation.SelectionSet]).LevelOf(this);
    }

    public SchemaBinding Binding { get; }

    public GraphQLDocument Document { get; }

    public Conditions Conditions { get; }

    public LevelPlan Root { get; }

    /// <summary>Whether the next request with these conditions finds it again.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether an argument in a selection, or in one below it, has a variable.</summary>
    public bool HasVariables(GraphQLSelectionSet selections) => _withVariables.Contains(selections);

    /// <summary>
    /// The plan of what is selected below some merged fields. One field that stands alone gets the same plan on every type that it is
    /// selected on, so that an operation that goes through interfaces again and again stays small.
    /// </summary>
    public SelectionPlan SelectionOf(IGraphType type, List<GraphQLField> fields) =>
        fields is [var field]
            ? _selections.GetOrAdd((field, type.Name), _ => new(this, type, [field.SelectionSet!]))
            : new(this, type, [.. fields.Select(each => each.SelectionSet!)]);
}
