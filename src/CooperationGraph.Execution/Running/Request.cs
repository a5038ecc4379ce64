using CooperationGraph.Execution.Planning;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Running;

/// <summary>What is known of a request once it is planned and its variables are coerced.</summary>
internal sealed record Request(
    OperationPlan Plan, RequestContext Context, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments, IReadOnlyDictionary<string, byte[]> Introspected)
{
    public FieldArguments ArgumentsOf(FieldPlan field) =>
        Arguments is not null && Arguments.TryGetValue(field.Node, out var arguments) ? new(arguments) : field.DefaultArguments;
}
