using CooperationGraph.Execution.Planning;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Running;

/// <summary>What is known of a request once it is planned and its variables are coerced.</summary>
internal sealed record Request(
    OperationPlan Plan, RequestContext Context, IReadOnlyDictionary<string, object?> Variables)
{
    /// <summary>What was written of objects before, to which this request adds; null where nothing is kept.</summary>
    public KeptObjects? Kept { get; init; }

    /// <exception cref="FieldException">A variable puts null where none may be.</exception>
    public FieldArguments ArgumentsOf(FieldPlan field) => field.Arguments?.With(Variables) ?? FieldArguments.None;
}
