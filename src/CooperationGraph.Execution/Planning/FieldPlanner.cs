using System.Text;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>Turns merged selections of one field into its plan.</summary>
internal static class FieldPlanner
{
    public static FieldPlan Plan(OperationPlan operation, IObjectGraphType type, List<GraphQLField> nodes)
    {
        var node = nodes[0];
        var key = FieldCollector.KeyOf(node);
        var keyBytes = Encoding.UTF8.GetBytes($",\"{key}\":");
        var name = node.Name.StringValue;
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
                Type = type,
                Constant = Encoding.UTF8.GetBytes($"\"{type.Name}\""),
            };
        }

        if (name is "__schema" or "__type")
            return new() { Kind = FieldKind.Introspection, Key = key, KeyBytes = keyBytes, Node = node, Coordinate = $"{type.Name}.{name}", Type = type };

        var definition = type.GetField(name)!;
        var shape = TypeShape.Of(definition.ResolvedType!);
        var resolver = operation.Resolvers.Of(type.Name, name);
        var selection = shape.Named is IComplexGraphType or UnionGraphType ? operation.SelectionOf(shape.Named, nodes) : null;
        return new()
        {
            Kind = resolver.Batch is null ? FieldKind.Leaf : FieldKind.Batch,
            Key = key,
            KeyBytes = keyBytes,
            Node = node,
            Coordinate = $"{type.Name}.{name}",
            DefaultArguments = ExecutionHelper.GetArguments(definition.Arguments, null, null, operation.Document, node, null) is { } defaults ? new(defaults) : FieldArguments.None,
            NonNull = shape.NonNull,
            IsList = shape.IsList,
            ItemNonNull = shape.ItemNonNull,
            Type = shape.Named,
            Leaf = resolver.Leaf,
            Bind = resolver.Bind,
            Batch = resolver.Batch,
            Value = resolver.Value,
            Selection = selection,
            Needs = new(selection),
        };
    }
}
