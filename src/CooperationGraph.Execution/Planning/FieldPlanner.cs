using System.Text;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Validation;
using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>Turns merged selections of one field into its plan.</summary>
internal static class FieldPlanner
{
    public static FieldPlan Plan(OperationPlan operation, IObjectGraphType type, List<GraphQLField> nodes, string? nullVariable)
    {
        var node = nodes[0];
        var key = FieldCollector.KeyOf(node);
        var keyBytes = Encoding.UTF8.GetBytes($",\"{key}\":");
        var name = node.Name.StringValue;
        var failure = nullVariable is null ? null : new FieldException(ErrorCodes.Argument, $"The variable '${nullVariable}' is null in @skip or @include, where true or false is needed.");
        if (name == "__typename")
        {
            return new()
            {
                Kind = FieldKind.TypeName,
                Key = key,
                KeyBytes = keyBytes,
                Node = node,
                Coordinate = $"{type.Name}.__typename",
                NonNull = true,
                Failure = failure,
                Constant = Encoding.UTF8.GetBytes($"\"{type.Name}\""),
            };
        }

        var definition = SchemaFields.Find(operation.Binding.Schema, type, name)!;
        var shape = TypeShape.Of(definition.ResolvedType!);
        var resolver = operation.Binding.Of(type.Name, name);
        var selection = shape.Named is IComplexGraphType or UnionGraphType ? operation.SelectionOf(shape.Named, nodes) : null;
        return new()
        {
            Kind = resolver.Batch is null ? FieldKind.Leaf : FieldKind.Batch,
            Key = key,
            KeyBytes = keyBytes,
            Node = node,
            Coordinate = $"{type.Name}.{name}",
            Arguments = definition.Arguments is { Count: > 0 } ? new(definition.Arguments, node) : null,
            Failure = failure,
            NonNull = shape.NonNull,
            IsList = shape.IsList,
            ItemNonNull = shape.ItemNonNull,
            Leaf = resolver.Leaf,
            Bind = resolver.Bind,
            Batch = resolver.Batch,
            Value = resolver.Value,
            Selection = selection,
            Needs = selection is null ? FieldNeeds.None : new(() => selection.FieldNames),
        };
    }
}
