using System.Collections.Concurrent;
using CooperationGraph.Execution.Coercion;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>A valid operation of a document, with its plans: one for each truth of the variables in <c>@skip</c> and <c>@include</c>.</summary>
internal sealed class PreparedOperation(SchemaBinding binding, GraphQLDocument document, GraphQLOperationDefinition operation)
{
    // A client may send each of the 2^n combinations; what is not kept is planned again.
    private const int KeptPlans = 16;

    private readonly IReadOnlyList<string> _conditionVariables = Conditions.VariablesOf(document);
    private readonly ConcurrentDictionary<string, OperationPlan> _plans = new();

    public GraphQLDocument Document => document;

    public GraphQLOperationDefinition Operation => operation;

    public bool HasVariables => operation.Variables?.Count > 0;

    public VariableReader Variables { get; } = new(binding.Schema, document, operation);

    /// <summary>The cost where no variable can change it.</summary>
    public OperationCost? FixedCost { get; set; }

    public OperationPlan PlanFor(IReadOnlyDictionary<string, object?> variables)
    {
        var conditions = Conditions.Of(_conditionVariables, variables);
        if (_plans.TryGetValue(conditions.Key, out var plan)) return plan;
        plan = new(binding, document, operation, conditions);
        plan.IsKept = _plans.Count < KeptPlans && _plans.TryAdd(conditions.Key, plan);
        return plan;
    }
}
