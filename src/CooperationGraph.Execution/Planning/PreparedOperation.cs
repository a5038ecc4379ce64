using System.Collections.Concurrent;
using CooperationGraph.Execution.Coercion;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>A valid operation of a document, with its plans: one for each truth of the variables in <c>@skip</c> and <c>@include</c>.</summary>
internal sealed class PreparedOperation(SchemaBinding binding, GraphQLDocument document, GraphQLOperationDefinition operation)
{
    // A client may send each of the 2^n combinations; what is not kept is planned again.
    private const int KeptPlans = 16;

    // What takes long once may take long again; and where it was chance, such as a collection, so many changes of thread are no loss.
    private const int RunsAway = 64;

    private int _away;

    private readonly IReadOnlyList<string> _conditionVariables = Conditions.VariablesOf(document);
    private readonly ConcurrentDictionary<string, OperationPlan> _plans = new();

    public GraphQLDocument Document => document;

    public GraphQLOperationDefinition Operation => operation;

    public bool HasVariables => operation.Variables?.Count > 0;

    public VariableReader Variables { get; } = new(binding.Schema, document, operation);

    /// <summary>The cost where no variable can change it.</summary>
    public OperationCost? FixedCost { get; set; }

    /// <summary>Whether the next run is as quick as the last ones were: none of them took long, and no variable can make it ask for more.</summary>
    public bool IsQuick => !HasVariables && Volatile.Read(ref _away) == 0;

    /// <summary>Takes note of how long a run took.</summary>
    public void Took(TimeSpan time, TimeSpan longest)
    {
        if (time > longest) _away = RunsAway;
        else if (_away > 0) _away--;
    }

    public OperationPlan PlanFor(IReadOnlyDictionary<string, object?> variables)
    {
        var conditions = Conditions.Of(_conditionVariables, variables);
        if (_plans.TryGetValue(conditions.Key, out var plan)) return plan;
        plan = new(binding, document, operation, conditions);
        plan.IsKept = _plans.Count < KeptPlans && _plans.TryAdd(conditions.Key, plan);
        return plan;
    }
}
