using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>The kinds of operation that are executed, and the type at which each begins: nothing else knows that there are several.</summary>
internal sealed class RootTypes(ISchema schema)
{
    // A subscription would begin at schema.Subscription, with a resolver that answers a stream of objects in place of one.
    private readonly Dictionary<OperationType, IObjectGraphType> _types = new() { [OperationType.Query] = schema.Query };

    /// <summary>Null for a kind that is not executed.</summary>
    public IObjectGraphType? Find(OperationType operation) => _types.GetValueOrDefault(operation);

    /// <exception cref="KeyNotFoundException">The kind is not executed.</exception>
    public IObjectGraphType Of(OperationType operation) => _types[operation];
}
